import { createRoute, z } from '@hono/zod-openapi';
import { loadBill } from '../../../db/bills.js';
import { listBillFacts } from '../../../db/facts.js';
import { parseId } from '../../../domain/ids.js';
import { requires } from '../../auth.js';
import { ifNoneMatchHeader, notModified, sendUnlessKnown } from '../../conditional.js';
import type { Api, ApiDeps } from '../../deps.js';
import { send } from '../../idempotency.js';
import { pageOf, pageQuery, readCursor, toPage, writeCursor } from '../../pages.js';
import { billBody, billSchema } from '../../schemas/bills.js';
import { factBody, factSchema } from '../../schemas/facts.js';
import { etagOf, pathId } from '../../schemas/primitives.js';
import { jsonAnswer, problems } from '../../schemas/problems.js';

const tags = ['bills'];
const params = z.object({ billId: pathId('billId') });
const getRoute = createRoute({
  method: 'get',
  path: '/v1/bills/{billId}',
  operationId: 'getBill',
  tags,
  summary: 'Get a bill',
  ...requires('bill.read'),
  request: { params, headers: ifNoneMatchHeader },
  responses: {
    200: jsonAnswer('The bill; its version is the ETag.', billSchema),
    ...notModified,
    ...problems(404),
  },
});

const timelineRoute = createRoute({
  method: 'get',
  path: '/v1/bills/{billId}/timeline',
  operationId: 'listBillFacts',
  tags,
  summary: 'Everything that happened to a bill and its payments, oldest first',
  ...requires('bill.read'),
  request: { params, query: pageQuery },
  responses: { 200: jsonAnswer('A page of facts.', pageOf(factSchema)), ...problems(404, 422) },
});

export function addReadBills(app: Api, { database }: ApiDeps): void {
  app.openapi(getRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const billId = parseId('bill', c.req.valid('param').billId);
    const bill = await database.inTenant(tenantId, (tx) => loadBill(tx, tenantId, billId));
    return sendUnlessKnown(c, billBody(bill), etagOf(bill.version).etag);
  });

  app.openapi(timelineRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const { cursor, limit } = c.req.valid('query');
    const billId = parseId('bill', c.req.valid('param').billId);
    const after = readCursor(cursor, z.tuple([z.number().int()]));
    const rows = await database.inTenant(tenantId, async (tx) => {
      await loadBill(tx, tenantId, billId);
      return listBillFacts(tx, tenantId, billId, { afterFactId: after?.[0] ?? 0, limit: limit + 1 });
    });
    return send(c, {
      status: 200,
      body: toPage(rows, limit, factBody, ({ factId }) => writeCursor([factId])),
    });
  });
}
