import { createRoute, z } from '@hono/zod-openapi';
import type { Tx } from '../../../db/client.js';
import { lockRecurringBill, saveRecurringBill, skipPausedPeriods } from '../../../db/recurring-bills.js';
import { endStandingApproval, findOpenStandingApproval } from '../../../db/standing-approvals.js';
import type { FactContext } from '../../../domain/bill-facts.js';
import { refuse } from '../../../domain/errors.js';
import { parseId } from '../../../domain/ids.js';
import { periodAt } from '../../../domain/recurrence.js';
import type { RecurringBill } from '../../../domain/recurring-bill.js';
import type { Action } from '../../../domain/roles.js';
import { requires } from '../../auth.js';
import type { Api, ApiDeps } from '../../deps.js';
import { answerOnce } from '../../idempotency.js';
import { memberContext } from '../../member-context.js';
import { idempotencyHeader, pathId, reasonSchema, textSchema } from '../../schemas/primitives.js';
import { jsonAnswer, jsonBody, problems } from '../../schemas/problems.js';
import { recurringBillSchema } from '../../schemas/recurring-bills.js';
import { rowAnswer } from './write.js';

const tags = ['recurring bills'];
const params = z.object({ recurringBillId: pathId('recurringBillId') });

type Command<Body extends z.ZodType> = {
  readonly verb: string;
  readonly summary: string;
  readonly description?: string;
  readonly action: Action;
  readonly body: Body;
  readonly carryOut: (
    tx: Tx,
    row: RecurringBill,
    body: z.output<Body>,
    context: FactContext,
  ) => Promise<RecurringBill>;
};

/** Row first; then the Schedule is made what the row wants. */
export function addRecurringBillCommands(app: Api, deps: ApiDeps): void {
  addCommand(app, deps, {
    verb: 'pause',
    summary: 'Pause: periods that come due meanwhile are skipped, each with a fact',
    action: 'recurring_bill.pause',
    body: z.strictObject({ reason: reasonSchema }),
    carryOut: (tx, row, { reason }, context) =>
      saveRecurringBill(tx, row, [{ type: 'recurring_bill_paused', reason }], context),
  });
  addCommand(app, deps, {
    verb: 'resume',
    summary: 'Resume with the next period that is not due yet',
    action: 'recurring_bill.write',
    body: z.strictObject({}),
    carryOut: async (tx, row, _body, context) =>
      saveRecurringBill(
        tx,
        await skipPausedPeriods(tx, row, context),
        [{ type: 'recurring_bill_resumed' }],
        context,
      ),
  });
  addCommand(app, deps, {
    verb: 'trigger',
    summary: 'Make the bill of the next period now, ahead of its day',
    description: 'The period is named, so that two people who ask at once ask for one bill.',
    action: 'recurring_bill.write',
    body: z.strictObject({ period: textSchema(10).openapi({ example: '2026-01' }) }),
    carryOut: async (tx, row, { period }, context) => {
      const next = periodAt(row.terms.recurrence, Math.max(row.nextIndex, row.aheadUntil));
      if (row.status === 'active' && isAskedForAlready(row, period)) return row;
      if (next?.key !== period) {
        refuse('wrong_state', `The next period is ${next?.key ?? 'none'}.`, {
          nextPeriod: next?.key ?? null,
        });
      }
      const { index } = next;
      return saveRecurringBill(tx, row, [{ type: 'period_triggered', period, index }], context);
    },
  });
  addDelete(app, deps);
}

/** Asked for, and its bill is on its way. */
function isAskedForAlready({ terms, nextIndex, aheadUntil }: RecurringBill, period: string): boolean {
  return aheadUntil > nextIndex && periodAt(terms.recurrence, aheadUntil - 1)?.key === period;
}

function addCommand<Body extends z.ZodType>(app: Api, deps: ApiDeps, command: Command<Body>): void {
  const { verb, summary, description, action, body, carryOut } = command;
  const route = createRoute({
    method: 'post',
    path: `/v1/recurring-bills/{recurringBillId}/${verb}`,
    operationId: `${verb}RecurringBill`,
    tags,
    summary,
    ...(description === undefined ? {} : { description }),
    ...requires(action),
    request: { params, headers: idempotencyHeader, body: jsonBody(body as z.ZodType) },
    responses: {
      200: jsonAnswer('The recurring bill after it.', recurringBillSchema),
      ...problems(404, 409, 412, 413, 415, 422),
    },
  });
  app.openapi(route, async (c) => {
    const { tenantId } = c.get('principal');
    const recurringBillId = parseId('recurringBill', c.req.valid('param').recurringBillId);
    const given = c.req.valid('json') as z.output<Body>;
    return answerOnce(c, deps, async (tx) => {
      const row = await lockRecurringBill(tx, tenantId, recurringBillId);
      return rowAnswer(c, deps, await carryOut(tx, row, given, memberContext(c, deps)));
    });
  });
}

const deleteRoute = createRoute({
  method: 'delete',
  path: '/v1/recurring-bills/{recurringBillId}',
  operationId: 'endRecurringBill',
  tags,
  summary: 'End for good: no further period gets a bill; what was made stays',
  ...requires('recurring_bill.write'),
  request: { params, headers: idempotencyHeader },
  responses: {
    200: jsonAnswer('The recurring bill at its end.', recurringBillSchema),
    ...problems(404, 409, 412, 422),
  },
});

function addDelete(app: Api, deps: ApiDeps): void {
  app.openapi(deleteRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const recurringBillId = parseId('recurringBill', c.req.valid('param').recurringBillId);
    return answerOnce(c, deps, async (tx) => {
      const row = await lockRecurringBill(tx, tenantId, recurringBillId);
      const context = memberContext(c, deps);
      const standing = await findOpenStandingApproval(tx, tenantId, recurringBillId);
      const open = standing
        ? await endStandingApproval(tx, row, standing, 'recurring_bill_ended', context)
        : row;
      const reason = 'Ended by a member.';
      return rowAnswer(
        c,
        deps,
        await saveRecurringBill(tx, open, [{ type: 'recurring_bill_ended', reason }], context),
      );
    });
  });
}
