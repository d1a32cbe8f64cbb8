import { z } from '@hono/zod-openapi';
import { paymentStatuses, type Payment } from '../../domain/payment.js';
import type { ResolutionState } from '../../domain/payment-resolution.js';
import { instantSchema, moneySchema, textSchema } from './primitives.js';

const paymentExample = {
  paymentId: 'pay_0193b3c0a1b27def8123456789abcdef',
  billId: 'bill_0193b3c0a1b27def8123456789abcdef',
  version: 3,
  status: 'processing',
  reference: 'PL8F3K2M7Q9RTV',
  amount: { amountMinor: 12_350, currency: 'EUR' },
  bankAccountId: 'ba_0193b3c0a1b27def8123456789abcdef',
  attempt: 1,
  providerPaymentId: 'obp_test_61R',
  code: null,
  reason: null,
  createdAt: '2026-11-30T08:00:00.000Z',
};

export const paymentSchema = z
  .object({
    paymentId: z.string(),
    billId: z.string(),
    version: z.number().int(),
    status: z.enum(paymentStatuses),
    reference: z.string().openapi({ description: 'Ours; also at the provider and on the bank statement.' }),
    amount: moneySchema,
    bankAccountId: z.string(),
    attempt: z.number().int(),
    providerPaymentId: z.string().nullable(),
    code: z.string().nullable().openapi({ description: 'Why it was declined, or why nobody knows.' }),
    reason: z.string().nullable(),
    createdAt: instantSchema,
  })
  .openapi('Payment', { example: paymentExample });

const attemptExample = {
  attempt: 1,
  idempotencyKey: 'pay_0193b3c0a1b27def8123456789abcdef.1',
  firstSentAt: '2026-11-30T08:00:00.000Z',
  outcome: 'accepted',
  code: null,
};

const attemptSchema = z
  .object({
    attempt: z.number().int(),
    idempotencyKey: z.string(),
    firstSentAt: instantSchema,
    outcome: z.enum(['accepted', 'declined', 'unknown']).nullable(),
    code: z.string().nullable(),
  })
  .openapi('PaymentAttempt', { example: attemptExample });

const resolutionExample = {
  status: 'open',
  resolution: null,
  providerPaymentId: null,
  by: null,
  evidence: null,
};

const resolutionStateSchema = z
  .object({
    status: z.enum(['open', 'proposed', 'confirmed']),
    resolution: z.enum(['found', 'not_executed']).nullable(),
    providerPaymentId: z.string().nullable(),
    by: z.string().nullable(),
    evidence: z.string().nullable(),
  })
  .openapi('PaymentResolution', { example: resolutionExample });

export const paymentDetailSchema = paymentSchema
  .extend({ attempts: z.array(attemptSchema), resolution: resolutionStateSchema })
  .openapi('PaymentDetail', {
    example: { ...paymentExample, attempts: [attemptExample], resolution: resolutionExample },
  });

const evidence = textSchema(1_000).openapi({ description: 'Where it was seen: a statement, a case number.' });

export const resolutionSchema = z
  .discriminatedUnion('resolution', [
    z.strictObject({ resolution: z.literal('found'), providerPaymentId: textSchema(255), evidence }),
    z.strictObject({ resolution: z.literal('not_executed'), evidence }),
  ])
  .openapi('PaymentResolutionEntry', {
    example: { resolution: 'not_executed', evidence: 'Statement of 2026-12-01: nothing left the account.' },
  });

export function paymentBody(payment: Payment): z.output<typeof paymentSchema> {
  const { state } = payment;
  return {
    paymentId: payment.paymentId,
    billId: payment.billId,
    version: payment.version,
    status: state.status,
    reference: payment.reference,
    amount: payment.amount,
    bankAccountId: payment.bankAccountId,
    attempt: payment.attempt,
    providerPaymentId: 'providerPaymentId' in state ? state.providerPaymentId : null,
    code: 'code' in state ? state.code : null,
    reason: 'reason' in state ? state.reason : null,
    createdAt: payment.createdAt,
  };
}

export function paymentDetailBody(
  payment: Payment,
  attempts: readonly z.output<typeof attemptSchema>[],
  state: ResolutionState,
): z.output<typeof paymentDetailSchema> {
  return {
    ...paymentBody(payment),
    attempts: attempts.map(({ attempt, idempotencyKey, firstSentAt, outcome, code }) => ({
      attempt,
      idempotencyKey,
      firstSentAt,
      outcome,
      code,
    })),
    resolution: resolutionBody(state),
  };
}

function resolutionBody(state: ResolutionState): z.output<typeof resolutionStateSchema> {
  if (state.status === 'open') {
    return { status: 'open', resolution: null, providerPaymentId: null, by: null, evidence: null };
  }
  const { proposal } = state;
  return {
    status: state.status,
    resolution: proposal.resolution,
    providerPaymentId: proposal.resolution === 'found' ? proposal.providerPaymentId : null,
    by: proposal.by,
    evidence: proposal.evidence,
  };
}
