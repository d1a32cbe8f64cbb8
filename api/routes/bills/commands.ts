import { createRoute, z } from '@hono/zod-openapi';
import { commandActions } from '../../../domain/bill-command-actions.js';
import type { BillCommand } from '../../../domain/bill-commands.js';
import { readerChoices, settlements } from '../../../domain/extraction.js';
import { requires } from '../../auth.js';
import type { Api, ApiDeps } from '../../deps.js';
import { answerOnceOutside } from '../../idempotency.js';
import { billBody, billSchema, detailsFrom, editSchema } from '../../schemas/bills.js';
import {
  enteredDateSchema,
  etagOf,
  idempotencyHeader,
  ifMatchHeader,
  pathId,
  noteSchema,
  reasonSchema,
  requiredIdempotencyHeader,
  requiredIfMatchHeader,
  versionIn,
} from '../../schemas/primitives.js';
import { jsonAnswer, jsonBody, problems } from '../../schemas/problems.js';
import { carryOut } from './carry-out.js';

type CommandSpec<Body extends z.ZodType> = {
  readonly path: string;
  readonly operationId: string;
  readonly type: BillCommand['type'];
  readonly summary: string;
  readonly body: Body;
  readonly toCommand: (body: z.output<Body>) => BillCommand;
  /** The caller has to name the version that they saw. */
  readonly needsVersion?: boolean;
  readonly needsKey?: boolean;
};

const reasonBody = z.strictObject({ reason: reasonSchema });
const emptyBody = z.strictObject({});
const readAgainBody = z.strictObject({
  readers: z
    .enum(readerChoices)
    .optional()
    .openapi({ description: '`offline`: those that need no model.', example: 'all' }),
});

/** Every move that a person may ask of a bill. Each is a Temporal update: carried out, or refused with the reason. */
export function addBillCommands(app: Api, deps: ApiDeps): void {
  const add = <Body extends z.ZodType>(spec: CommandSpec<Body>) => addCommand(app, deps, spec);
  addReviewCommands(add);
  add({
    path: 'approve',
    operationId: 'approveBill',
    type: 'approve',
    summary: 'Approve what was shown',
    body: z.strictObject({ note: noteSchema }),
    toCommand: ({ note = null }) => ({ type: 'approve', note }),
  });
  add({
    path: 'reject',
    operationId: 'rejectBill',
    type: 'reject',
    summary: 'Reject for good',
    body: reasonBody,
    toCommand: ({ reason }) => ({ type: 'reject', reason }),
  });
  add({
    path: 'request-changes',
    operationId: 'requestBillChanges',
    type: 'request_changes',
    summary: 'Send back to be corrected',
    body: reasonBody,
    toCommand: ({ reason }) => ({ type: 'request_changes', reason }),
  });
  add({
    path: 'hold',
    operationId: 'holdBill',
    type: 'hold',
    summary: 'Hold until somebody releases it',
    body: reasonBody,
    toCommand: ({ reason }) => ({ type: 'hold', reason }),
  });
  add({
    path: 'release',
    operationId: 'releaseBill',
    type: 'release',
    summary: 'Release from a hold',
    body: reasonBody,
    toCommand: ({ reason }) => ({ type: 'release', reason }),
  });
  addPayingCommands(add);
}

type Add = <Body extends z.ZodType>(spec: CommandSpec<Body>) => void;

function addReviewCommands(add: Add): void {
  add({
    path: 'confirm-review',
    operationId: 'confirmBillReview',
    type: 'confirm_review',
    summary: 'Confirm what was read, after looking at it',
    body: editSchema,
    toCommand: ({ details, vendorId = null }) => ({
      type: 'confirm_review',
      details: detailsFrom(details),
      vendorId,
    }),
  });
  add({
    path: 'correct',
    operationId: 'correctBill',
    type: 'correct',
    summary: 'Correct the details; approvals given so far are void',
    body: editSchema,
    toCommand: ({ details, vendorId = null }) => ({
      type: 'correct',
      details: detailsFrom(details),
      vendorId,
    }),
    needsVersion: true,
  });
  add({
    path: 'extraction/runs',
    operationId: 'readBillAgain',
    type: 'read_again',
    summary: 'Have the document read again; earlier readings are kept',
    body: readAgainBody,
    toCommand: ({ readers = 'all' }) => ({ type: 'read_again', readers }),
  });
}

function addPayingCommands(add: Add): void {
  add({
    path: 'reschedule',
    operationId: 'rescheduleBill',
    type: 'reschedule',
    summary: 'Pay on another date',
    body: z.strictObject({ payOn: enteredDateSchema }),
    toCommand: ({ payOn }) => ({ type: 'reschedule', payOn }),
  });
  add({
    path: 'pay-now',
    operationId: 'payBillNow',
    type: 'pay_now',
    summary: 'Begin to pay at once',
    body: emptyBody,
    toCommand: () => ({ type: 'pay_now' }),
    needsKey: true,
  });
  add({
    path: 'retry-payment',
    operationId: 'retryBillPayment',
    type: 'retry_payment',
    summary: 'Try a declined payment again',
    body: emptyBody,
    toCommand: () => ({ type: 'retry_payment' }),
  });
  add({
    path: 'reopen',
    operationId: 'reopenBill',
    type: 'reopen',
    summary: 'Take up again what was returned, declined or not due; needs fresh approval',
    body: reasonBody,
    toCommand: ({ reason }) => ({ type: 'reopen', reason }),
  });
  add({
    path: 'cancel',
    operationId: 'cancelBill',
    type: 'cancel',
    summary: 'Cancel; refused once paying has begun',
    body: reasonBody,
    toCommand: ({ reason }) => ({ type: 'cancel', reason }),
  });
  add({
    path: 'mark-nothing-due',
    operationId: 'markBillNothingDue',
    type: 'mark_nothing_due',
    summary: 'Say that it was paid already, or that the vendor collects; refused once paying has begun',
    body: z.strictObject({ because: z.enum(settlements), reason: reasonSchema }),
    toCommand: ({ because, reason }) => ({ type: 'mark_nothing_due', because, reason }),
  });
}

function addCommand<Body extends z.ZodType>(app: Api, deps: ApiDeps, spec: CommandSpec<Body>): void {
  const key = spec.needsKey ? requiredIdempotencyHeader : idempotencyHeader;
  const version = spec.needsVersion ? requiredIfMatchHeader : ifMatchHeader;
  const route = createRoute({
    method: 'post',
    path: `/v1/bills/{billId}/${spec.path}`,
    operationId: spec.operationId,
    tags: ['bills'],
    summary: spec.summary,
    ...requires(commandActions[spec.type]),
    request: {
      params: z.object({ billId: pathId('billId') }),
      headers: key.extend(version.shape),
      body: jsonBody(spec.body as z.ZodType),
    },
    responses: {
      200: jsonAnswer('The bill after it.', billSchema),
      ...problems(404, 409, 412, 413, 415, 422),
    },
  });
  app.openapi(route, async (c) => {
    const { billId } = c.req.valid('param');
    const command = spec.toCommand(c.req.valid('json') as z.output<Body>);
    const expectedVersion = versionIn(c.req.header('if-match'));
    return answerOnceOutside(c, deps, async (effectId) => {
      const next = await carryOut(c, deps, { billId, command, expectedVersion, effectId });
      return { status: 200 as const, body: billBody(next), headers: etagOf(next.version) };
    });
  });
}
