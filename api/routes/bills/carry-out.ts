import { loadBill } from '../../../db/bills.js';
import { isCarriedOut } from '../../../db/facts.js';
import { isFinal, type Bill } from '../../../domain/bill.js';
import type { BillCommand } from '../../../domain/bill-commands.js';
import { follows } from '../../../domain/bill-facts.js';
import { refuse } from '../../../domain/errors.js';
import { parseId } from '../../../domain/ids.js';
import type { ApiContext, ApiDeps } from '../../deps.js';
import { findNamedVendor } from './create.js';

type CommandRequest = {
  readonly billId: string;
  readonly command: BillCommand;
  readonly expectedVersion: number | null;
  /** The same for every repetition, which is carried out once. */
  readonly effectId: string;
};

/** Asks the bill's workflow; answers the bill after it, or throws the refusal. */
export async function carryOut(c: ApiContext, deps: ApiDeps, request: CommandRequest): Promise<Bill> {
  const { bill, isDone } = await loadForCommand(c, deps, request);
  if (isDone) return bill;
  const { command, expectedVersion, effectId } = request;
  const { memberId, role } = c.get('principal');
  c.get('log').info('bill_command_sent', { billId: bill.billId, command: command.type, effectId });
  const version = expectedVersion === null ? {} : { expectedVersion };
  // Repetitions are recognised by the effect's id: callers' request ids may repeat.
  const message = { command, memberId, role, requestId: c.get('requestId'), commandId: effectId, ...version };
  return deps.workflows.commandBill(bill, message, effectId);
}

/** What the row alone can say: that it was done before, or why not, so that a bill at its end needs no workflow for it. */
async function loadForCommand(
  c: ApiContext,
  { database }: ApiDeps,
  { billId, command, expectedVersion, effectId }: CommandRequest,
): Promise<{ bill: Bill; isDone: boolean }> {
  const { tenantId } = c.get('principal');
  return database.inTenant(tenantId, async (tx) => {
    const bill = await loadBill(tx, tenantId, parseId('bill', billId));
    if (await isCarriedOut(tx, tenantId, bill.billId, effectId)) return { bill, isDone: true };
    const { status } = bill.state;
    const isTakenUp = command.type === 'reopen' && follows.reopened.includes(status);
    if (isFinal(status) && !isTakenUp)
      refuse('wrong_state', `A bill that is ${status} cannot take this.`, { status });
    if (expectedVersion !== null && expectedVersion !== bill.version) {
      refuse('version_conflict', 'The bill was changed by somebody else.', { version: bill.version });
    }
    if ('vendorId' in command && command.vendorId !== null) {
      await findNamedVendor(tx, tenantId, command.vendorId, 'vendorId');
    }
    return { bill, isDone: false };
  });
}
