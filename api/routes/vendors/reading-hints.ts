import { createRoute, z } from '@hono/zod-openapi';
import { listHints, readingHintsMax, revokeHint, type ReadingHintRow } from '../../../db/reading-hints.js';
import { loadVendor } from '../../../db/vendors.js';
import { parseId } from '../../../domain/ids.js';
import { readingHintKinds, type ReadingHint } from '../../../domain/reading-hints.js';
import { requires } from '../../auth.js';
import type { Api, ApiDeps } from '../../deps.js';
import { send } from '../../idempotency.js';
import { memberContext } from '../../member-context.js';
import { actorSchema, idempotencyHeader, instantSchema, pathId } from '../../schemas/primitives.js';
import { jsonAnswer, problems } from '../../schemas/problems.js';

const tags = ['vendors'];
const vendorParams = z.object({ vendorId: pathId('vendorId') });

const hintSchema = z
  .object({
    readingHintId: z.string(),
    kind: z.enum(readingHintKinds),
    value: z.string().openapi({
      description:
        'The name, the order of day and month, the words before the number, or its place: the page, and percentages of its width and height.',
    }),
    billId: z.string().openapi({ description: 'The bill whose correction taught it.' }),
    learnedFrom: actorSchema,
    createdAt: instantSchema,
  })
  .openapi('ReadingHint', {
    example: {
      readingHintId: 'rdh_0193b3c0a1b27def8123456789abcdef',
      kind: 'number_label',
      value: 'our reference',
      billId: 'bill_0193b3c0a1b27def8123456789abcdef',
      learnedFrom: { kind: 'member', memberId: 'mem_0193b3c0a1b27def8123456789abcdef' },
      createdAt: '2026-11-21T09:30:00.000Z',
    },
  });

const listRoute = createRoute({
  method: 'get',
  path: '/v1/vendors/{vendorId}/reading-hints',
  operationId: 'listReadingHints',
  tags,
  summary: "What corrections have taught about a vendor's documents",
  ...requires('vendor.read'),
  request: { params: vendorParams },
  responses: {
    200: jsonAnswer(
      `Those in force, oldest first; at most ${readingHintsMax}.`,
      z.object({ items: z.array(hintSchema) }),
    ),
    ...problems(404),
  },
});

const revokeRoute = createRoute({
  method: 'delete',
  path: '/v1/vendors/{vendorId}/reading-hints/{readingHintId}',
  operationId: 'revokeReadingHint',
  tags,
  summary: 'Undo what was learned',
  ...requires('vendor.write'),
  request: {
    params: vendorParams.extend({ readingHintId: pathId('readingHintId') }),
    headers: idempotencyHeader,
  },
  responses: { 204: { description: 'Undone; also when it was before.' }, ...problems(404, 422) },
});

export function addReadingHints(app: Api, deps: ApiDeps): void {
  app.openapi(listRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const vendorId = parseId('vendor', c.req.valid('param').vendorId);
    const rows = await deps.database.inTenant(tenantId, async (tx) => {
      await loadVendor(tx, tenantId, vendorId);
      return listHints(tx, { tenantId, vendorId });
    });
    return send(c, { status: 200, body: { items: rows.map(hintBody) } });
  });

  app.openapi(revokeRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const params = c.req.valid('param');
    const of = {
      tenantId,
      vendorId: parseId('vendor', params.vendorId),
      readingHintId: parseId('readingHint', params.readingHintId),
    };
    await deps.database.inTenant(tenantId, (tx) => revokeHint(tx, of, memberContext(c, deps)));
    return c.body(null, 204);
  });
}

function hintBody({ readingHintId, hint, billId, learnedFrom, createdAt }: ReadingHintRow) {
  return { readingHintId, kind: hint.kind, value: valueOf(hint), billId, learnedFrom, createdAt };
}

function valueOf(hint: ReadingHint): string {
  switch (hint.kind) {
    case 'alias':
      return hint.printed;
    case 'date_order':
      return hint.order;
    case 'number_label':
      return hint.label;
    case 'number_place':
      return `page ${hint.page}, ${percent(hint.left)} from the left, ${percent(hint.top)} from the top`;
  }
}

const percent = (fraction: number) => `${Math.round(fraction * 100)} %`;
