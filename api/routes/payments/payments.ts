import { createRoute, z } from '@hono/zod-openapi';
import { loadResolution } from '../../../db/payment-resolutions.js';
import { listAttempts, loadPayment } from '../../../db/payments.js';
import { parseId } from '../../../domain/ids.js';
import { requires } from '../../auth.js';
import { etagOfContent, ifNoneMatchHeader, notModified, sendUnlessKnown } from '../../conditional.js';
import type { Api, ApiDeps } from '../../deps.js';
import { paymentDetailBody, paymentDetailSchema } from '../../schemas/payments.js';
import { pathId } from '../../schemas/primitives.js';
import { jsonAnswer, problems } from '../../schemas/problems.js';

const tags = ['payments'];

const getRoute = createRoute({
  method: 'get',
  path: '/v1/payments/{paymentId}',
  operationId: 'getPayment',
  tags,
  summary: 'Get a payment with every key that was ever sent',
  ...requires('payment.read'),
  request: { params: z.object({ paymentId: pathId('paymentId') }), headers: ifNoneMatchHeader },
  responses: { 200: jsonAnswer('The payment.', paymentDetailSchema), ...notModified, ...problems(404) },
});

export function addPayments(app: Api, { database }: ApiDeps): void {
  app.openapi(getRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const paymentId = parseId('payment', c.req.valid('param').paymentId);
    const body = await database.inTenant(tenantId, async (tx) => {
      const payment = await loadPayment(tx, tenantId, paymentId);
      const attempts = await listAttempts(tx, tenantId, paymentId);
      return paymentDetailBody(payment, attempts, await loadResolution(tx, payment));
    });
    // A resolution that was proposed changes what is shown, and not the payment's version.
    return sendUnlessKnown(c, body, etagOfContent(body));
  });
}
