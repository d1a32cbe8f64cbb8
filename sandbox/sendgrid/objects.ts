import { z } from 'zod';
import type { FaultLogEntry } from '../faults.js';

const address = z.strictObject({ email: z.email(), name: z.string().optional() });

/** `POST /v3/mail/send`, as far as Payloom's kind of mail goes; the rest of the vendor's fields are let through. */
export const mailSchema = z.looseObject({
  personalizations: z
    .array(
      z.looseObject({
        to: z.array(address).min(1),
        subject: z.string().optional(),
        custom_args: z.record(z.string(), z.string()).optional(),
      }),
    )
    .min(1)
    .max(1000),
  from: address,
  subject: z.string().min(1),
  content: z.array(z.strictObject({ type: z.string().min(1), value: z.string().min(1) })).min(1),
  attachments: z
    .array(
      z.looseObject({
        content: z.base64().min(1),
        filename: z.string().min(1),
        type: z.string().optional(),
        disposition: z.enum(['attachment', 'inline']).optional(),
      }),
    )
    .optional(),
  custom_args: z.record(z.string(), z.string()).optional(),
});
export type MailRequest = z.infer<typeof mailSchema>;

export type TakenAttachment = {
  readonly fileName: string;
  readonly type: string | null;
  readonly sha256: string;
  readonly bytes: number;
  /** Beside the log. */
  readonly savedAs: string;
};

export type TakenMail = {
  readonly messageId: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly customArgs: Readonly<Record<string, string>>;
  readonly attachments: readonly TakenAttachment[];
};

export type MailOutcome = 'delivered' | 'bounce' | 'dropped' | 'deferred';

export type WebhookEvent = {
  readonly email: string;
  /** Unix seconds. */
  readonly timestamp: number;
  readonly event: MailOutcome;
  readonly sg_event_id: string;
  readonly sg_message_id: string;
} & Readonly<Record<string, string | number>>;

export type SendgridLogEntry = (
  | {
      readonly kind: 'mail_taken';
      readonly mail: TakenMail;
      readonly outcome: MailOutcome;
      readonly reason: string | null;
    }
  | { readonly kind: 'mail_settled'; readonly messageId: string; readonly event: WebhookEvent }
  | {
      readonly kind: 'webhook_sent';
      readonly eventId: string;
      readonly attempt: number;
      readonly status: number | null;
    }
  | { readonly kind: 'webhook_lost' | 'webhook_given_up'; readonly eventId: string }
  | FaultLogEntry
) & { readonly atMs?: number };
