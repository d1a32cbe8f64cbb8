import { createRoute, z } from '@hono/zod-openapi';
import { loadBill } from '../../../db/bills.js';
import { proposeResolution } from '../../../db/payment-resolutions.js';
import { listAttempts } from '../../../db/payments.js';
import type { Bill } from '../../../domain/bill.js';
import { parseId } from '../../../domain/ids.js';
import { requires } from '../../auth.js';
import type { Api, ApiContext, ApiDeps } from '../../deps.js';
import { answerOnce } from '../../idempotency.js';
import { memberContext } from '../../member-context.js';
import { paymentDetailBody, paymentDetailSchema, resolutionSchema } from '../../schemas/payments.js';
import { etagOf, pathId, requiredIdempotencyHeader } from '../../schemas/primitives.js';
import { jsonAnswer, jsonBody, problems } from '../../schemas/problems.js';

const route = createRoute({
  method: 'post',
  path: '/v1/payments/{paymentId}/resolve',
  operationId: 'resolvePayment',
  tags: ['payments'],
  summary: 'Say what became of a payment that nobody knows about',
  description: 'The first person proposes; a second one who says the same confirms, and the bill goes on.',
  ...requires('payment.resolve'),
  request: {
    params: z.object({ paymentId: pathId('paymentId') }),
    headers: requiredIdempotencyHeader,
    body: jsonBody(resolutionSchema),
  },
  responses: {
    200: jsonAnswer('The payment with its resolution.', paymentDetailSchema),
    ...problems(404, 409, 413, 415, 422),
  },
});

export function addResolvePayment(app: Api, deps: ApiDeps): void {
  app.openapi(route, async (c) => {
    const { tenantId, memberId } = c.get('principal');
    const paymentId = parseId('payment', c.req.valid('param').paymentId);
    const given = { ...c.req.valid('json'), by: memberId };
    return answerOnce(c, deps, async (tx) => {
      const context = memberContext(c, deps);
      const { payment, state } = await proposeResolution(tx, tenantId, paymentId, given, context);
      const bill = await loadBill(tx, tenantId, payment.billId);
      const attempts = await listAttempts(tx, tenantId, paymentId);
      return {
        status: 200 as const,
        body: paymentDetailBody(payment, attempts, state),
        headers: etagOf(payment.version),
        ...(state.status === 'confirmed' ? { afterCommit: () => wake(c, deps, bill) } : {}),
      };
    });
  });
}

/** Best effort: the bill asks about its payment again and again, and finds the resolution then. */
async function wake(c: ApiContext, { workflows }: ApiDeps, bill: Bill): Promise<void> {
  try {
    await workflows.signalSurroundings(bill, 'payment_resolution');
  } catch (error) {
    c.get('log').warn('resolution_left_to_sweep', { billId: bill.billId, err: error });
  }
}
