import { createRoute, z } from '@hono/zod-openapi';
import { needsAttention, type Bill } from '../../../domain/bill.js';
import { requires } from '../../auth.js';
import { sendExport } from '../../counted-lists.js';
import { csvAnswer, decimalOf, exportQuery, exportRowsMax } from '../../csv.js';
import type { Api, ApiDeps } from '../../deps.js';
import { billList, billQuery } from '../../schemas/bill-queries.js';
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
  description: ({ details }: Bill) => details.description,
};

export function addExportBills(app: Api, deps: ApiDeps): void {
  app.openapi(route, async (c) => {
    const { bom, ...query } = c.req.valid('query');
    return sendExport(c, deps, billList, { name: 'bills', columns, hasBom: bom === 'true', query });
  });
}
