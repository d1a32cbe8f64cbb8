import { createRoute, z } from '@hono/zod-openapi';
import type { Tx } from '../../../db/client.js';
import { loadTransaction } from '../../../db/ledger-reads.js';
import { postByHand, reverseByHand } from '../../../db/manual-entries.js';
import { parseId, type LedgerTransactionId, type TenantId } from '../../../domain/ids.js';
import { requires } from '../../auth.js';
import type { Api, ApiDeps } from '../../deps.js';
import { answerOnce, send } from '../../idempotency.js';
import { memberContext } from '../../member-context.js';
import { ledgerTransactionBody, ledgerTransactionSchema, manualEntriesSchema } from '../../schemas/ledger.js';
import { pathId, reasonSchema, requiredIdempotencyHeader } from '../../schemas/primitives.js';
import { jsonAnswer, jsonBody, problems } from '../../schemas/problems.js';

const tags = ['ledger'];
const params = z.object({ ledgerTransactionId: pathId('ledgerTransactionId') });
const path = '/v1/ledger/transactions';

const getRoute = createRoute({
  method: 'get',
  path: `${path}/{ledgerTransactionId}`,
  operationId: 'getLedgerTransaction',
  tags,
  summary: 'Get a transaction with its entries',
  ...requires('ledger.read'),
  request: { params },
  responses: { 200: jsonAnswer('The transaction.', ledgerTransactionSchema), ...problems(404) },
});

const postRoute = createRoute({
  method: 'post',
  path,
  operationId: 'postLedgerEntries',
  tags,
  summary: 'Enter by hand what no bill and no payment tells: fees, credits, money of another kind',
  description:
    'The entries add up to zero in each currency. Payables and clearing follow bills and payments, and are left to those. ' +
    'Nothing is ever changed or deleted.',
  ...requires('ledger.write'),
  request: { headers: requiredIdempotencyHeader, body: jsonBody(manualEntriesSchema) },
  responses: {
    201: jsonAnswer('The transaction.', ledgerTransactionSchema),
    ...problems(409, 413, 415, 422),
  },
});

const correctRoute = createRoute({
  method: 'post',
  path: `${path}/{ledgerTransactionId}/correct`,
  operationId: 'correctLedgerTransaction',
  tags,
  summary: 'Take a transaction back by new entries: the same amounts on the other sides',
  description: 'Each once, and none that follows a bill or a payment. Then enter what is right.',
  ...requires('ledger.write'),
  request: {
    params,
    headers: requiredIdempotencyHeader,
    body: jsonBody(z.strictObject({ reason: reasonSchema })),
  },
  responses: {
    201: jsonAnswer('The correction.', ledgerTransactionSchema),
    ...problems(404, 409, 413, 415, 422),
  },
});

const answerOf = async (tx: Tx, tenantId: TenantId, ledgerTransactionId: LedgerTransactionId) => ({
  status: 201 as const,
  body: ledgerTransactionBody(await loadTransaction(tx, tenantId, ledgerTransactionId)),
  headers: { location: `${path}/${ledgerTransactionId}` },
});

export function addLedgerTransactions(app: Api, deps: ApiDeps): void {
  app.openapi(getRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const ledgerTransactionId = parseId('ledgerTransaction', c.req.valid('param').ledgerTransactionId);
    const found = await deps.database.inTenant(tenantId, (tx) =>
      loadTransaction(tx, tenantId, ledgerTransactionId),
    );
    return send(c, { status: 200, body: ledgerTransactionBody(found) });
  });

  app.openapi(postRoute, (c) => {
    const { tenantId } = c.get('principal');
    const { entries, effectiveAt, reason } = c.req.valid('json');
    const context = memberContext(c, deps);
    const posting = { tenantId, entries, reason, effectiveAt: effectiveAt ?? context.at };
    return answerOnce(c, deps, async (tx) => answerOf(tx, tenantId, await postByHand(tx, posting, context)));
  });

  app.openapi(correctRoute, (c) => {
    const { tenantId } = c.get('principal');
    const wrong = parseId('ledgerTransaction', c.req.valid('param').ledgerTransactionId);
    const { reason } = c.req.valid('json');
    return answerOnce(c, deps, async (tx) =>
      answerOf(tx, tenantId, await reverseByHand(tx, tenantId, wrong, reason, memberContext(c, deps))),
    );
  });
}
