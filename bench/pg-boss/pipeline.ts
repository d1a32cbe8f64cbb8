import type PgBoss from 'pg-boss';
import type { Activities } from '../../activities/index.js';
import type { ApprovalMilestone } from '../../activities/time-approval.js';
import { newId } from '../../db/ids.js';
import { epochMs } from '../../domain/dates.js';
import { looksApartMs } from '../../domain/payment.js';
import type { BillRef, BillView } from '../../workflows/messages.js';

// The bill's workflow as jobs: one job a step, the next one sent when the step is done. The verbs are the product's own.

export const stepQueue = 'bill-steps';
export const inboxQueue = 'inbox';

type Step =
  | 'begin'
  | 'extract'
  | 'match'
  | 'pay'
  | 'submit'
  | 'ask'
  | 'refresh'
  | 'remit'
  | 'renew'
  | ApprovalMilestone;
export type StepJob = BillRef & { readonly step: Step; readonly looks?: number };

const retries = { retryLimit: 8, retryDelay: 1, retryBackoff: true } as const;
export const queueOptions = { ...retries, expireInSeconds: 300 } as const;

type Plan = { readonly step: Step; readonly afterMs?: number };

/** What comes after this view: at once, at a time, or (null) when a person or a webhook says so. */
function planAfter({ bill: { state }, payment }: BillView, looks: number): Plan | null {
  switch (state.status) {
    case 'received':
      return { step: 'begin' };
    case 'extracting':
      return { step: 'extract' };
    case 'matching':
      return { step: 'match' };
    case 'awaiting_approval': {
      const { rule, requestedAt, remindedAt, escalatedAt } = state.approval;
      const [step, hours] =
        escalatedAt !== null
          ? (['expired', rule.expireAfterHours] as const)
          : remindedAt !== null
            ? (['escalated', rule.escalateAfterHours] as const)
            : (['reminded', rule.remindAfterHours] as const);
      return { step, afterMs: epochMs(requestedAt) + hours * 3_600_000 - Date.now() };
    }
    case 'scheduled':
      return { step: 'pay', afterMs: epochMs(state.schedule.payAt) - Date.now() };
    case 'paying': {
      const isToBeSent = payment?.state.status === 'ready' || payment?.state.status === 'submitting';
      if (isToBeSent) return { step: 'submit' };
      return { step: 'refresh', afterMs: Math.min(looksApartMs.min * 2 ** looks, looksApartMs.max) };
    }
    case 'unknown':
      return { step: 'ask', afterMs: 60_000 };
    case 'payment_failed':
      return state.decline.retryAt === null
        ? null
        : { step: 'renew', afterMs: epochMs(state.decline.retryAt) - Date.now() };
    case 'paid':
      return { step: 'remit' };
    default:
      return null;
  }
}

export async function sendStep(boss: PgBoss, job: StepJob, afterMs = 0): Promise<void> {
  const startAfter = afterMs > 0 ? { startAfter: new Date(Date.now() + afterMs) } : {};
  await boss.send(stepQueue, job, { ...queueOptions, ...startAfter });
}

export async function sendNext(boss: PgBoss, ref: BillRef, view: BillView, looks = 0): Promise<void> {
  const next = planAfter(view, looks);
  if (next === null) return;
  const { tenantId, billId } = ref;
  await sendStep(boss, { tenantId, billId, step: next.step, looks }, next.afterMs);
}

/** Takes one step. Each finds under its lock whether the bill is still where it was sent for. */
export async function takeStep(boss: PgBoss, activities: Activities, job: StepJob): Promise<void> {
  const { tenantId, billId, step, looks = 0 } = job;
  const ref = { tenantId, billId };
  // A timer that nobody canceled: the bill has moved on, and its next step was sent then.
  if (step === 'refresh' || step === 'reminded' || step === 'escalated' || step === 'expired') {
    const { bill } = await activities.readBill(ref);
    const isStillThere =
      step === 'refresh' ? bill.state.status === 'paying' : bill.state.status === 'awaiting_approval';
    if (!isStillThere) return;
  }
  await sendNext(boss, ref, await stepOf(activities, ref, step), step === 'refresh' ? looks + 1 : 0);
}

function stepOf(activities: Activities, ref: BillRef, step: Step): Promise<BillView> {
  switch (step) {
    case 'begin':
      return activities.beginExtraction(ref);
    case 'extract':
      return activities.extractBill(ref);
    case 'match':
      return activities.matchBill(ref);
    case 'pay':
      return activities.payBill(ref, newId('payment'));
    case 'submit':
      return activities.submitPayment(ref);
    case 'ask':
      return activities.resolvePayment(ref);
    case 'refresh':
      return activities.refreshPayment(ref);
    case 'renew':
      return activities.renewPayment(ref);
    case 'remit':
      return activities.sendRemittance(ref, newId('remittance'));
    default:
      return activities.timeApproval(ref, step);
  }
}
