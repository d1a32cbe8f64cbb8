import { readFile } from 'node:fs/promises';
import { z } from 'zod';

// What the stand-ins really did, from the files that they write before they answer.

const amountShape = z.object({ value: z.number(), currency: z.string() });

const createdShape = z.object({
  kind: z.literal('payment_created'),
  payment: z.object({ id: z.string(), amount: amountShape, metadata: z.record(z.string(), z.string()) }),
});
const movedShape = z.object({
  kind: z.enum(['payment_posted', 'payment_failed', 'payment_canceled', 'payment_returned']),
  paymentId: z.string(),
  status: z.string(),
});
const mailShape = z.object({
  kind: z.literal('mail_taken'),
  mail: z.object({
    to: z.string(),
    subject: z.string(),
    customArgs: z.record(z.string(), z.string()),
    attachments: z.array(z.object({ type: z.string().nullable(), sha256: z.string() })),
  }),
});

export type Movement = {
  readonly providerPaymentId: string;
  readonly tenantId: string | null;
  readonly billId: string | null;
  readonly reference: string | null;
  readonly amountMinor: number;
  readonly currency: string;
  readonly status: string;
};
export type TakenMail = z.output<typeof mailShape>['mail'];

/** Every movement of money that the stand-in for Stripe carried out from line `from` on, as it stands now. */
export async function readMovements(file: string, from: number): Promise<Movement[]> {
  const entries = (await readLines(file)).slice(from);
  const moves = entries.flatMap((entry) => movedShape.safeParse(entry).data ?? []);
  return entries.flatMap((entry): Movement[] => {
    const { data } = createdShape.safeParse(entry);
    if (!data) return [];
    const { id, amount, metadata } = data.payment;
    return [
      {
        providerPaymentId: id,
        tenantId: metadata['tenant_id'] ?? null,
        billId: metadata['bill_id'] ?? null,
        reference: metadata['payloom_reference'] ?? null,
        amountMinor: amount.value,
        currency: amount.currency.toUpperCase(),
        status: moves.findLast(({ paymentId }) => paymentId === id)?.status ?? 'processing',
      },
    ];
  });
}

export async function readMails(file: string, from: number): Promise<TakenMail[]> {
  const entries = (await readLines(file)).slice(from);
  return entries.flatMap((entry) => mailShape.safeParse(entry).data?.mail ?? []);
}

/** Lines that there are already: what comes after them belongs to this run. */
export async function countLines(file: string): Promise<number> {
  return (await readLines(file)).length;
}

async function readLines(file: string): Promise<unknown[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as unknown);
}
