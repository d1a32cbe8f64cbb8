import { createHash } from 'node:crypto';
import { createRoute, z } from '@hono/zod-openapi';
import { createBill } from '../../../db/bills.js';
import type { Tx } from '../../../db/client.js';
import { createDocument } from '../../../db/documents.js';
import { newId } from '../../../db/ids.js';
import { emptyDetails, type Bill, type BillDetails } from '../../../domain/bill.js';
import { refuse } from '../../../domain/errors.js';
import { requires } from '../../auth.js';
import type { Api, ApiContext, ApiDeps } from '../../deps.js';
import { documentKind } from '../../document-kind.js';
import { answerOnce } from '../../idempotency.js';
import { memberContext } from '../../member-context.js';
import { billSchema } from '../../schemas/bills.js';
import { requiredIdempotencyHeader, textSchema } from '../../schemas/primitives.js';
import { jsonAnswer, problems } from '../../schemas/problems.js';
import { createdAnswer } from './create.js';

const fileNameCharactersMax = 255;

const uploadSchema = z
  .object({
    file: z
      .instanceof(File, { error: 'A file is needed.' })
      .openapi({ type: 'string', format: 'binary', description: 'PDF, PNG, JPEG, TIFF or XML; 10 MB.' }),
    department: textSchema(80).optional(),
    description: textSchema(500).optional(),
  })
  .openapi('BillUpload');

const route = createRoute({
  method: 'post',
  path: '/v1/bills/upload',
  operationId: 'uploadBill',
  tags: ['bills'],
  summary: 'Upload a bill as a file',
  description: 'A file that cannot be read well becomes a bill in review, never a lost one.',
  ...requires('bill.create'),
  request: {
    headers: requiredIdempotencyHeader,
    body: { required: true, content: { 'multipart/form-data': { schema: uploadSchema } } },
  },
  responses: { 201: jsonAnswer('The bill.', billSchema), ...problems(413, 415, 422) },
});

export function addUploadBill(app: Api, deps: ApiDeps): void {
  app.openapi(route, async (c) => {
    const { file, department = null, description = null } = c.req.valid('form');
    const document = await storeDocument(c, deps, file);
    return answerOnce(c, deps, async (tx) =>
      createdAnswer(c, deps, await createUploadedBill(tx, c, deps, document, { department, description })),
    );
  });
}

/** Before the row, and by hash: bytes without a row harm nobody, a row without bytes would. */
async function storeDocument(c: ApiContext, { storage, limits }: ApiDeps, file: File) {
  if (file.size === 0) refuse('invalid_input', 'The file is empty.');
  if (file.size > limits.documentBytesMax) {
    refuse('too_large', `A file has at most ${limits.documentBytesMax} bytes.`, {
      bytesMax: limits.documentBytesMax,
    });
  }
  if (file.name.length > fileNameCharactersMax) {
    refuse('invalid_input', `A file name has at most ${fileNameCharactersMax} characters.`);
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const mediaType = documentKind(bytes, file.name);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await storage.put(c.get('principal').tenantId, sha256, bytes, mediaType);
  return { sha256, mediaType, fileName: safeName(file.name), sizeBytes: bytes.byteLength };
}

async function createUploadedBill(
  tx: Tx,
  c: ApiContext,
  deps: ApiDeps,
  document: Awaited<ReturnType<typeof storeDocument>>,
  entered: Pick<BillDetails, 'department' | 'description'>,
): Promise<Bill> {
  const { tenantId, memberId } = c.get('principal');
  const documentId = newId('document');
  await createDocument(tx, { tenantId, documentId, ...document });
  return createBill(
    tx,
    {
      tenantId,
      billId: newId('bill'),
      createdBy: { kind: 'member', memberId },
      document: { documentId, sha256: document.sha256 },
      details: { ...emptyDetails, ...entered },
      vendorId: null,
    },
    memberContext(c, deps),
  );
}

/** Only the last part of a path, without what a terminal or a header would act on. */
function safeName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  return [...last].filter((character) => (character.codePointAt(0) ?? 0) >= 32).join('') || 'document';
}
