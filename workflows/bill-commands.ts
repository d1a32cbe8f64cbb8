import { ApplicationFailure, condition, log, setHandler, TemporalFailure, uuid4 } from '@temporalio/workflow';
import { decide } from '../domain/bill-commands.js';
import { instant } from '../domain/dates.js';
import { DomainError } from '../domain/errors.js';
import * as activities from './activities.js';
import { refusalOf, type Desk, type News } from './desk.js';
import {
  billCommanded,
  billView,
  commandBill,
  paymentNotified,
  surroundingsChanged,
  type BillCommandMessage,
  type BillRef,
} from './messages.js';

/** `desk` is null until the row was read. */
export type Reception = { desk: Desk | null; readonly news: News };

/** One handler for people's commands, whether they come as updates or as signals; news only raises a flag. */
export function receiveMessages(ref: BillRef, reception: Reception): void {
  const carryOut = async (message: BillCommandMessage) => {
    try {
      const view = await activities.commandBill(ref, { commandId: uuid4(), ...message });
      await condition(() => reception.desk !== null);
      reception.desk?.accept(view);
      return view.bill;
    } catch (error) {
      const refusal = refusalOf(error);
      // What was shown is no longer what stands there: the bill asks anew.
      if (refusal instanceof ApplicationFailure && refusal.type === 'approval_void')
        reception.news.surroundings = true;
      throw refusal;
    }
  };

  setHandler(commandBill, carryOut, {
    validator: (message: BillCommandMessage) => validate(reception.desk, message),
  });
  setHandler(billCommanded, async (message) => {
    try {
      await carryOut(message);
    } catch (error) {
      if (!(error instanceof TemporalFailure)) throw error;
      log.warn('signal_refused', { command: message.command.type, reason: error.message });
      reception.desk?.show(`The last signal (${message.command.type}) was refused: ${error.message}`);
    }
  });
  setHandler(paymentNotified, ({ became }) => {
    if (became === 'paid') reception.news.isPaid = true;
    else reception.news.payment = true;
  });
  setHandler(surroundingsChanged, () => {
    reception.news.surroundings = true;
  });
  setHandler(billView, () => reception.desk?.view ?? null);
}

/**
 * Tells the caller at once why not, before anything is written to history. Synchronous: an async validator accepts
 * everything. What it cannot know (the member's row, changed terms) the activity decides under the row's lock.
 */
function validate(desk: Desk | null, { command, memberId, role, expectedVersion }: BillCommandMessage): void {
  if (desk === null || role === undefined) return;
  const { bill, terms } = desk.view;
  try {
    if (expectedVersion !== undefined && expectedVersion < bill.version) {
      throw new DomainError('version_conflict', 'The bill was changed by somebody else.', {
        version: bill.version,
      });
    }
    decide(bill, command, { member: { memberId, role }, at: instant(Date.now()), terms });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw ApplicationFailure.create({
      type: error.code,
      message: error.message,
      details: [error.details],
      nonRetryable: true,
    });
  }
}
