import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/index.js';

// What workflows may do, each verb with the patience that it deserves and the words that operators read.

const row = {
  startToCloseTimeout: '20 seconds',
  localRetryThreshold: '10 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '5 seconds', maximumAttempts: 8 },
} as const;

/** Keyed reads and writes of our own rows, which may run twice: cheap enough to be local. */
export const rows =
  proxyLocalActivities<
    Pick<
      Activities,
      'beginExtraction' | 'matchBill' | 'timeApproval' | 'checkApproval' | 'recheckHold' | 'renewPayment'
    >
  >(row);

/** Without an end: a bill that cannot even be read waits for the database. */
export const { readBill } = proxyLocalActivities<Pick<Activities, 'readBill'>>({
  ...row,
  retry: { initialInterval: '200 milliseconds', maximumInterval: '1 minute' },
});

/** Without an end: a firing that finds the database away waits for it. */
export const { makeDueBills } = proxyLocalActivities<Pick<Activities, 'makeDueBills'>>({
  ...row,
  retry: { initialInterval: '200 milliseconds', maximumInterval: '1 minute' },
});

const patient = {
  retry: {
    initialInterval: '1 second',
    backoffCoefficient: 2,
    maximumInterval: '1 minute',
    maximumAttempts: 8,
  },
} as const;

/** For steps that take their time: a worker that died is missed after this, and not only when the step's own time is up. */
const watched = { ...patient, heartbeatTimeout: '15 seconds' } as const;

export const { extractBill } = proxyActivities<Activities>({
  ...watched,
  startToCloseTimeout: '5 minutes',
  summary: 'Read the document and match it',
});

/**
 * Not local: commands run beside the bill's own steps, and a replay may bring the results of two local steps at once that
 * came one after the other, which wakes the bill once instead of twice.
 */
export const { commandBill } = proxyActivities<Activities>({
  ...patient,
  startToCloseTimeout: '20 seconds',
  summary: 'Carry out a command of a person',
});

/** Longer than the rail's own time-outs together; a run that ends without an answer leaves `unknown`, never a second call. */
export const { payBill, submitPayment } = proxyActivities<Activities>({
  ...watched,
  startToCloseTimeout: '2 minutes',
  summary: 'Send the payment',
});

export const { refreshPayment } = proxyActivities<Activities>({
  ...patient,
  startToCloseTimeout: '1 minute',
  summary: 'Ask the provider how the payment stands',
});

export const { resolvePayment } = proxyActivities<Activities>({
  ...watched,
  startToCloseTimeout: '2 minutes',
  summary: 'Ask the provider whether the payment exists',
});

export const { sendRemittance } = proxyActivities<Activities>({
  ...watched,
  startToCloseTimeout: '2 minutes',
  summary: 'Send the remittance advice',
});

export const { drainInbox } = proxyActivities<Activities>({
  ...watched,
  startToCloseTimeout: '5 minutes',
  summary: 'Work through stored webhooks',
});

export const { sweepBills } = proxyActivities<Activities>({
  ...watched,
  startToCloseTimeout: '10 minutes',
  summary: 'Start bills without a workflow, ask about unknown payments',
});

export const { startBills } = proxyActivities<Activities>({
  ...patient,
  startToCloseTimeout: '1 minute',
  summary: 'Start the workflows of the bills that were made',
});

export const { sweepRecurringBills } = proxyActivities<Activities>({
  ...watched,
  startToCloseTimeout: '10 minutes',
  summary: 'Put the Schedules of recurring bills right, fire those that missed their time',
});
