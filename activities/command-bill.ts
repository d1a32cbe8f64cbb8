import { lockBill, saveBill } from '../db/bills.js';
import { addExtraction, findExtraction } from '../db/extractions.js';
import type { Tx } from '../db/client.js';
import { isCarriedOut } from '../db/facts.js';
import { lockPayment, savePayment } from '../db/payments.js';
import { findActiveMember, type Member } from '../db/members.js';
import { loadTenant } from '../db/tenants.js';
import type { Bill } from '../domain/bill.js';
import { commandActions } from '../domain/bill-command-actions.js';
import { decide, type BillCommand } from '../domain/bill-commands.js';
import type { FactContext } from '../domain/bill-facts.js';
import { withEntered } from '../domain/entered-extraction.js';
import { refuse } from '../domain/errors.js';
import { can } from '../domain/roles.js';
import type { BillCommandMessage, BillRef, BillView } from '../workflows/messages.js';
import { contextOf, viewOf } from './bill-view.js';
import { currentTerms } from './check-payable.js';
import type { ActivityDeps } from './deps.js';

/** A person's command, decided against the row under its lock. Refuses what the state, the role or the rules forbid. */
export function commandBill({ database, now, log }: ActivityDeps) {
  return (ref: BillRef, message: BillCommandMessage): Promise<BillView> =>
    database.inTenant(ref.tenantId, async (tx) => {
      const { command, memberId, expectedVersion, requestId = null, commandId = null } = message;
      const bill = await lockBill(tx, ref.tenantId, ref.billId);
      const [isDone, found, tenant] = await Promise.all([
        commandId !== null && isCarriedOut(tx, ref.tenantId, ref.billId, commandId),
        findActiveMember(tx, ref.tenantId, memberId),
        loadTenant(tx, ref.tenantId),
      ]);
      if (isDone) return viewOf(tx, bill, { tenant });
      const member = authorize(found, message);
      if (expectedVersion !== undefined && expectedVersion !== bill.version) {
        refuse('version_conflict', 'The bill was changed by somebody else.', { version: bill.version });
      }
      const context = { ...contextOf(now(), { kind: 'member', memberId }, requestId), commandId };
      const facts = decide(bill, command, { member, at: context.at, terms: tenant.settings.payingTerms });
      if (command.type === 'approve') await refuseStaleApproval(tx, bill);
      const next = await saveBill(tx, bill, facts, context);
      await Promise.all([followWithPayment(tx, bill, next, context), keepEntered(tx, next, command)]);
      log.info('bill_commanded', { ...ref, command: command.type, memberId, status: next.state.status });
      return viewOf(tx, next, { tenant });
    });
}

function authorize(member: Member | null, { command }: BillCommandMessage): Member {
  if (member === null) return refuse('forbidden', 'No such active member.');
  const action = commandActions[command.type];
  if (!can(member.role, action)) {
    return refuse('forbidden', `A ${member.role} may not do this.`, { action, role: member.role });
  }
  return member;
}

/** A correction stands beside what was read, as a reading of its own. */
async function keepEntered(tx: Tx, bill: Bill, command: BillCommand): Promise<void> {
  if (command.type !== 'confirm_review' && command.type !== 'correct') return;
  const read = await findExtraction(tx, bill.tenantId, bill.billId);
  const entered = read && withEntered(read, bill.details);
  if (entered) await addExtraction(tx, bill, entered);
}

/** What is approved is what was shown: terms that have moved on are asked for anew, by the workflow's next step. */
async function refuseStaleApproval(tx: Tx, bill: Bill): Promise<void> {
  if (bill.state.status !== 'awaiting_approval') return;
  const terms = await currentTerms(tx, bill);
  if (terms?.fingerprint !== bill.state.approval.fingerprint) {
    refuse(
      'approval_void',
      'Vendor, account, amount, document or policy have changed since approval was asked for.',
    );
  }
}

/** A bill that leaves `payment_failed` takes its payment along: renewed for a retry, closed for anything else. */
async function followWithPayment(tx: Tx, before: Bill, after: Bill, context: FactContext): Promise<void> {
  if (before.state.status !== 'payment_failed' || after.state.status === 'payment_failed') return;
  const payment = await lockPayment(tx, before.tenantId, before.state.paymentId);
  if (after.state.status === 'paying') {
    if (payment.state.status !== 'declined') {
      refuse('wrong_state', 'This payment is closed: reopen the bill to pay it again.', {
        status: payment.state.status,
      });
    }
    await savePayment(tx, payment, [{ type: 'attempt_renewed' }], context);
  } else if (payment.state.status === 'declined') {
    await savePayment(tx, payment, [{ type: 'closed', reason: after.state.status }], context);
  }
}
