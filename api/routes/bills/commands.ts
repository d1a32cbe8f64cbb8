import { createRoute, z } from '@hono/zod-openapi';
import { loadBill } from '../../../db/bills.js';
import { isFinal, type Bill } from '../../../domain/bill.js';
import { commandActions } from '../../../domain/bill-command-actions.js';
import type { BillCommand } from '../../../domain/bill-commands.js';
import { refuse } from '../../../domain/errors.js';
import { parseId } from '../../../domain/ids.js';
import { requires } from '../../auth.js';
import type { Api, ApiContext, ApiDeps } from '../../deps.js';
import { answerOnceOutside } from '../../idempotency.js';
import { billBody, billSchema, detailsFrom, editSchema } from '../../schemas/bills.js';
import {
  enteredDateSchema,
  etagOf,
  idempotencyHeader,
  ifMatchHeader,
  pathId,
  reasonSchema,
  requiredIdempotencyHeader,
  requiredIfMatchHeader,
  textSchema,
  versionIn,
} from '../../schemas/primitives.js';
import { jsonAnswer, jsonBody, problems } from '../../schemas/problems.js';
import { findNamedVendor } from './create.js';

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

/** Every move that a person may ask of a bill. Each is a Temporal update: carried out, or refused with the reason. */
export function addBillCommands(app: Api, deps: ApiDeps): void {
  const add = <Body extends z.ZodType>(spec: CommandSpec<Body>) => addCommand(app, deps, spec);
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
    path: 'approve',
    operationId: 'approveBill',
    type: 'approve',
    summary: 'Approve what was shown',
    body: z.strictObject({ note: textSchema(1_000).nullish() }),
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
    summary: 'Take up again what was returned or declined; needs fresh approval',
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
      const bill = await loadForCommand(c, deps, billId, command, expectedVersion);
      const next = await sendCommand(c, deps, { bill, command, expectedVersion, effectId });
      return { status: 200 as const, body: billBody(next), headers: etagOf(next.version) };
    });
  });
}

/** What the row alone can refuse, so that a bill at its end needs no workflow to say no. */
async function loadForCommand(
  c: ApiContext,
  { database }: ApiDeps,
  billId: string,
  command: BillCommand,
  expectedVersion: number | null,
): Promise<Bill> {
  const { tenantId } = c.get('principal');
  return database.inTenant(tenantId, async (tx) => {
    const bill = await loadBill(tx, tenantId, parseId('bill', billId));
    const { status } = bill.state;
    if (isFinal(status)) refuse('wrong_state', `A bill that is ${status} cannot take this.`, { status });
    if (expectedVersion !== null && expectedVersion !== bill.version) {
      refuse('version_conflict', 'The bill was changed by somebody else.', { version: bill.version });
    }
    if ('vendorId' in command && command.vendorId !== null) {
      await findNamedVendor(tx, tenantId, command.vendorId, 'vendorId');
    }
    return bill;
  });
}

function sendCommand(
  c: ApiContext,
  { workflows }: ApiDeps,
  request: {
    readonly bill: Bill;
    readonly command: BillCommand;
    readonly expectedVersion: number | null;
    readonly effectId: string;
  },
): Promise<Bill> {
  const { bill, command, expectedVersion, effectId } = request;
  const { memberId, role } = c.get('principal');
  c.get('log').info('bill_command_sent', { billId: bill.billId, command: command.type, effectId });
  const version = expectedVersion === null ? {} : { expectedVersion };
  // Repetitions are recognised by the effect's id: callers' request ids may repeat.
  const message = { command, memberId, role, requestId: c.get('requestId'), commandId: effectId, ...version };
  return workflows.commandBill(bill, message, effectId);
}
