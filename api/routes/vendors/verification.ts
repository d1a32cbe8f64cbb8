import { createRoute, z } from '@hono/zod-openapi';
import type { Tx } from '../../../db/client.js';
import { listSubjectFacts } from '../../../db/facts.js';
import { loadVendor, saveVendor, type Vendor } from '../../../db/vendors.js';
import { refuse } from '../../../domain/errors.js';
import { parseId, type TenantId, type VendorId } from '../../../domain/ids.js';
import { requireSecondPerson } from '../../../domain/second-person.js';
import { requires } from '../../auth.js';
import type { Api, ApiDeps } from '../../deps.js';
import { answerOnce } from '../../idempotency.js';
import { memberContext } from '../../member-context.js';
import {
  etagOf,
  idempotencyHeader,
  ifMatchHeader,
  pathId,
  reasonSchema,
  versionIn,
} from '../../schemas/primitives.js';
import { jsonAnswer, jsonBody, problems } from '../../schemas/problems.js';
import { vendorBody, vendorSchema } from '../../schemas/vendors.js';
import { signalHeldBills } from '../../signal-bills.js';

const tags = ['vendors'];
const params = z.object({ vendorId: pathId('vendorId') });
const headers = idempotencyHeader.extend(ifMatchHeader.shape);

const verifyRoute = createRoute({
  method: 'post',
  path: '/v1/vendors/{vendorId}/verify',
  operationId: 'verifyVendor',
  tags,
  summary: 'Vouch for a vendor, as a second person; lifts a block',
  ...requires('vendor.verify'),
  request: { params, headers, body: jsonBody(z.strictObject({})) },
  responses: { 200: jsonAnswer('The vendor.', vendorSchema), ...problems(404, 409, 412, 415, 422) },
});

const blockRoute = createRoute({
  method: 'post',
  path: '/v1/vendors/{vendorId}/block',
  operationId: 'blockVendor',
  tags,
  summary: 'Block a vendor: nothing is paid to it',
  ...requires('vendor.write'),
  request: {
    params,
    headers,
    body: jsonBody(z.strictObject({ reason: reasonSchema })),
  },
  responses: { 200: jsonAnswer('The vendor.', vendorSchema), ...problems(404, 409, 412, 415, 422) },
});

/** Holds that a verification may end. */
const codes = ['vendor_unverified', 'vendor_blocked', 'bank_account_unusable'] as const;

export function addVendorVerification(app: Api, deps: ApiDeps): void {
  app.openapi(verifyRoute, async (c) => {
    const { tenantId, memberId } = c.get('principal');
    const vendorId = parseId('vendor', c.req.valid('param').vendorId);
    const seen = versionIn(c.req.valid('header')['If-Match']);
    return answerOnce(c, deps, async (tx) => {
      const vendor = await loadSeen(tx, tenantId, vendorId, seen);
      if (vendor.status === 'verified') refuse('wrong_state', 'The vendor is verified already.');
      if (vendor.createdBy === memberId) {
        refuse('second_person_required', 'Somebody other than who entered it has to verify it.');
      }
      const written = ['vendor_created', 'vendor_changed'];
      const facts = await listSubjectFacts(tx, tenantId, 'vendor', vendorId);
      requireSecondPerson(facts, 'vendor_verified', written, memberId);
      const context = memberContext(c, deps);
      const verified = { status: 'verified', verifiedBy: memberId, verifiedAt: context.at } as const;
      const next = await saveVendor(tx, vendor, verified, { type: 'vendor_verified' }, context);
      return {
        status: 200 as const,
        body: vendorBody(next),
        headers: etagOf(next.version),
        afterCommit: () => signalHeldBills(c, deps, { vendorId, codes, because: 'vendor_verified' }),
      };
    });
  });

  app.openapi(blockRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const vendorId = parseId('vendor', c.req.valid('param').vendorId);
    const { reason } = c.req.valid('json');
    const seen = versionIn(c.req.valid('header')['If-Match']);
    return answerOnce(c, deps, async (tx) => {
      const vendor = await loadSeen(tx, tenantId, vendorId, seen);
      if (vendor.status === 'blocked') refuse('wrong_state', 'The vendor is blocked already.');
      const blocked = { status: 'blocked', verifiedBy: null, verifiedAt: null } as const;
      const fact = { type: 'vendor_blocked' as const, reason };
      const next = await saveVendor(tx, vendor, blocked, fact, memberContext(c, deps));
      return { status: 200 as const, body: vendorBody(next), headers: etagOf(next.version) };
    });
  });
}

/** Whoever says which version they saw does not vouch for another one. */
async function loadSeen(
  tx: Tx,
  tenantId: TenantId,
  vendorId: VendorId,
  seenVersion: number | null,
): Promise<Vendor> {
  const vendor = await loadVendor(tx, tenantId, vendorId);
  if (seenVersion !== null && seenVersion !== vendor.version) {
    refuse('version_conflict', 'The vendor was changed by somebody else.', { version: vendor.version });
  }
  return vendor;
}
