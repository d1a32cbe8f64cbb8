import { createRoute, z } from '@hono/zod-openapi';
import { requires } from '../../auth.js';
import { readCountedPage } from '../../counted-lists.js';
import type { Api, ApiDeps } from '../../deps.js';
import { send } from '../../idempotency.js';
import { countedPageOf, countQuery, pageQuery } from '../../pages.js';
import { needsCurrency } from '../../schemas/list-queries.js';
import { paymentList, paymentQuery } from '../../schemas/payment-queries.js';
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

export function addListPayments(app: Api, deps: ApiDeps): void {
  app.openapi(route, async (c) => {
    const { cursor, limit, count, ...query } = c.req.valid('query');
    const body = await readCountedPage(c, deps, paymentList, { query, cursor, limit, count }, paymentBody);
    return send(c, { status: 200, body });
  });
}
