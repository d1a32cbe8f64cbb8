import type { PlannedStep } from './objects.js';
import { paymentEvent } from './payments.js';
import type { StripeWorld } from './world.js';

const timerMsMax = 2_147_483_647;

/** Carries out what is planned for the payments when its time comes on the stand-in's clock. */
export class Settlement {
  #timer: NodeJS.Timeout | null = null;

  constructor(private readonly world: StripeWorld) {}

  /** Does all that is due, in the order of time, and waits for the next. */
  run(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    for (let next = this.#next(); next; next = this.#next()) {
      const waitMs = next.step.dueAtMs - this.world.nowMs();
      if (waitMs > 0) {
        this.#timer = setTimeout(() => this.run(), Math.min(waitMs, timerMsMax));
        return;
      }
      move(this.world, next.paymentId, next.step.status, next.step.reason ?? null);
    }
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
  }

  #next(): { paymentId: string; step: PlannedStep } | null {
    let earliest: { paymentId: string; step: PlannedStep } | null = null;
    for (const [paymentId, { plan }] of this.world.payments) {
      const [step] = plan;
      if (step && (!earliest || step.dueAtMs < earliest.step.dueAtMs)) earliest = { paymentId, step };
    }
    return earliest;
  }
}

const allowedFrom = { posted: ['processing'], failed: ['processing'], returned: ['posted'] } as const;

/** Also the control API's way to move a payment by hand. Throws when the payment cannot go there. */
export function move(
  world: StripeWorld,
  paymentId: string,
  status: 'posted' | 'failed' | 'returned',
  reason: string | null,
): void {
  const payment = world.payments.get(paymentId)?.payment;
  if (!payment) throw new Error(`No such payment: ${paymentId}.`);
  if (!(allowedFrom[status] as readonly string[]).includes(payment.status)) {
    throw new Error(`A ${payment.status} payment cannot become ${status}.`);
  }
  world.record({
    kind: `payment_${status}`,
    paymentId,
    status,
    amount: payment.amount,
    reason: status === 'posted' ? null : (reason ?? 'unknown_failure'),
    event: paymentEvent(world, status, paymentId),
  });
}
