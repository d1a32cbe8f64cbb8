import { createRoute, z } from '@hono/zod-openapi';
import { loadBill } from '../../../db/bills.js';
import { loadDocument } from '../../../db/documents.js';
import { refuse } from '../../../domain/errors.js';
import { parseId } from '../../../domain/ids.js';
import { requires } from '../../auth.js';
import type { Api, ApiDeps } from '../../deps.js';
import { documentMediaTypes } from '../../document-kind.js';
import { pathId } from '../../schemas/primitives.js';
import { problems } from '../../schemas/problems.js';

const bytesSchema = z.string().openapi({ format: 'binary' });

const route = createRoute({
  method: 'get',
  path: '/v1/bills/{billId}/document',
  operationId: 'downloadBillDocument',
  tags: ['bills'],
  summary: 'Download the document of a bill',
  ...requires('bill.document.read'),
  request: { params: z.object({ billId: pathId('billId') }) },
  responses: {
    200: {
      description: 'The bytes as they were uploaded.',
      content: Object.fromEntries(documentMediaTypes.map((type) => [type, { schema: bytesSchema }])),
    },
    ...problems(404),
  },
});

export function addBillDocument(app: Api, { database, storage }: ApiDeps): void {
  app.openapi(route, async (c) => {
    const { tenantId } = c.get('principal');
    const billId = parseId('bill', c.req.valid('param').billId);
    const document = await database.inTenant(tenantId, async (tx) => {
      const bill = await loadBill(tx, tenantId, billId);
      if (bill.document === null) return refuse('not_found', 'This bill was entered without a document.');
      return loadDocument(tx, tenantId, bill.document.documentId);
    });
    const bytes = await storage.get(tenantId, document.sha256);
    // Never shown inline: what is in it comes from strangers.
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': document.mediaType,
      'content-disposition': `attachment; filename="document"; filename*=UTF-8''${encodeName(document.fileName)}`,
      'content-security-policy': "default-src 'none'; sandbox",
    });
  });
}

/** RFC 8187: what encodeURIComponent leaves and a header parameter may not hold. */
function encodeName(name: string): string {
  return encodeURIComponent(name.replace(/\p{Surrogate}/gu, '_')).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
