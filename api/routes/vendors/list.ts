import { createRoute, z } from '@hono/zod-openapi';
import {
  countVendors,
  listVendors,
  vendorPositionOf,
  type VendorFilter,
  type VendorSort,
} from '../../../db/vendor-lists.js';
import type { Vendor } from '../../../db/vendors.js';
import { requires } from '../../auth.js';
import { readCountedPage, type CountedList } from '../../counted-lists.js';
import type { Api, ApiDeps } from '../../deps.js';
import { given } from '../../given.js';
import { send } from '../../idempotency.js';
import { countedPageOf, countQuery, pageQuery } from '../../pages.js';
import { severalOf } from '../../schemas/list-queries.js';
import { textSchema, vendorIdSchema } from '../../schemas/primitives.js';
import { jsonAnswer, problems } from '../../schemas/problems.js';
import { vendorBody, vendorSchema, vendorStatuses } from '../../schemas/vendors.js';

const vendorQuery = {
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
};

const route = createRoute({
  method: 'get',
  path: '/v1/vendors',
  operationId: 'listVendors',
  tags: ['vendors'],
  summary: 'List, filter and search vendors',
  ...requires('vendor.read'),
  request: {
    query: pageQuery.extend({ ...vendorQuery, ...countQuery }),
  },
  responses: { 200: jsonAnswer('A page of vendors.', countedPageOf(vendorSchema)), ...problems(422) },
});

type VendorQuery = z.output<z.ZodObject<typeof vendorQuery>>;

const vendorList: CountedList<Vendor, VendorQuery, VendorFilter, VendorSort> = {
  filterOf: ({ q, status }) => given({ search: q, statuses: status }),
  sortOf: ({ sort }) => ({
    by: sort.endsWith('name') ? 'name' : 'createdAt',
    direction: sort.startsWith('-') ? 'desc' : 'asc',
  }),
  positionSchema: ({ by }) =>
    z.object({ values: z.array(z.string()).length(by === 'name' ? 1 : 0), id: vendorIdSchema }),
  positionOf: vendorPositionOf,
  read: listVendors,
  count: countVendors,
};

export function addListVendors(app: Api, deps: ApiDeps): void {
  app.openapi(route, async (c) => {
    const { cursor, limit, count, ...query } = c.req.valid('query');
    const body = await readCountedPage(c, deps, vendorList, { query, cursor, limit, count }, vendorBody);
    return send(c, { status: 200, body });
  });
}
