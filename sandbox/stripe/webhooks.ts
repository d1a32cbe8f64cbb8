import { createHmac } from 'node:crypto';
import { webhookFaults } from './fault-names.js';
import type { StripeEvent } from './objects.js';
import type { Delivery, StripeWorld } from './world.js';

export type WebhookOptions = {
  readonly url: string | null;
  /** The second one signs as well, as Stripe does while a secret is being rolled. */
  readonly secrets: readonly string[];
  /** Waits between attempts; the last one repeats. */
  readonly retryMs: readonly number[];
  readonly attemptsMax: number;
  readonly timeoutMs: number;
};

/** Sends each event until it is answered 2xx, also those that an earlier run of the stand-in left. */
export class WebhookSender {
  readonly #timers = new Set<NodeJS.Timeout>();
  #held: Delivery | null = null;
  #stopped = false;

  constructor(
    private readonly world: StripeWorld,
    private readonly options: WebhookOptions,
  ) {
    world.onRecord((entry) => {
      const delivery = entry.event ? world.deliveries.get(entry.event.id) : undefined;
      if (delivery) this.#start(delivery);
    });
  }

  resume(): void {
    for (const delivery of this.world.deliveries.values()) if (!delivery.done) this.#attempt(delivery);
  }

  stop(): void {
    this.#stopped = true;
    for (const timer of this.#timers) clearTimeout(timer);
  }

  #start(delivery: Delivery): void {
    if (this.options.url === null) return;
    const fault = this.world.faults.take(webhookFaults, this.#subject(delivery.event));
    switch (fault?.fault) {
      case 'webhook_lost':
        this.world.record({ kind: 'webhook_lost', eventId: delivery.event.id });
        return;
      case 'webhook_reorder':
        this.#held = delivery;
        this.#later(fault.delayMs ?? 2_000, () => this.#releaseHeld());
        return;
      case 'webhook_late':
        this.#later(fault.delayMs ?? 5_000, () => this.#attempt(delivery));
        return;
      case 'webhook_duplicate':
        this.#attempt(delivery);
        this.#later(fault.delayMs ?? 0, () => this.#attempt(delivery));
        return;
      case 'webhook_bad_signature':
        this.#attempt(delivery, ['whsec_of_somebody_else']);
        return;
      default:
        this.#attempt(delivery);
    }
  }

  #subject(event: StripeEvent): Record<string, string | undefined> {
    if (event.object === 'event') return { eventType: event.type };
    const payment = this.world.payments.get(event.related_object.id)?.payment;
    return {
      eventType: event.type,
      paymentId: event.related_object.id,
      reference: payment?.statement_descriptor,
      recipient: payment?.to.recipient,
      payoutMethod: payment?.to.payout_method,
      amount: payment?.amount.value.toString(),
      currency: payment?.amount.currency,
    };
  }

  #attempt(delivery: Delivery, secrets = this.options.secrets): void {
    void this.#send(delivery, secrets).catch((error: unknown) => {
      // The log is closed while a request is under way when the stand-in stops; anything else is a defect of ours.
      if (!this.#stopped) throw error;
    });
  }

  async #send(delivery: Delivery, secrets: readonly string[]): Promise<void> {
    const { url, timeoutMs, attemptsMax, retryMs } = this.options;
    if (url === null || this.#isStopped()) return;
    const attempt = delivery.attempts + 1;
    delivery.attempts = attempt;
    const body = JSON.stringify(delivery.event);
    const status = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'stripe-signature': signatureHeader(body, secrets) },
      body,
      signal: AbortSignal.timeout(timeoutMs),
    }).then(
      (response) => response.status,
      () => null,
    );
    if (this.#isStopped()) return;
    this.world.record({ kind: 'webhook_sent', eventId: delivery.event.id, attempt, status });
    this.#releaseHeld();
    if (delivery.done) return;
    if (attempt >= attemptsMax) {
      this.world.record({ kind: 'webhook_given_up', eventId: delivery.event.id });
      return;
    }
    this.#later(retryMs[Math.min(attempt, retryMs.length) - 1] ?? 1_000, () => this.#attempt(delivery));
  }

  /** A call, since the answer changes while a request is awaited. */
  #isStopped(): boolean {
    return this.#stopped;
  }

  #releaseHeld(): void {
    const held = this.#held;
    this.#held = null;
    if (held) this.#attempt(held);
  }

  #later(ms: number, action: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      action();
    }, ms);
    this.#timers.add(timer);
  }
}

/** The time is the real one, whatever the stand-in's clock says: the receiver compares it with its own. */
function signatureHeader(body: string, secrets: readonly string[]): string {
  const at = Math.floor(Date.now() / 1000);
  const signatures = secrets.map(
    (secret) => `v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`,
  );
  return [`t=${at}`, ...signatures].join(',');
}
