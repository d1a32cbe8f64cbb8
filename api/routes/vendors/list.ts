import { createRoute, z } from '@hono/zod-openapi';
import { countVendors, listVendors, vendorPositionOf, type VendorSort } from '../../../db/vendor-lists.js';
import { requires } from '../../auth.js';
import type { Api, ApiDeps } from '../../deps.js';
import { given } from '../../given.js';
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
import { severalOf } from '../../schemas/list-queries.js';
import { textSchema, vendorIdSchema } from '../../schemas/primitives.js';
import { jsonAnswer, problems } from '../../schemas/problems.js';
import { vendorBody, vendorSchema, vendorStatuses } from '../../schemas/vendors.js';

const route = createRoute({
  method: 'get',
  path: '/v1/vendors',
  operationId: 'listVendors',
  tags: ['vendors'],
  summary: 'List, filter and search vendors',
  ...requires('vendor.read'),
  request: {
    query: pageQuery.extend({
      q: textSchema(200).optional().openapi({
        description:
          'Every word of it, or part of one, in the name or an alias; a tax id; the start of a mail address.',
        example: 'river',
      }),
      status: severalOf(vendorStatuses, ['unverified', 'blocked']),
      sort: z
        .enum(['createdAt', '-createdAt', 'name', '-name'])
        .default('createdAt')
        .openapi({ description: 'A minus sorts downwards. Names without case, accents and legal form.' }),
      ...countQuery,
    }),
  },
  responses: { 200: jsonAnswer('A page of vendors.', countedPageOf(vendorSchema)), ...problems(422) },
});

const positionOf = ({ by }: VendorSort) =>
  z.object({ values: z.array(z.string()).length(by === 'name' ? 1 : 0), id: vendorIdSchema });

export function addListVendors(app: Api, { database }: ApiDeps): void {
  app.openapi(route, async (c) => {
    const { cursor, limit, count, ...query } = c.req.valid('query');
    const { tenantId } = c.get('principal');
    const filter = given({ search: query.q, statuses: query.status });
    const sort = sortOf(query.sort);
    const after = readQueryCursor(cursor, query, positionOf(sort));
    const { rows, counted } = await database.inTenant(tenantId, async (tx) => ({
      rows: await listVendors(tx, tenantId, filter, { sort, after, limit: limit + 1 }),
      counted: count ? await countVendors(tx, tenantId, filter, countedRowsMax) : null,
    }));
    const body = toPage(rows, limit, vendorBody, (vendor) =>
      writeQueryCursor(query, vendorPositionOf(vendor, sort)),
    );
    return send(c, { status: 200, body: { ...body, ...(counted ? { count: counted } : {}) } });
  });
}

function sortOf(text: string): VendorSort {
  return {
    by: text.endsWith('name') ? 'name' : 'createdAt',
    direction: text.startsWith('-') ? 'desc' : 'asc',
  };
}
