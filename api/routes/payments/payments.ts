import { createRoute, z } from '@hono/zod-openapi';
import { loadResolution } from '../../../db/payment-resolutions.js';
import { listAttempts, listPayments, loadPayment } from '../../../db/payments.js';
import { parseId } from '../../../domain/ids.js';
import { paymentStatuses, type Payment } from '../../../domain/payment.js';
import { requires } from '../../auth.js';
import type { Api, ApiDeps } from '../../deps.js';
import { send } from '../../idempotency.js';
import { pageOf, pageQuery, positionInstant, readCursor, toPage } from '../../pages.js';
import {
  paymentBody,
  paymentDetailBody,
  paymentDetailSchema,
  paymentSchema,
} from '../../schemas/payments.js';
import { billIdSchema, etagOf, pathId, paymentIdSchema } from '../../schemas/primitives.js';
import { jsonAnswer, problems } from '../../schemas/problems.js';

const tags = ['payments'];

const listRoute = createRoute({
  method: 'get',
  path: '/v1/payments',
  operationId: 'listPayments',
  tags,
  summary: 'List payments, newest first',
  ...requires('payment.read'),
  request: {
    query: pageQuery.extend({ status: z.enum(paymentStatuses).optional(), billId: billIdSchema.optional() }),
  },
  responses: { 200: jsonAnswer('A page of payments.', pageOf(paymentSchema)), ...problems(422) },
});

const getRoute = createRoute({
  method: 'get',
  path: '/v1/payments/{paymentId}',
  operationId: 'getPayment',
  tags,
  summary: 'Get a payment with every key that was ever sent',
  ...requires('payment.read'),
  request: { params: z.object({ paymentId: pathId('paymentId') }) },
  responses: { 200: jsonAnswer('The payment.', paymentDetailSchema), ...problems(404) },
});

export function addPayments(app: Api, { database }: ApiDeps): void {
  app.openapi(listRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const { cursor, limit, status, billId } = c.req.valid('query');
    const before = readCursor(cursor, z.tuple([positionInstant, paymentIdSchema]));
    const filter = { ...(status ? { statuses: [status] } : {}), ...(billId ? { billId } : {}) };
    const rows = await database.inTenant(tenantId, (tx) =>
      listPayments(tx, tenantId, filter, {
        before: before && { createdAt: before[0], paymentId: before[1] },
        limit: limit + 1,
      }),
    );
    const position = ({ createdAt, paymentId }: Payment) => [createdAt, paymentId];
    return send(c, { status: 200, body: toPage(rows, limit, paymentBody, position) });
  });

  app.openapi(getRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const paymentId = parseId('payment', c.req.valid('param').paymentId);
    const body = await database.inTenant(tenantId, async (tx) => {
      const payment = await loadPayment(tx, tenantId, paymentId);
      const attempts = await listAttempts(tx, tenantId, paymentId);
      return paymentDetailBody(payment, attempts, await loadResolution(tx, payment));
    });
    return send(c, { status: 200, body, headers: etagOf(body.version) });
  });
}
