import { createRoute, z } from '@hono/zod-openapi';
import { newId } from '../../../db/ids.js';
import {
  createRecurringBill,
  loadRecurringBill,
  lockRecurringBill,
  saveRecurringBill,
} from '../../../db/recurring-bills.js';
import { settleStandingApproval } from '../../../db/standing-approvals.js';
import { dateIn } from '../../../domain/dates.js';
import { refuse } from '../../../domain/errors.js';
import { parseId } from '../../../domain/ids.js';
import { amountOf } from '../../../domain/period-amount.js';
import { isPartial, periodAt, periodsFrom } from '../../../domain/recurrence.js';
import type { RecurringBill, RecurringBillContent } from '../../../domain/recurring-bill.js';
import {
  validateChange,
  validateRecurringBill,
  validateStart,
} from '../../../domain/recurring-bill-entry.js';
import { requires } from '../../auth.js';
import type { Api, ApiContext, ApiDeps } from '../../deps.js';
import { answerOnce, send } from '../../idempotency.js';
import { memberContext } from '../../member-context.js';
import {
  etagOf,
  idempotencyHeader,
  pathId,
  requiredIdempotencyHeader,
  requiredIfMatchHeader,
  versionIn,
} from '../../schemas/primitives.js';
import { jsonAnswer, jsonBody, problems } from '../../schemas/problems.js';
import {
  contentFrom,
  plannedPeriodSchema,
  recurringBillBody,
  recurringBillEntrySchema,
  recurringBillSchema,
} from '../../schemas/recurring-bills.js';
import { findNamedVendor } from '../bills/create.js';
import { putSchedule } from './put-schedule.js';

const tags = ['recurring bills'];
const params = z.object({ recurringBillId: pathId('recurringBillId') });

const createRecurringRoute = createRoute({
  method: 'post',
  path: '/v1/recurring-bills',
  operationId: 'createRecurringBill',
  tags,
  summary: 'Enter a bill that comes again and again',
  description:
    'It gets a Temporal Schedule of its own. Periods whose time has come already are made at once.',
  ...requires('recurring_bill.write'),
  request: { headers: requiredIdempotencyHeader, body: jsonBody(recurringBillEntrySchema) },
  responses: {
    201: jsonAnswer('The recurring bill.', recurringBillSchema),
    ...problems(409, 413, 415, 422),
  },
});

const changeRoute = createRoute({
  method: 'put',
  path: '/v1/recurring-bills/{recurringBillId}',
  operationId: 'changeRecurringBill',
  tags,
  summary: 'Change terms, vendor or policy of a recurring bill',
  description:
    'Reference, currency, cadence, anchorOn and startsOn stay. Another vendor or other terms void a standing approval.',
  ...requires('recurring_bill.write'),
  request: {
    params,
    headers: idempotencyHeader.extend(requiredIfMatchHeader.shape),
    body: jsonBody(recurringBillEntrySchema),
  },
  responses: {
    200: jsonAnswer('The recurring bill after it.', recurringBillSchema),
    ...problems(404, 409, 412, 413, 415, 422),
  },
});

const previewCountMax = 120;
const previewQuery = z.object({
  count: z.coerce
    .number()
    .int()
    .min(1)
    .max(previewCountMax)
    .default(12)
    .openapi({ description: 'How many periods.' }),
});
const previewAnswer = jsonAnswer('Periods in order.', z.object({ items: z.array(plannedPeriodSchema) }));

const previewEntryRoute = createRoute({
  method: 'post',
  path: '/v1/recurring-bills/preview',
  operationId: 'previewRecurringBill',
  tags,
  summary: 'See the first periods, with dates and amounts, before saving',
  ...requires('recurring_bill.write'),
  request: { query: previewQuery, body: jsonBody(recurringBillEntrySchema) },
  responses: { 200: previewAnswer, ...problems(413, 415, 422) },
});

const previewRoute = createRoute({
  method: 'get',
  path: '/v1/recurring-bills/{recurringBillId}/preview',
  operationId: 'listPlannedPeriods',
  tags,
  summary: 'See the next periods, with dates and amounts',
  ...requires('recurring_bill.read'),
  request: { params, query: previewQuery },
  responses: { 200: previewAnswer, ...problems(404, 422) },
});

export function addWriteRecurringBills(app: Api, deps: ApiDeps): void {
  const { database } = deps;

  app.openapi(createRecurringRoute, async (c) => {
    const { tenantId, memberId } = c.get('principal');
    const { content } = entered(c.req.valid('json'), deps);
    return answerOnce(c, deps, async (tx) => {
      await findNamedVendor(tx, tenantId, content.vendorId, 'vendorId');
      const row = { ...content, tenantId, recurringBillId: newId('recurringBill'), createdBy: memberId };
      const created = await createRecurringBill(tx, row, memberContext(c, deps));
      return {
        ...rowAnswer(c, deps, created),
        status: 201 as const,
        headers: {
          location: `/v1/recurring-bills/${created.recurringBillId}`,
          ...etagOf(created.version),
        },
      };
    });
  });

  app.openapi(changeRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const recurringBillId = parseId('recurringBill', c.req.valid('param').recurringBillId);
    const content = contentFrom(c.req.valid('json'));
    const expectedVersion = versionIn(c.req.valid('header')['If-Match']);
    validateRecurringBill(content);
    return answerOnce(c, deps, async (tx) => {
      const row = await lockRecurringBill(tx, tenantId, recurringBillId);
      if (row.version !== expectedVersion) {
        refuse('version_conflict', 'The recurring bill was changed by somebody else.', {
          version: row.version,
        });
      }
      validateChange(row, content);
      await findNamedVendor(tx, tenantId, content.vendorId, 'vendorId');
      const context = memberContext(c, deps);
      const changed = await saveRecurringBill(
        tx,
        row,
        [{ type: 'recurring_bill_changed', ...content }],
        context,
      );
      return rowAnswer(c, deps, (await settleStandingApproval(tx, changed, context)).row);
    });
  });

  app.openapi(previewEntryRoute, (c) => {
    const { content } = entered(c.req.valid('json'), deps);
    return Promise.resolve(previewOf(c, content, 0, c.req.valid('query').count));
  });

  app.openapi(previewRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const recurringBillId = parseId('recurringBill', c.req.valid('param').recurringBillId);
    const row = await database.inTenant(tenantId, (tx) => loadRecurringBill(tx, tenantId, recurringBillId));
    return previewOf(c, row, row.nextIndex, c.req.valid('query').count);
  });
}

export const rowAnswer = (c: ApiContext, deps: ApiDeps, row: RecurringBill) => ({
  status: 200 as const,
  body: recurringBillBody(row, periodAt(row.terms.recurrence, row.nextIndex), deps.now()),
  headers: etagOf(row.version),
  afterCommit: () => putSchedule(c, deps, row),
});

function entered(entry: z.output<typeof recurringBillEntrySchema>, { now }: ApiDeps) {
  const content = contentFrom(entry);
  validateRecurringBill(content);
  validateStart(content.terms.recurrence, dateIn(content.terms.recurrence.timeZone, now()));
  return { content };
}

function previewOf(
  c: ApiContext,
  { terms, currency }: RecurringBillContent,
  fromIndex: number,
  count: number,
) {
  const items = periodsFrom(terms.recurrence, fromIndex, count).map((period) => ({
    period: period.key,
    coversFrom: period.coversFrom,
    coversTo: period.coversTo,
    dueOn: period.dueOn,
    firesAt: period.firesAt,
    amount: amountOf(terms, currency, period),
    isPartial: isPartial(period),
  }));
  return send<{ items: z.output<typeof plannedPeriodSchema>[] }, 200>(c, { status: 200, body: { items } });
}
