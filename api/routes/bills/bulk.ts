import { createHash } from 'node:crypto';
import { createRoute, z } from '@hono/zod-openapi';
import { commandActions } from '../../../domain/bill-command-actions.js';
import type { BillCommand } from '../../../domain/bill-commands.js';
import { requires } from '../../auth.js';
import type { Api, ApiContext, ApiDeps } from '../../deps.js';
import { problemIn } from '../../errors.js';
import { answerOnceOutside } from '../../idempotency.js';
import { billBody, billSchema } from '../../schemas/bills.js';
import {
  billIdSchema,
  enteredDateSchema,
  noteSchema,
  reasonSchema,
  requiredIdempotencyHeader,
} from '../../schemas/primitives.js';
import { jsonAnswer, jsonBody, problems, problemSchema } from '../../schemas/problems.js';
import { WorkflowsUnavailable } from '../../workflow-starter.js';
import { carryOut } from './carry-out.js';

const bulkItemsMax = 100;
/** Beside each other; a worker has other things to do too. */
const bulkAtOnceMax = 8;
/** What has not begun by then is not begun: a claimed key counts as abandoned after a minute. */
const bulkMsMax = 30_000;

const itemSchema = z.strictObject({
  billId: billIdSchema,
  version: z
    .number()
    .int()
    .min(1)
    .max(999_999_999)
    .optional()
    .openapi({ description: 'The version that you saw, as If-Match says it for one bill.' }),
});

const items = z
  .array(itemSchema)
  .min(1)
  .max(bulkItemsMax)
  .refine((list) => new Set(list.map(({ billId }) => billId)).size === list.length, {
    message: 'Each bill once.',
  });

const resultSchema = z
  .object({
    billId: z.string(),
    status: z.number().int().openapi({ description: 'What this item alone would have been answered with.' }),
    bill: billSchema.nullable(),
    problem: problemSchema.nullable(),
  })
  .openapi('BulkResult');

const answerSchema = z
  .object({
    items: z.array(resultSchema).openapi({ description: 'One for each, in the order of the request.' }),
    succeeded: z.number().int(),
    failed: z.number().int(),
  })
  .openapi('BulkAnswer');

type BulkSpec<Body extends z.ZodType> = {
  readonly type: 'approve' | 'hold' | 'reschedule' | 'pay_now';
  readonly operationId: string;
  readonly summary: string;
  readonly body: Body;
  readonly toCommand: (body: z.output<Body>) => BillCommand;
};

/** The moves that people make with many bills at once. Each bill is decided by itself, as if it were the only one. */
export function addBulkCommands(app: Api, deps: ApiDeps): void {
  addBulk(app, deps, {
    type: 'approve',
    operationId: 'approveBills',
    summary: 'Approve several bills',
    body: z.strictObject({ items, note: noteSchema }).openapi('BulkApproval'),
    toCommand: ({ note = null }) => ({ type: 'approve', note }),
  });
  addBulk(app, deps, {
    type: 'hold',
    operationId: 'holdBills',
    summary: 'Hold several bills',
    body: z.strictObject({ items, reason: reasonSchema }).openapi('BulkHold'),
    toCommand: ({ reason }) => ({ type: 'hold', reason }),
  });
  addBulk(app, deps, {
    type: 'reschedule',
    operationId: 'rescheduleBills',
    summary: 'Pay several bills on another date',
    body: z.strictObject({ items, payOn: enteredDateSchema }).openapi('BulkReschedule'),
    toCommand: ({ payOn }) => ({ type: 'reschedule', payOn }),
  });
  addBulk(app, deps, {
    type: 'pay_now',
    operationId: 'payBillsNow',
    summary: 'Pay several approved bills now',
    body: z.strictObject({ items }).openapi('BulkPayNow'),
    toCommand: () => ({ type: 'pay_now' }),
  });
}

type BulkBody = z.ZodType<{ readonly items: z.output<typeof items> }>;

function addBulk<Body extends BulkBody>(app: Api, deps: ApiDeps, spec: BulkSpec<Body>): void {
  const route = createRoute({
    method: 'post',
    path: `/v1/bills/bulk/${spec.type.replace('_', '-')}`,
    operationId: spec.operationId,
    tags: ['bills'],
    summary: spec.summary,
    description:
      '200 says that the list was worked through: each item has a status of its own, and one that is refused keeps no other ' +
      'from being done. When an item is answered 503, repeat the request under the same key: what was done is not done again.',
    ...requires(commandActions[spec.type]),
    request: { headers: requiredIdempotencyHeader, body: jsonBody(spec.body as z.ZodType) },
    responses: { 200: jsonAnswer('Each item, answered.', answerSchema), ...problems(409, 413, 415, 422) },
  });
  app.openapi(route, async (c) => {
    const body = c.req.valid('json') as z.output<Body>;
    const command = spec.toCommand(body);
    return answerOnceOutside(c, deps, async (effectId) => {
      const results = await commandAll(c, deps, body.items, command, effectId);
      const succeeded = results.filter(({ bill }) => bill !== null).length;
      return {
        status: 200 as const,
        body: { items: results, succeeded, failed: results.length - succeeded },
        isPartial: results.some(({ status }) => status >= 500),
      };
    });
  });
}

type Item = z.output<typeof itemSchema>;
type Result = z.output<typeof resultSchema>;

async function commandAll(
  c: ApiContext,
  deps: ApiDeps,
  asked: readonly Item[],
  command: BillCommand,
  effectId: string,
): Promise<Result[]> {
  const endsAt = performance.now() + bulkMsMax;
  const results: Result[] = [];
  const queue = [...asked.entries()];
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [index, item] = next;
      results[index] = await commandOne(c, deps, item, command, { effectId, endsAt });
    }
  };
  await Promise.all(Array.from({ length: bulkAtOnceMax }, work));
  return results;
}

async function commandOne(
  c: ApiContext,
  deps: ApiDeps,
  { billId, version }: Item,
  command: BillCommand,
  { effectId, endsAt }: { readonly effectId: string; readonly endsAt: number },
): Promise<Result> {
  try {
    if (performance.now() > endsAt) throw new WorkflowsUnavailable('The request has taken too long.');
    const request = {
      billId,
      command,
      expectedVersion: version ?? null,
      effectId: itemEffect(effectId, billId),
    };
    const bill = await carryOut(c, deps, request);
    return { billId, status: 200, bill: billBody(bill), problem: null };
  } catch (error) {
    const problem = problemIn(error, c);
    return { billId, status: problem.status, bill: null, problem };
  }
}

const itemEffect = (effectId: string, billId: string) =>
  createHash('sha256').update(`${effectId}/${billId}`).digest('hex');
