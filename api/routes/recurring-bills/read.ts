import { createRoute, z } from '@hono/zod-openapi';
import { listBillsById } from '../../../db/bills.js';
import { listSubjectFacts } from '../../../db/facts.js';
import {
  listPeriods,
  listRecurringBills,
  loadRecurringBill,
  type PeriodRow,
} from '../../../db/recurring-bills.js';
import { parseId } from '../../../domain/ids.js';
import { periodAt } from '../../../domain/recurrence.js';
import { recurringBillStatuses, type RecurringBill } from '../../../domain/recurring-bill.js';
import { requires } from '../../auth.js';
import type { Api, ApiDeps } from '../../deps.js';
import { send } from '../../idempotency.js';
import { pageOf, pageQuery, positionInstant, readCursor, toPage, writeCursor } from '../../pages.js';
import { factBody, factSchema } from '../../schemas/facts.js';
import { etagOf, idOf, pathId } from '../../schemas/primitives.js';
import { jsonAnswer, problems } from '../../schemas/problems.js';
import {
  periodBody,
  periodSchema,
  recurringBillBody,
  recurringBillSchema,
} from '../../schemas/recurring-bills.js';

const tags = ['recurring bills'];
const params = z.object({ recurringBillId: pathId('recurringBillId') });
const recurringBillIdSchema = idOf('recurringBill', 'rec_0193b3c0a1b27def8123456789abcdef');

const listRecurringRoute = createRoute({
  method: 'get',
  path: '/v1/recurring-bills',
  operationId: 'listRecurringBills',
  tags,
  summary: 'List recurring bills, newest first',
  ...requires('recurring_bill.read'),
  request: {
    query: pageQuery.extend({
      status: z.enum(recurringBillStatuses).optional().openapi({ description: 'In this state.' }),
    }),
  },
  responses: { 200: jsonAnswer('A page of them.', pageOf(recurringBillSchema)), ...problems(422) },
});

const getRecurringRoute = createRoute({
  method: 'get',
  path: '/v1/recurring-bills/{recurringBillId}',
  operationId: 'getRecurringBill',
  tags,
  summary: 'Get a recurring bill',
  ...requires('recurring_bill.read'),
  request: { params },
  responses: {
    200: jsonAnswer('The recurring bill; its version is the ETag.', recurringBillSchema),
    ...problems(404),
  },
});

const periodsRoute = createRoute({
  method: 'get',
  path: '/v1/recurring-bills/{recurringBillId}/periods',
  operationId: 'listRecurringBillPeriods',
  tags,
  summary: 'List its periods with their bills, newest first',
  ...requires('recurring_bill.read'),
  request: { params, query: pageQuery },
  responses: { 200: jsonAnswer('A page of periods.', pageOf(periodSchema)), ...problems(404, 422) },
});

const timelineRoute = createRoute({
  method: 'get',
  path: '/v1/recurring-bills/{recurringBillId}/timeline',
  operationId: 'listRecurringBillFacts',
  tags,
  summary: 'Everything that happened to it, oldest first: the newest thousand facts',
  ...requires('recurring_bill.read'),
  request: { params },
  responses: { 200: jsonAnswer('Facts.', z.object({ items: z.array(factSchema) })), ...problems(404) },
});

export function addReadRecurringBills(app: Api, { database, now }: ApiDeps): void {
  const bodyOf = (row: RecurringBill) =>
    recurringBillBody(row, periodAt(row.terms.recurrence, row.nextIndex), now());

  app.openapi(listRecurringRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const { cursor, limit, status } = c.req.valid('query');
    const before = readCursor(cursor, z.tuple([positionInstant, recurringBillIdSchema]));
    const rows = await database.inTenant(tenantId, (tx) =>
      listRecurringBills(tx, tenantId, status ? [status] : recurringBillStatuses, {
        before: before && { createdAt: before[0], recurringBillId: before[1] },
        limit: limit + 1,
      }),
    );
    const position = ({ createdAt, recurringBillId }: RecurringBill) =>
      writeCursor([createdAt, recurringBillId]);
    return send(c, { status: 200, body: toPage(rows, limit, bodyOf, position) });
  });

  app.openapi(getRecurringRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const recurringBillId = parseId('recurringBill', c.req.valid('param').recurringBillId);
    const row = await database.inTenant(tenantId, (tx) => loadRecurringBill(tx, tenantId, recurringBillId));
    return send(c, { status: 200, body: bodyOf(row), headers: etagOf(row.version) });
  });

  app.openapi(periodsRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const { cursor, limit } = c.req.valid('query');
    const recurringBillId = parseId('recurringBill', c.req.valid('param').recurringBillId);
    const before = readCursor(cursor, z.tuple([z.number().int()]));
    const page = { belowIndex: before?.[0] ?? null, limit: limit + 1 };
    const { rows, bills } = await database.inTenant(tenantId, async (tx) => {
      await loadRecurringBill(tx, tenantId, recurringBillId);
      const found = await listPeriods(tx, tenantId, recurringBillId, page);
      const ids = found.flatMap(({ billId }) => (billId === null ? [] : [billId]));
      return { rows: found, bills: await listBillsById(tx, tenantId, ids) };
    });
    const bodyOfPeriod = (row: PeriodRow) =>
      periodBody(
        row,
        bills.find(({ billId }) => billId === row.billId),
      );
    return send(c, {
      status: 200,
      body: toPage(rows, limit, bodyOfPeriod, ({ periodIndex }) => writeCursor([periodIndex])),
    });
  });

  app.openapi(timelineRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const recurringBillId = parseId('recurringBill', c.req.valid('param').recurringBillId);
    const facts = await database.inTenant(tenantId, async (tx) => {
      await loadRecurringBill(tx, tenantId, recurringBillId);
      return listSubjectFacts(tx, tenantId, 'recurring_bill', recurringBillId);
    });
    return send(c, { status: 200, body: { items: facts.map(factBody) } });
  });
}
