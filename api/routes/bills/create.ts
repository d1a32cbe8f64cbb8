import { createRoute, type z } from '@hono/zod-openapi';
import { createBill } from '../../../db/bills.js';
import type { Tx } from '../../../db/client.js';
import { newId } from '../../../db/ids.js';
import { loadVendor } from '../../../db/vendors.js';
import type { Bill } from '../../../domain/bill.js';
import type { TenantId, VendorId } from '../../../domain/ids.js';
import { requires } from '../../auth.js';
import type { Api, ApiContext, ApiDeps } from '../../deps.js';
import { InvalidRequest } from '../../errors.js';
import { answerOnce } from '../../idempotency.js';
import { memberContext } from '../../member-context.js';
import { billBody, billEntrySchema, billSchema, detailsFrom } from '../../schemas/bills.js';
import { etagOf, requiredIdempotencyHeader } from '../../schemas/primitives.js';
import { jsonAnswer, jsonBody, problems } from '../../schemas/problems.js';
import { startBill } from './start-bill.js';

const route = createRoute({
  method: 'post',
  path: '/v1/bills',
  operationId: 'createBill',
  tags: ['bills'],
  summary: 'Enter a bill by its details',
  ...requires('bill.create'),
  request: { headers: requiredIdempotencyHeader, body: jsonBody(billEntrySchema) },
  responses: { 201: jsonAnswer('The bill.', billSchema), ...problems(413, 415, 422) },
});

export function addCreateBill(app: Api, deps: ApiDeps): void {
  app.openapi(route, async (c) => {
    const { tenantId, memberId } = c.get('principal');
    return answerOnce(c, deps, async (tx) => {
      const bill = {
        tenantId,
        billId: newId('bill'),
        createdBy: { kind: 'member', memberId } as const,
        document: null,
        ...(await enteredBill(tx, tenantId, c.req.valid('json'))),
      };
      return createdAnswer(c, deps, await createBill(tx, bill, memberContext(c, deps)));
    });
  });
}

export const createdAnswer = (c: ApiContext, deps: ApiDeps, bill: Bill) => ({
  status: 201 as const,
  body: billBody(bill),
  headers: { location: `/v1/bills/${bill.billId}`, ...etagOf(bill.version) },
  afterCommit: () => startBill(c, deps, bill),
});

async function enteredBill(tx: Tx, tenantId: TenantId, entry: z.output<typeof billEntrySchema>) {
  const { vendorId, vendorName, ...details } = entry;
  const vendor = vendorId === undefined ? null : await findNamedVendor(tx, tenantId, vendorId, 'vendorId');
  return {
    details: detailsFrom({ ...details, vendorName: vendorName ?? vendor?.name ?? '' }),
    vendorId: vendor?.vendorId ?? null,
  };
}

/** A vendor that a body names: an unknown one is a mistake in the body, not a missing page. */
export async function findNamedVendor(tx: Tx, tenantId: TenantId, vendorId: VendorId, path: string) {
  try {
    return await loadVendor(tx, tenantId, vendorId);
  } catch (error) {
    if (isNotFound(error)) throw new InvalidRequest([{ path, message: 'No such vendor.' }]);
    throw error;
  }
}

function isNotFound(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'not_found';
}
