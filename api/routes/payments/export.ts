import { createRoute, z } from '@hono/zod-openapi';
import type { Payment } from '../../../domain/payment.js';
import { requires } from '../../auth.js';
import { sendExport } from '../../counted-lists.js';
import { csvAnswer, decimalOf, exportQuery, exportRowsMax } from '../../csv.js';
import type { Api, ApiDeps } from '../../deps.js';
import { needsCurrency } from '../../schemas/list-queries.js';
import { paymentList, paymentQuery } from '../../schemas/payment-queries.js';
import { paymentBody } from '../../schemas/payments.js';
import { problems } from '../../schemas/problems.js';

const route = createRoute({
  method: 'get',
  path: '/v1/payments/export.csv',
  operationId: 'exportPayments',
  tags: ['payments'],
  summary: 'Export payments as CSV',
  description: `The filters and sorts of the list. At most ${exportRowsMax} rows; more are refused before anything is sent.`,
  ...requires('payment.read'),
  request: {
    query: z.object({ ...paymentQuery, ...exportQuery }).refine(needsCurrency.check, needsCurrency.problem),
  },
  responses: { 200: csvAnswer('Payments'), ...problems(422) },
});

const columns = {
  paymentId: ({ paymentId }: Payment) => paymentId,
  billId: ({ billId }: Payment) => billId,
  status: ({ state }: Payment) => state.status,
  reference: ({ reference }: Payment) => reference,
  amount: ({ amount }: Payment) => decimalOf(amount),
  amountMinor: ({ amount }: Payment) => amount.amountMinor,
  currency: ({ amount }: Payment) => amount.currency,
  attempt: ({ attempt }: Payment) => attempt,
  providerPaymentId: (payment: Payment) => paymentBody(payment).providerPaymentId,
  code: (payment: Payment) => paymentBody(payment).code,
  reason: (payment: Payment) => paymentBody(payment).reason,
  createdAt: ({ createdAt }: Payment) => createdAt,
};

export function addExportPayments(app: Api, deps: ApiDeps): void {
  app.openapi(route, async (c) => {
    const { bom, ...query } = c.req.valid('query');
    return sendExport(c, deps, paymentList, { name: 'payments', columns, hasBom: bom === 'true', query });
  });
}
