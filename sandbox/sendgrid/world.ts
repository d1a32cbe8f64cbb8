import { createHash, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { openLog } from '../durable-log.js';
import type { DurableLog } from '../durable-log.js';
import { FaultBook } from '../faults.js';
import { knownFaults } from './fault-names.js';
import type { MailOutcome, SendgridLogEntry, TakenAttachment, TakenMail, WebhookEvent } from './objects.js';

export type HeldMail = {
  readonly mail: TakenMail;
  readonly outcome: MailOutcome;
  readonly reason: string | null;
  readonly takenAtMs: number;
  settled: boolean;
};
export type Delivery = { readonly event: WebhookEvent; attempts: number; done: boolean };

/** Everything the stand-in knows: a fold over its log. */
export class SendgridWorld {
  readonly log: DurableLog<SendgridLogEntry>;
  readonly faults: FaultBook;
  readonly mails = new Map<string, HeldMail>();
  readonly deliveries = new Map<string, Delivery>();
  readonly #attachmentDir: string;

  constructor(logFile: string) {
    this.#attachmentDir = `${logFile}.attachments`;
    mkdirSync(this.#attachmentDir, { recursive: true });
    this.log = openLog<SendgridLogEntry>(logFile);
    this.faults = new FaultBook(knownFaults, (entry) => void this.log.append({ ...entry, atMs: Date.now() }));
    for (const entry of this.log.entries) this.#apply(entry);
  }

  record(entry: SendgridLogEntry): void {
    this.#apply(this.log.append({ ...entry, atMs: Date.now() }));
  }

  newId(): string {
    return randomBytes(11).toString('base64url');
  }

  /** On the disk before the mail is in the log. */
  saveAttachment(fileName: string, type: string | null, content: Uint8Array): TakenAttachment {
    const sha256 = createHash('sha256').update(content).digest('hex');
    const safeName = path
      .basename(fileName)
      .replaceAll(/[^\w.-]/g, '_')
      .slice(-80);
    const savedAs = path.join(this.#attachmentDir, `${sha256}-${safeName}`);
    const descriptor = openSync(savedAs, 'w', 0o600);
    writeSync(descriptor, content);
    fsyncSync(descriptor);
    closeSync(descriptor);
    return { fileName, type, sha256, bytes: content.length, savedAs };
  }

  #apply(entry: SendgridLogEntry): void {
    switch (entry.kind) {
      case 'mail_taken': {
        const { mail, outcome, reason, atMs = Date.now() } = entry;
        this.mails.set(mail.messageId, { mail, outcome, reason, takenAtMs: atMs, settled: false });
        return;
      }
      case 'mail_settled': {
        const held = this.mails.get(entry.messageId);
        if (held) held.settled = true;
        this.deliveries.set(entry.event.sg_event_id, { event: entry.event, attempts: 0, done: false });
        return;
      }
      case 'webhook_sent': {
        const delivery = this.deliveries.get(entry.eventId);
        if (!delivery) return;
        delivery.attempts = Math.max(delivery.attempts, entry.attempt);
        if (entry.status !== null && entry.status >= 200 && entry.status < 300) delivery.done = true;
        return;
      }
      case 'webhook_lost':
      case 'webhook_given_up': {
        const delivery = this.deliveries.get(entry.eventId);
        if (delivery) delivery.done = true;
        return;
      }
      case 'fault_added':
      case 'fault_used':
        this.faults.replay(entry);
        return;
    }
  }
}
