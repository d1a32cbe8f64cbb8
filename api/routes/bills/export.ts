import { createRoute, z } from '@hono/zod-openapi';
import { countBills, listBills, positionOf } from '../../../db/bill-lists.js';
import { needsAttention, type Bill } from '../../../domain/bill.js';
import { requires } from '../../auth.js';
import { csvAnswer, decimalOf, exportQuery, exportRowsMax, refuseTooManyRows, sendCsv } from '../../csv.js';
import type { Api, ApiDeps } from '../../deps.js';
import { billFilterOf, billQuery, billSortOf } from '../../schemas/bill-queries.js';
import { needsCurrency } from '../../schemas/list-queries.js';
import { problems } from '../../schemas/problems.js';

const route = createRoute({
  method: 'get',
  path: '/v1/bills/export.csv',
  operationId: 'exportBills',
  tags: ['bills'],
  summary: 'Export bills as CSV',
  description: `The filters and sorts of the list. At most ${exportRowsMax} rows; more are refused before anything is sent.`,
  ...requires('bill.read'),
  request: {
    query: z.object({ ...billQuery, ...exportQuery }).refine(needsCurrency.check, needsCurrency.problem),
  },
  responses: { 200: csvAnswer('Bills'), ...problems(422) },
});

const columns = {
  billId: ({ billId }: Bill) => billId,
  status: ({ state }: Bill) => state.status,
  needsAttention: ({ state }: Bill) => needsAttention(state),
  vendorId: ({ vendorId }: Bill) => vendorId,
  vendorName: ({ details }: Bill) => details.vendorName,
  number: ({ details }: Bill) => details.number,
  department: ({ details }: Bill) => details.department,
  issuedOn: ({ details }: Bill) => details.issuedOn,
  dueOn: ({ details }: Bill) => details.dueOn,
  amount: ({ details }: Bill) => decimalOf(details.amount),
  amountMinor: ({ details }: Bill) => details.amount?.amountMinor ?? null,
  currency: ({ details }: Bill) => details.amount?.currency ?? null,
  createdAt: ({ createdAt }: Bill) => createdAt,
  stateSince: ({ stateSince }: Bill) => stateSince,
};

export function addExportBills(app: Api, { database }: ApiDeps): void {
  app.openapi(route, async (c) => {
    const { bom, ...query } = c.req.valid('query');
    const { tenantId } = c.get('principal');
    const filter = billFilterOf(query);
    const sort = billSortOf(query);
    refuseTooManyRows(
      await database.inTenant(tenantId, (tx) => countBills(tx, tenantId, filter, exportRowsMax)),
    );
    return sendCsv<Bill>(c, {
      name: 'bills',
      columns,
      hasBom: bom === 'true',
      readAfter: (last, limit) =>
        database.inTenant(tenantId, (tx) =>
          listBills(tx, tenantId, filter, { sort, after: last && positionOf(last, sort), limit }),
        ),
    });
  });
}
