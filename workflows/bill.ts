import { allHandlersFinished, condition, continueAsNew, uuid4, workflowInfo } from '@temporalio/workflow';
import { approvalProgress } from '../domain/approval.js';
import type { BillStatus } from '../domain/bill.js';
import { epochMs, type Instant } from '../domain/dates.js';
import { idFrom, type PaymentId, type RemittanceId } from '../domain/ids.js';
import { askDelaysMs, delayAt } from '../domain/payment.js';
import {
  extractBill,
  payBill,
  readBill,
  refreshPayment,
  resolvePayment,
  rows,
  sendRemittance,
  submitPayment,
} from './activities.js';
import { receiveMessages, type Reception } from './bill-commands.js';
import { Desk } from './desk.js';
import type { BillRef } from './messages.js';

/**
 * The life of one bill. The row says where it stands, so that a bill whose workflow was lost, reset or closed goes on
 * from there; each pass of the loop takes the one step that its status asks for.
 */
export async function bill(ref: BillRef): Promise<BillStatus> {
  const reception: Reception = { desk: null, news: { payment: false, isPaid: false, surroundings: false } };
  receiveMessages(ref, reception);
  const desk = new Desk(await readBill(ref), reception.news);
  reception.desk = desk;

  for (;;) {
    const { state } = desk.bill;
    switch (state.status) {
      case 'received':
        await desk.take(() => rows.beginExtraction(ref));
        break;
      case 'extracting':
        await desk.take(() => extractBill(ref));
        break;
      case 'matching':
        await desk.take(() => rows.matchBill(ref));
        break;
      case 'in_review':
        await waitForPerson(
          desk,
          `A person confirms or corrects the details (${state.reasons.length} reasons).`,
        );
        break;
      case 'changes_requested':
        await waitForPerson(desk, 'Changes are asked for.');
        break;
      case 'on_hold':
        await waitOnHold(ref, desk, `On hold: ${state.code}`);
        break;
      case 'awaiting_approval':
        await awaitApproval(ref, desk, state);
        break;
      case 'scheduled':
        await awaitPayTime(ref, desk, state.schedule.payAt);
        break;
      case 'paying':
        await pay(ref, desk);
        break;
      case 'unknown':
        await desk.rest('The provider gave no answer; it is asked again.', delayAt(askDelaysMs, desk.waits));
        desk.forgetNews();
        await desk.take(() => resolvePayment(ref));
        break;
      case 'payment_failed':
        await awaitRetry(ref, desk, state.decline);
        break;
      case 'paid':
        await desk.take(() => sendRemittance(ref, newRemittanceId()));
        break;
      case 'returned':
        await waitForPerson(desk, 'The bank sent the money back: reopen or cancel.');
        break;
      case 'remitted':
      case 'rejected':
      case 'canceled':
      case 'nothing_due':
        if (hasPaymentNews(desk)) {
          desk.forgetNews();
          await desk.take(() => refreshPayment(ref));
          break;
        }
        desk.show('Done.', { isListed: state.status !== 'remitted' });
        await condition(allHandlersFinished);
        // A person may have taken it up again meanwhile.
        if (!hasPaymentNews(desk) && desk.bill.state.status === state.status) return state.status;
    }
    await continueBeforeHistoryGrows(ref);
  }
}

const hasPaymentNews = ({ news }: Desk) => news.payment;

async function waitForPerson(desk: Desk, waitingFor: string): Promise<void> {
  await desk.rest(waitingFor, null);
  desk.forgetNews();
}

/** A hold whose cause can go away by itself is looked at again when the surroundings change. */
async function waitOnHold(ref: BillRef, desk: Desk, waitingFor: string): Promise<void> {
  await desk.rest(waitingFor, null);
  const isWorthALook = desk.news.surroundings;
  desk.forgetNews();
  if (isWorthALook) await desk.take(() => rows.recheckHold(ref));
}

type Approving = Extract<Desk['bill']['state'], { readonly status: 'awaiting_approval' }>;

/** Reminds, escalates and at last holds: each after its own durable timer. */
async function awaitApproval(ref: BillRef, desk: Desk, { approval }: Approving): Promise<void> {
  const { rule, decisions, requestedAt, remindedAt, escalatedAt } = approval;
  const next =
    escalatedAt !== null
      ? ({ milestone: 'expired', afterHours: rule.expireAfterHours } as const)
      : remindedAt !== null
        ? ({ milestone: 'escalated', afterHours: rule.escalateAfterHours } as const)
        : ({ milestone: 'reminded', afterHours: rule.remindAfterHours } as const);
  const dueMs = epochMs(requestedAt) + next.afterHours * 3_600_000 - Date.now();
  const waitingFor = `Approval by ${approvalProgress(rule, decisions).waitingFor} (rule ${rule.name})`;
  const hasNews = dueMs > 0 && (await desk.rest(waitingFor, dueMs));
  if (hasNews) await followSurroundings(ref, desk);
  else await desk.take(() => rows.timeApproval(ref, next.milestone));
}

/** Before the step: what comes in while it runs is news again. */
async function followSurroundings(ref: BillRef, desk: Desk): Promise<void> {
  const isWorthALook = desk.news.surroundings;
  desk.forgetNews();
  if (isWorthALook) await desk.take(() => rows.checkApproval(ref));
}

async function awaitPayTime(ref: BillRef, desk: Desk, payAt: Instant): Promise<void> {
  const ms = epochMs(payAt) - Date.now();
  const hasNews = ms > 0 && (await desk.rest(`Payment is due to begin at ${payAt}`, ms));
  if (hasNews) await followSurroundings(ref, desk);
  else await desk.takeWhenDue(() => payBill(ref, newPaymentId()));
}

/** Sends what is ready; what the provider has in hand is followed by its webhooks, and by the sweep when they are lost. */
async function pay(ref: BillRef, desk: Desk): Promise<void> {
  const status = desk.view.payment?.state.status;
  if (status === 'ready' || status === 'submitting') {
    await desk.take(() => submitPayment(ref));
    return;
  }
  const isFirstLook = desk.waits === 0;
  await desk.rest('The provider is moving the money.', null, { isListed: !isFirstLook });
  const isPaid = desk.news.isPaid && !desk.news.payment;
  desk.forgetNews();
  // The inbox has been to the row: the step finds it there, and asking once more would tell nothing new.
  await desk.take(() => (isPaid ? sendRemittance(ref, newRemittanceId()) : refreshPayment(ref)));
}

async function awaitRetry(
  ref: BillRef,
  desk: Desk,
  { code, retryAt }: { readonly code: string; readonly retryAt: Instant | null },
): Promise<void> {
  if (retryAt === null) {
    await waitForPerson(desk, `Declined (${code}): retry, reopen or cancel.`);
    return;
  }
  const ms = epochMs(retryAt) - Date.now();
  const hasNews = ms > 0 && (await desk.rest(`Declined (${code}); tried again at ${retryAt}`, ms));
  desk.forgetNews();
  if (!hasNews) await desk.takeWhenDue(() => rows.renewPayment(ref));
}

/** The row holds the state, so that nothing but the reference is carried over. */
async function continueBeforeHistoryGrows(ref: BillRef): Promise<void> {
  if (!workflowInfo().continueAsNewSuggested) return;
  await condition(allHandlersFinished);
  await continueAsNew<typeof bill>(ref);
}

/** Made here, where replay repeats it, and never inside a step that is retried. */
const newPaymentId = (): PaymentId => idFrom('payment', uuid7());
const newRemittanceId = (): RemittanceId => idFrom('remittance', uuid7());

function uuid7(): string {
  const time = Date.now().toString(16).padStart(12, '0');
  const random = uuid4();
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(15)}`;
}
