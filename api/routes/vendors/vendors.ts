import { createRoute, z } from '@hono/zod-openapi';
import { newId } from '../../../db/ids.js';
import { createVendor, loadVendor, saveVendor } from '../../../db/vendors.js';
import { refuse } from '../../../domain/errors.js';
import { parseId } from '../../../domain/ids.js';
import { requires } from '../../auth.js';
import { ifNoneMatchHeader, notModified, sendUnlessKnown } from '../../conditional.js';
import type { Api, ApiDeps } from '../../deps.js';
import { answerOnce } from '../../idempotency.js';
import { memberContext } from '../../member-context.js';
import {
  etagOf,
  idempotencyHeader,
  pathId,
  requiredIfMatchHeader,
  versionIn,
} from '../../schemas/primitives.js';
import { jsonAnswer, jsonBody, problems } from '../../schemas/problems.js';
import { vendorBody, vendorChangeSchema, vendorEntrySchema, vendorSchema } from '../../schemas/vendors.js';

const tags = ['vendors'];
const params = z.object({ vendorId: pathId('vendorId') });

const createVendorRoute = createRoute({
  method: 'post',
  path: '/v1/vendors',
  operationId: 'createVendor',
  tags,
  summary: 'Enter a vendor; it is not paid before a second person has verified it',
  ...requires('vendor.write'),
  request: { headers: idempotencyHeader, body: jsonBody(vendorEntrySchema) },
  responses: { 201: jsonAnswer('The vendor.', vendorSchema), ...problems(413, 415, 422) },
});

const getRoute = createRoute({
  method: 'get',
  path: '/v1/vendors/{vendorId}',
  operationId: 'getVendor',
  tags,
  summary: 'Get a vendor',
  ...requires('vendor.read'),
  request: { params, headers: ifNoneMatchHeader },
  responses: {
    200: jsonAnswer('The vendor; its version is the ETag.', vendorSchema),
    ...notModified,
    ...problems(404),
  },
});

const changeRoute = createRoute({
  method: 'patch',
  path: '/v1/vendors/{vendorId}',
  operationId: 'changeVendor',
  tags,
  summary: 'Change a vendor; it has to be verified again',
  ...requires('vendor.write'),
  request: {
    params,
    headers: idempotencyHeader.extend(requiredIfMatchHeader.shape),
    body: jsonBody(vendorChangeSchema),
  },
  responses: {
    200: jsonAnswer('The vendor after it.', vendorSchema),
    ...problems(404, 412, 413, 415, 422),
  },
});

export function addVendors(app: Api, deps: ApiDeps): void {
  const { database } = deps;

  app.openapi(createVendorRoute, async (c) => {
    const { tenantId, memberId } = c.get('principal');
    const { name, taxId = null, email = null, aliases = [] } = c.req.valid('json');
    return answerOnce(c, deps, async (tx) => {
      const entry = { tenantId, vendorId: newId('vendor'), createdBy: memberId, name, taxId, email, aliases };
      const vendor = await createVendor(tx, entry, memberContext(c, deps));
      const headers = { location: `/v1/vendors/${vendor.vendorId}`, ...etagOf(vendor.version) };
      return { status: 201 as const, body: vendorBody(vendor), headers };
    });
  });

  app.openapi(getRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const vendorId = parseId('vendor', c.req.valid('param').vendorId);
    const vendor = await database.inTenant(tenantId, (tx) => loadVendor(tx, tenantId, vendorId));
    return sendUnlessKnown(c, vendorBody(vendor), etagOf(vendor.version).etag);
  });

  app.openapi(changeRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const vendorId = parseId('vendor', c.req.valid('param').vendorId);
    const expected = versionIn(c.req.valid('header')['If-Match']);
    const change = contentOf(c.req.valid('json'));
    return answerOnce(c, deps, async (tx) => {
      const vendor = await loadVendor(tx, tenantId, vendorId);
      if (vendor.version !== expected) {
        refuse('version_conflict', 'The vendor was changed by somebody else.', { version: vendor.version });
      }
      const status = vendor.status === 'blocked' ? ('blocked' as const) : ('unverified' as const);
      const unverified = { ...change, status, verifiedBy: null, verifiedAt: null };
      const fact = { type: 'vendor_changed' as const, fields: Object.keys(change) };
      const next = await saveVendor(tx, vendor, unverified, fact, memberContext(c, deps));
      return { status: 200 as const, body: vendorBody(next), headers: etagOf(next.version) };
    });
  });
}

/** What is absent stays; null deletes. */
function contentOf({ name, taxId, email, aliases }: z.output<typeof vendorChangeSchema>) {
  return {
    ...(name === undefined ? {} : { name }),
    ...(taxId === undefined ? {} : { taxId }),
    ...(email === undefined ? {} : { email }),
    ...(aliases === undefined ? {} : { aliases }),
  };
}
