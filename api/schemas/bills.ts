import { z } from '@hono/zod-openapi';
import { approvalProgress } from '../../domain/approval.js';
import {
  billStatuses,
  holdCodes,
  needsAttention,
  type ApprovalRound,
  type Bill,
  type BillDetails,
  type BillState,
} from '../../domain/bill.js';
import { settlements } from '../../domain/extraction.js';
import {
  actorSchema,
  dateSchema,
  enteredDateSchema,
  instantSchema,
  moneySchema,
  positiveMoneySchema,
  textSchema,
  vendorIdSchema,
} from './primitives.js';

export const discountSchema = z
  .object({
    percentBasisPoints: z.number().int().min(1).max(9_999).openapi({ description: '200 is 2 %.' }),
    days: z.number().int().min(0).max(365),
  })
  .openapi('EarlyPaymentDiscount');

const detailsSchema = z
  .object({
    vendorName: z.string().nullable(),
    vendorTaxId: z.string().nullable(),
    number: z.string().nullable(),
    issuedOn: dateSchema.nullable(),
    dueOn: dateSchema.nullable(),
    amount: moneySchema.nullable(),
    discount: discountSchema.nullable(),
    department: z.string().nullable(),
    description: z.string().nullable(),
  })
  .openapi('BillDetails');

const entered = z.strictObject({
  vendorName: textSchema(200),
  vendorTaxId: textSchema(40).nullish(),
  number: textSchema(80),
  issuedOn: enteredDateSchema.nullish(),
  dueOn: enteredDateSchema,
  amount: positiveMoneySchema,
  discount: discountSchema.nullish(),
  department: textSchema(80).nullish().openapi({ example: 'Office' }),
  description: textSchema(500).nullish().openapi({ description: 'What it is for; found by the search.' }),
});
const enteredExample = {
  vendorName: 'Blue River Supplies',
  number: 'INV-2026-118',
  issuedOn: '2026-11-01',
  dueOn: '2026-12-01',
  amount: { amountMinor: 12_350, currency: 'EUR' },
  department: 'Office',
};

/** What a person enters, corrects or confirms: complete, since anything less cannot be paid. */
export const enteredDetailsSchema = entered.openapi('EnteredDetails', { example: enteredExample });

export const billEntrySchema = z
  // Not by extend(): the document would join both by allOf, and what each alone forbids no request could fit.
  .strictObject({
    ...entered.shape,
    vendorName: textSchema(200).optional(),
    vendorId: vendorIdSchema.optional(),
  })
  .refine(({ vendorName, vendorId }) => vendorName !== undefined || vendorId !== undefined, {
    message: 'vendorName or vendorId is needed.',
    path: ['vendorName'],
  })
  .openapi('BillEntry', {
    anyOf: [{ required: ['vendorName'] }, { required: ['vendorId'] }],
    example: enteredExample,
  });

export const editSchema = z
  .strictObject({ details: enteredDetailsSchema, vendorId: vendorIdSchema.nullish() })
  .openapi('BillEdit', { example: { details: enteredExample } });

export function detailsFrom(entered: z.output<typeof enteredDetailsSchema>): BillDetails {
  return {
    ...entered,
    vendorTaxId: entered.vendorTaxId ?? null,
    issuedOn: entered.issuedOn ?? null,
    discount: entered.discount ?? null,
    department: entered.department ?? null,
    description: entered.description ?? null,
  };
}

export const approvalSchema = z
  .object({
    rule: z.string(),
    policyId: z.string(),
    policyVersion: z.number().int(),
    fingerprint: z.string().openapi({ description: 'What the approval is bound to.' }),
    requestedAt: instantSchema,
    waitingFor: z.string().openapi({ example: '1 of Finance' }),
    decisions: z.array(
      z.object({ memberId: z.string(), step: z.string(), at: instantSchema, note: z.string().nullable() }),
    ),
    remindedAt: instantSchema.nullable(),
    escalatedAt: instantSchema.nullable(),
  })
  .openapi('Approval');

export const scheduleSchema = z
  .object({
    payOn: dateSchema,
    payAt: instantSchema,
    because: z.enum(['due-date', 'discount', 'overdue', 'moved']),
    amount: moneySchema,
    discount: moneySchema,
  })
  .openapi('Schedule');

export const billSchema = z
  .object({
    billId: z.string(),
    version: z.number().int(),
    status: z.enum(billStatuses),
    needsAttention: z.boolean(),
    stateSince: instantSchema,
    createdAt: instantSchema,
    createdBy: actorSchema,
    document: z.object({ documentId: z.string(), sha256: z.string() }).nullable(),
    details: detailsSchema,
    vendorId: z.string().nullable(),
    review: z.object({ reasons: z.array(z.string()), vendorCandidates: z.array(z.string()) }).nullable(),
    hold: z.object({ code: z.enum(holdCodes), reason: z.string(), resumes: z.enum(billStatuses) }).nullable(),
    approval: approvalSchema.nullable(),
    schedule: scheduleSchema.nullable(),
    paymentId: z.string().nullable(),
    paidAt: instantSchema.nullable(),
    decline: z
      .object({ code: z.string(), message: z.string(), retryAt: instantSchema.nullable() })
      .nullable(),
    reason: z.string().nullable().openapi({
      description: 'Why it was rejected, canceled, returned or sent back, or why nothing is due.',
    }),
    nothingDueBecause: z
      .enum(settlements)
      .nullable()
      .openapi({ description: 'Paid before it came, or collected by the vendor: no payment is made.' }),
  })
  .openapi('Bill', {
    example: {
      billId: 'bill_0193b3c0a1b27def8123456789abcdef',
      version: 3,
      status: 'scheduled',
      needsAttention: false,
      stateSince: '2026-11-21T09:30:00.000Z',
      createdAt: '2026-11-20T14:02:11.000Z',
      createdBy: { kind: 'member', memberId: 'mem_0193b3c0a1b27def8123456789abcdef' },
      document: null,
      details: { ...enteredExample, vendorTaxId: null, discount: null, description: null },
      vendorId: 'ven_0193b3c0a1b27def8123456789abcdef',
      review: null,
      hold: null,
      approval: null,
      schedule: {
        payOn: '2026-11-30',
        payAt: '2026-11-30T08:00:00.000Z',
        because: 'due-date',
        amount: { amountMinor: 12_350, currency: 'EUR' },
        discount: { amountMinor: 0, currency: 'EUR' },
      },
      paymentId: null,
      paidAt: null,
      decline: null,
      reason: null,
      nothingDueBecause: null,
    },
  });

export type BillBody = z.output<typeof billSchema>;

export function billBody(bill: Bill): BillBody {
  const { details, state } = bill;
  return {
    billId: bill.billId,
    version: bill.version,
    status: state.status,
    needsAttention: needsAttention(state),
    stateSince: bill.stateSince,
    createdAt: bill.createdAt,
    createdBy: bill.createdBy,
    document: bill.document,
    details,
    vendorId: bill.vendorId,
    ...stateBody(state),
  };
}

type StateBody = Pick<
  BillBody,
  | 'review'
  | 'hold'
  | 'approval'
  | 'schedule'
  | 'paymentId'
  | 'paidAt'
  | 'decline'
  | 'reason'
  | 'nothingDueBecause'
>;

function stateBody(state: BillState): StateBody {
  return {
    review:
      state.status === 'in_review'
        ? { reasons: [...state.reasons], vendorCandidates: [...state.vendorCandidates] }
        : null,
    hold:
      state.status === 'on_hold'
        ? { code: state.code, reason: state.reason, resumes: state.resume.status }
        : null,
    approval: 'approval' in state ? approvalBody(state.approval) : null,
    schedule: 'schedule' in state ? state.schedule : null,
    paymentId: 'paymentId' in state ? state.paymentId : null,
    paidAt: 'paidAt' in state ? state.paidAt : null,
    decline: state.status === 'payment_failed' ? state.decline : null,
    reason: 'reason' in state && state.status !== 'on_hold' ? state.reason : null,
    nothingDueBecause: state.status === 'nothing_due' ? state.because : null,
  };
}

function approvalBody(round: ApprovalRound): z.output<typeof approvalSchema> {
  const { rule, decisions } = round;
  return {
    rule: rule.name,
    policyId: round.policyId,
    policyVersion: round.policyVersion,
    fingerprint: round.fingerprint,
    requestedAt: round.requestedAt,
    waitingFor: approvalProgress(rule, decisions).waitingFor,
    decisions: decisions.map(({ memberId, stepIndex, at, note }) => ({
      memberId,
      step: rule.steps[stepIndex]?.name ?? '',
      at,
      note: note ?? null,
    })),
    remindedAt: round.remindedAt,
    escalatedAt: round.escalatedAt,
  };
}
