import { webhookFaults } from './fault-names.js';
import type { HeldMail, Delivery, SendgridWorld } from './world.js';
import type { WebhookEvent } from './objects.js';
import { strangersKey } from './signing.js';
import type { SigningKey } from './signing.js';

export type EventOptions = {
  readonly url: string | null;
  readonly key: SigningKey;
  readonly settleMs: number;
  readonly retryMs: readonly number[];
  readonly attemptsMax: number;
  readonly timeoutMs: number;
};

/** Lets each mail arrive or bounce after a while, and tells the Event Webhook until it answers 2xx. */
export class EventSender {
  readonly #timers = new Set<NodeJS.Timeout>();
  #stopped = false;

  constructor(
    private readonly world: SendgridWorld,
    private readonly options: EventOptions,
  ) {}

  resume(): void {
    for (const held of this.world.mails.values()) if (!held.settled) this.expect(held);
    for (const delivery of this.world.deliveries.values()) if (!delivery.done) this.#attempt(delivery);
  }

  stop(): void {
    this.#stopped = true;
    for (const timer of this.#timers) clearTimeout(timer);
  }

  expect(held: HeldMail): void {
    const waitMs = held.takenAtMs + this.options.settleMs - Date.now();
    this.#later(Math.max(waitMs, 0), () => this.#settle(held));
  }

  #settle({ mail, outcome, reason }: HeldMail): void {
    const event: WebhookEvent = {
      ...mail.customArgs,
      email: mail.to,
      timestamp: Math.floor(Date.now() / 1000),
      event: outcome,
      sg_event_id: this.world.newId(),
      sg_message_id: `${mail.messageId}.recvd-sandbox`,
      'smtp-id': `<${mail.messageId}@sandbox>`,
      ...(outcome === 'delivered' ? { response: '250 OK' } : { reason: reason ?? '550 5.1.1 no such user' }),
      ...(outcome === 'bounce' ? { type: 'bounce', status: '5.1.1' } : {}),
    };
    this.world.record({ kind: 'mail_settled', messageId: mail.messageId, event });
    const delivery = this.world.deliveries.get(event.sg_event_id);
    if (delivery) this.#start(delivery, mail.to);
  }

  #start(delivery: Delivery, to: string): void {
    if (this.options.url === null) return;
    const fault = this.world.faults.take(webhookFaults, { to, event: delivery.event.event });
    switch (fault?.fault) {
      case 'webhook_lost':
        this.world.record({ kind: 'webhook_lost', eventId: delivery.event.sg_event_id });
        return;
      case 'webhook_late':
        this.#later(fault.delayMs ?? 5_000, () => this.#attempt(delivery));
        return;
      case 'webhook_duplicate':
        this.#attempt(delivery);
        this.#later(fault.delayMs ?? 0, () => this.#attempt(delivery));
        return;
      case 'webhook_bad_signature':
        this.#attempt(delivery, strangersKey());
        return;
      default:
        this.#attempt(delivery);
    }
  }

  #attempt(delivery: Delivery, key = this.options.key): void {
    void this.#send(delivery, key).catch((error: unknown) => {
      if (!this.#isStopped()) throw error;
    });
  }

  async #send(delivery: Delivery, key: SigningKey): Promise<void> {
    const { url, timeoutMs, attemptsMax, retryMs } = this.options;
    if (url === null || this.#isStopped()) return;
    const attempt = delivery.attempts + 1;
    delivery.attempts = attempt;
    const body = JSON.stringify([delivery.event]);
    const timestamp = String(Math.floor(Date.now() / 1000));
    const status = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-twilio-email-event-webhook-signature': key.sign(timestamp, body),
        'x-twilio-email-event-webhook-timestamp': timestamp,
      },
      body,
      signal: AbortSignal.timeout(timeoutMs),
    }).then(
      (response) => response.status,
      () => null,
    );
    if (this.#isStopped()) return;
    const eventId = delivery.event.sg_event_id;
    this.world.record({ kind: 'webhook_sent', eventId, attempt, status });
    if (delivery.done) return;
    if (attempt >= attemptsMax) {
      this.world.record({ kind: 'webhook_given_up', eventId });
      return;
    }
    this.#later(retryMs[Math.min(attempt, retryMs.length) - 1] ?? 1_000, () => this.#attempt(delivery));
  }

  /** A call, since the answer changes while a request is awaited. */
  #isStopped(): boolean {
    return this.#stopped;
  }

  #later(ms: number, action: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      action();
    }, ms);
    this.#timers.add(timer);
  }
}
