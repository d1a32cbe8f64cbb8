import { createRoute, z } from '@hono/zod-openapi';
import { loadDocument, type DocumentRow } from '../../../db/documents.js';
import { refuse } from '../../../domain/errors.js';
import { parseId } from '../../../domain/ids.js';
import { ProviderFault } from '../../../providers/ports.js';
import type { RenderedPage } from '../../../providers/ports-documents.js';
import { requires } from '../../auth.js';
import { holds, ifNoneMatchHeader, notModified } from '../../conditional.js';
import type { Api, ApiDeps } from '../../deps.js';
import { documentMediaTypes } from '../../document-kind.js';
import { send } from '../../idempotency.js';
import { instantSchema, pathId } from '../../schemas/primitives.js';
import { jsonAnswer, problems } from '../../schemas/problems.js';

const tags = ['documents'];
const documentParams = z.object({ documentId: pathId('documentId') });
const widthPxUsual = 1_240;

const documentSchema = z
  .object({
    documentId: z.string(),
    fileName: z.string(),
    mediaType: z.enum(documentMediaTypes),
    sizeBytes: z.number().int(),
    sha256: z.string(),
    createdAt: instantSchema,
  })
  .openapi('Document', {
    example: {
      documentId: 'doc_0193b3c0a1b27def8123456789abcdef',
      fileName: 'invoice.pdf',
      mediaType: 'application/pdf',
      sizeBytes: 48_213,
      sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      createdAt: '2026-11-21T09:30:00.000Z',
    },
  });

const getRoute = createRoute({
  method: 'get',
  path: '/v1/documents/{documentId}',
  operationId: 'getDocument',
  tags,
  summary: 'Get what is known of a file',
  ...requires('bill.document.read'),
  request: { params: documentParams },
  responses: { 200: jsonAnswer('The file, without its bytes.', documentSchema), ...problems(404) },
});

const pageRoute = createRoute({
  method: 'get',
  path: '/v1/documents/{documentId}/pages/{page}',
  operationId: 'getDocumentPage',
  tags,
  summary: 'Show a page as a picture',
  description:
    'Boxes of evidence are fractions of this picture. It never changes: keep it. `X-Page-Count` says how many there are.',
  ...requires('bill.document.read'),
  request: {
    params: documentParams.extend({
      page: z.string().openapi({
        param: {
          name: 'page',
          in: 'path',
          description: 'The number of the page, from 1, and `.png`: `1.png`.',
        },
      }),
    }),
    query: z.object({
      widthPx: z.coerce
        .number()
        .int()
        .min(64)
        .max(2_480)
        .default(widthPxUsual)
        .openapi({ description: 'A picture that is narrower keeps its width.', example: widthPxUsual }),
    }),
    headers: ifNoneMatchHeader,
  },
  responses: {
    200: {
      description: 'The page.',
      content: { 'image/png': { schema: z.string().openapi({ format: 'binary' }) } },
    },
    ...notModified,
    ...problems(404, 422),
  },
});

export function addDocuments(app: Api, deps: ApiDeps): void {
  const { database, storage, pages } = deps;
  app.openapi(getRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const documentId = parseId('document', c.req.valid('param').documentId);
    const document = await database.inTenant(tenantId, (tx) => loadDocument(tx, tenantId, documentId));
    return send(c, { status: 200, body: documentBody(document) });
  });

  app.openapi(pageRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const { documentId, page: name } = c.req.valid('param');
    const { widthPx } = c.req.valid('query');
    const id = parseId('document', documentId);
    const { sha256 } = await database.inTenant(tenantId, (tx) => loadDocument(tx, tenantId, id));
    const page = pageNumber(name);
    const etag = `"${sha256}-${page}-${widthPx}"`;
    if (holds(c, etag)) return c.body(null, 304, { etag });
    const bytes = await storage.get(tenantId, sha256);
    const { png, pageCount } = await pages.render({ bytes, page, widthPx }).catch(refuseFault);
    return c.body(new Uint8Array(png), 200, {
      'content-type': 'image/png',
      'cache-control': 'private, max-age=31536000, immutable',
      'x-page-count': String(pageCount),
      etag,
    });
  });
}

function documentBody({
  documentId,
  fileName,
  mediaType,
  sizeBytes,
  sha256,
  createdAt,
}: DocumentRow): z.output<typeof documentSchema> {
  const type = documentMediaTypes.find((each) => each === mediaType) ?? 'application/pdf';
  return { documentId, fileName, mediaType: type, sizeBytes, sha256, createdAt };
}

function pageNumber(name: string): number {
  const [, digits] = /^([1-9]\d{0,5})\.png$/.exec(name) ?? [];
  return digits === undefined ? refuse('not_found', 'Pages are 1.png, 2.png and so on.') : Number(digits);
}

/** What the renderer will not show is a matter of the document; everything else is ours. */
function refuseFault(error: unknown): RenderedPage {
  if (!(error instanceof ProviderFault) || error.kind !== 'invalid') throw error;
  return error.code === 'no_such_page'
    ? refuse('not_found', error.message)
    : refuse('invalid_input', error.message, { reason: error.code });
}
