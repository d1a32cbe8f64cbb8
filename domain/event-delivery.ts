import { epochMs, instant, type Instant } from './dates.js';

export const deliveryStatuses = ['pending', 'delivered', 'failed'] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Waits after each failure: ten sendings over three days. After the last the delivery has failed. */
export const retryDelaysMs: readonly number[] = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];

/** Waits differ by this part either way, so that what failed together does not come back together. */
const jitter = 0.2;

/** A receiver may ask for more time than the schedule has, up to this. */
const retryAfterMsMax = 24 * hour;

/**
 * When a delivery is sent again after its `failures`th failure; null when that was the last. `random` is from 0 to 1.
 * `retryAfterMs` is what the receiver asked for.
 */
export function nextSending(
  failures: number,
  now: Instant,
  { random, retryAfterMs }: { readonly random: number; readonly retryAfterMs: number | null },
): Instant | null {
  const delayMs = retryDelaysMs[failures - 1];
  if (delayMs === undefined) return null;
  const spreadMs = delayMs * (1 - jitter + 2 * jitter * random);
  return instant(epochMs(now) + Math.max(spreadMs, Math.min(retryAfterMs ?? 0, retryAfterMsMax)));
}

/** A sending that has not ended after this is of a worker that died; far above the time that a sending may take. */
export const claimMs = 60 * second;

/** Settled deliveries and their attempts are kept this long. */
export const deliveryLogDaysMax = 30;
