import { createRoute, z } from '@hono/zod-openapi';
import { requires } from '../../auth.js';
import { readCountedPage } from '../../counted-lists.js';
import type { Api, ApiDeps } from '../../deps.js';
import { send } from '../../idempotency.js';
import { countedPageOf, countQuery, pageQuery } from '../../pages.js';
import { billList, billQuery } from '../../schemas/bill-queries.js';
import { billBody, billSchema } from '../../schemas/bills.js';
import { needsCurrency } from '../../schemas/list-queries.js';
import { jsonAnswer, problems } from '../../schemas/problems.js';

const route = createRoute({
  method: 'get',
  path: '/v1/bills',
  operationId: 'listBills',
  tags: ['bills'],
  summary: 'List, filter and search bills',
  description:
    'Filters narrow together. A page goes on where the one before ended, also while bills come in: each bill that stays as ' +
    'it is comes once. A cursor belongs to its sort and filters; with others it is refused.',
  ...requires('bill.read'),
  request: {
    query: z
      .object({ ...pageQuery.shape, ...billQuery, ...countQuery })
      .refine(needsCurrency.check, needsCurrency.problem),
  },
  responses: { 200: jsonAnswer('A page of bills.', countedPageOf(billSchema)), ...problems(422) },
});

export function addListBills(app: Api, deps: ApiDeps): void {
  app.openapi(route, async (c) => {
    const { cursor, limit, count, ...query } = c.req.valid('query');
    const body = await readCountedPage(c, deps, billList, { query, cursor, limit, count }, billBody);
    return send(c, { status: 200, body });
  });
}
