import { createRoute, z } from '@hono/zod-openapi';
import { countPayments, listPayments, paymentPositionOf } from '../../../db/payment-lists.js';
import { requires } from '../../auth.js';
import type { Api, ApiDeps } from '../../deps.js';
import { send } from '../../idempotency.js';
import {
  countedPageOf,
  countedRowsMax,
  countQuery,
  pageQuery,
  readQueryCursor,
  toPage,
  writeQueryCursor,
} from '../../pages.js';
import { needsCurrency } from '../../schemas/list-queries.js';
import {
  paymentDirectionOf,
  paymentFilterOf,
  paymentPosition,
  paymentQuery,
} from '../../schemas/payment-queries.js';
import { paymentBody, paymentSchema } from '../../schemas/payments.js';
import { jsonAnswer, problems } from '../../schemas/problems.js';

const route = createRoute({
  method: 'get',
  path: '/v1/payments',
  operationId: 'listPayments',
  tags: ['payments'],
  summary: 'List, filter and search payments',
  ...requires('payment.read'),
  request: {
    query: z
      .object({ ...pageQuery.shape, ...paymentQuery, ...countQuery })
      .refine(needsCurrency.check, needsCurrency.problem),
  },
  responses: { 200: jsonAnswer('A page of payments.', countedPageOf(paymentSchema)), ...problems(422) },
});

export function addListPayments(app: Api, { database }: ApiDeps): void {
  app.openapi(route, async (c) => {
    const { cursor, limit, count, ...query } = c.req.valid('query');
    const { tenantId } = c.get('principal');
    const filter = paymentFilterOf(query);
    const after = readQueryCursor(cursor, query, paymentPosition);
    const page = { direction: paymentDirectionOf(query), after, limit: limit + 1 };
    const { rows, counted } = await database.inTenant(tenantId, async (tx) => ({
      rows: await listPayments(tx, tenantId, filter, page),
      counted: count ? await countPayments(tx, tenantId, filter, countedRowsMax) : null,
    }));
    const body = toPage(rows, limit, paymentBody, (payment) =>
      writeQueryCursor(query, paymentPositionOf(payment)),
    );
    return send(c, { status: 200, body: { ...body, ...(counted ? { count: counted } : {}) } });
  });
}
