import { createHash } from 'node:crypto';
import { createRoute, z } from '@hono/zod-openapi';
import { loadBill } from '../../../db/bills.js';
import { createDocument, loadDocument, type DocumentRow } from '../../../db/documents.js';
import { findCommandFact } from '../../../db/facts.js';
import { newId } from '../../../db/ids.js';
import type { Bill } from '../../../domain/bill.js';
import { follows } from '../../../domain/bill-facts.js';
import { refuse } from '../../../domain/errors.js';
import { parseId } from '../../../domain/ids.js';
import { ProviderFault } from '../../../providers/ports.js';
import { requires } from '../../auth.js';
import type { Api, ApiContext, ApiDeps } from '../../deps.js';
import { documentKind } from '../../document-kind.js';
import { answerOnceOutside } from '../../idempotency.js';
import { createFileBills, type StoredFile } from '../../intake.js';
import { memberContext } from '../../member-context.js';
import { billBody, billSchema } from '../../schemas/bills.js';
import { intakeItemBody, intakeItemSchema } from '../../schemas/intake.js';
import { filesSchema } from '../../schemas/files.js';
import {
  etagOf,
  ifMatchHeader,
  pathId,
  requiredIdempotencyHeader,
  versionIn,
} from '../../schemas/primitives.js';
import { jsonAnswer, jsonBody, problems } from '../../schemas/problems.js';
import { carryOut } from './carry-out.js';
import { startBill } from './start-bill.js';

const tags = ['bills'];
const params = z.object({ billId: pathId('billId') });
const headers = requiredIdempotencyHeader.extend(ifMatchHeader.shape);
const filesMax = 20;
const partsMax = 20;

const joinSchema = z
  .object({
    files: filesSchema(filesMax, 'PDFs and pictures, in the order of their pages.'),
  })
  .openapi('BillPages');

const joinRoute = createRoute({
  method: 'post',
  path: '/v1/bills/{billId}/documents',
  operationId: 'joinBillDocuments',
  tags,
  summary: 'Add the pages of further files to the document, and have it read again',
  description: 'While nobody was asked to approve. The file of before is kept.',
  ...requires('bill.correct'),
  request: {
    params,
    headers,
    body: { required: true, content: { 'multipart/form-data': { schema: joinSchema } } },
  },
  responses: {
    200: jsonAnswer('The bill, whose document is read again.', billSchema),
    ...problems(404, 409, 412, 413, 415, 422),
  },
});

const pageNumber = z.number().int().min(1).max(1_000);
const splitSchema = z
  .strictObject({
    parts: z
      .array(z.strictObject({ fromPage: pageNumber, toPage: pageNumber }))
      .min(2)
      .max(partsMax)
      .openapi({ description: 'Every page of the document, in order.' }),
  })
  .openapi('DocumentSplit', {
    example: {
      parts: [
        { fromPage: 1, toPage: 1 },
        { fromPage: 2, toPage: 2 },
      ],
    },
  });

const splitRoute = createRoute({
  method: 'post',
  path: '/v1/bills/{billId}/split',
  operationId: 'splitBillDocument',
  tags,
  summary: 'Split the document of a bill; the first part stays, each other becomes a bill',
  description: 'While nobody was asked to approve. The file of before is kept.',
  ...requires('bill.correct'),
  request: { params, headers, body: jsonBody(splitSchema) },
  responses: {
    200: jsonAnswer(
      'The bill, which is read again, and what became of the other parts.',
      z.object({ bill: billSchema, items: z.array(intakeItemSchema) }).openapi('SplitBill'),
    ),
    ...problems(404, 409, 412, 413, 415, 422),
  },
});

export function addBillPages(app: Api, deps: ApiDeps): void {
  app.openapi(joinRoute, (c) => {
    const { files } = c.req.valid('form');
    return answerOnceOutside(c, deps, async (effectId) => {
      const current = await loadOpen(c, deps, c.req.valid('param').billId, effectId);
      const all = [current.bytes, ...(await Promise.all(files.map(bytesOf)))];
      const bytes = await deps.editor.join(all).catch(refuseFault);
      const document = await keep(c, deps, bytes, current.document.fileName);
      const bill = await replace(c, deps, { effectId, document, because: 'joined' });
      return { status: 200 as const, body: billBody(bill), headers: etagOf(bill.version) };
    });
  });

  app.openapi(splitRoute, (c) => {
    const { parts } = c.req.valid('json');
    return answerOnceOutside(c, deps, async (effectId) => {
      const current = await loadOpen(c, deps, c.req.valid('param').billId, effectId);
      const [first, ...others] = await deps.editor.split(current.bytes, parts).catch(refuseFault);
      if (first === undefined) return refuse('invalid_input', 'A document has at least one page.');
      const { fileName } = current.document;
      const files: StoredFile[] = [];
      for (const bytes of others) files.push(await store(c, deps, bytes, fileName));
      const document = await keep(c, deps, first, fileName);
      const bill = await replace(c, deps, { effectId, document, because: 'split' });
      const items = await enterOthers(c, deps, files);
      const body = { bill: billBody(bill), items: items.map(intakeItemBody) };
      return { status: 200 as const, body, headers: etagOf(bill.version) };
    });
  });
}

const replacedDocument = z.object({ previous: z.string().nullable() });

/**
 * The document of a bill that can still be given another one; what is decided is decided again by its workflow. A repetition
 * that comes after the bill was changed gets the document of before, so that it ends with the same parts.
 */
async function loadOpen(c: ApiContext, { database, storage }: ApiDeps, id: string, effectId: string) {
  const { tenantId } = c.get('principal');
  const document = await database.inTenant(tenantId, async (tx) => {
    const bill = await loadBill(tx, tenantId, parseId('bill', id));
    const done = await findCommandFact(tx, tenantId, bill.billId, effectId);
    const previous = done === null ? null : replacedDocument.parse(done.data).previous;
    if (previous !== null) return loadDocument(tx, tenantId, parseId('document', previous));
    const { status } = bill.state;
    if (bill.document === null || !follows.document_replaced.includes(status)) {
      return refuse('wrong_state', `The document of a bill that is ${status} stays as it is.`, { status });
    }
    return loadDocument(tx, tenantId, bill.document.documentId);
  });
  return { document, bytes: await storage.get(tenantId, document.sha256) };
}

async function bytesOf(given: File): Promise<Uint8Array> {
  const bytes = new Uint8Array(await given.arrayBuffer());
  documentKind(bytes, given.name);
  return bytes;
}

async function store(c: ApiContext, deps: ApiDeps, bytes: Uint8Array, of: string): Promise<StoredFile> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const mediaType = 'application/pdf' as const;
  await deps.storage.put(c.get('principal').tenantId, sha256, bytes, mediaType);
  const fileName = `${of.replace(/\.[^.]*$/, '').slice(0, 250)}.pdf`;
  return { sha256, mediaType, fileName, sizeBytes: bytes.length };
}

async function keep(
  c: ApiContext,
  deps: ApiDeps,
  bytes: Uint8Array,
  of: string,
): Promise<NonNullable<Bill['document']>> {
  const { tenantId } = c.get('principal');
  const row: Omit<DocumentRow, 'createdAt'> = {
    ...(await store(c, deps, bytes, of)),
    tenantId,
    documentId: newId('document'),
  };
  await deps.database.inTenant(tenantId, (tx) => createDocument(tx, row));
  return { documentId: row.documentId, sha256: row.sha256 };
}

type Replacement = {
  readonly effectId: string;
  readonly document: NonNullable<Bill['document']>;
  readonly because: 'joined' | 'split';
};

function replace(c: ApiContext, deps: ApiDeps, { effectId, document, because }: Replacement): Promise<Bill> {
  const command = { type: 'replace_document', document, because } as const;
  const expectedVersion = versionIn(c.req.header('if-match'));
  return carryOut(c, deps, { billId: c.req.param('billId') ?? '', command, expectedVersion, effectId });
}

/** After the bill itself: a repetition finds those that are there already, by their bytes. */
async function enterOthers(c: ApiContext, deps: ApiDeps, files: readonly StoredFile[]) {
  const { tenantId, memberId } = c.get('principal');
  const createdBy = { kind: 'member', memberId } as const;
  const { items, bills } = await deps.database.inTenant(tenantId, (tx) =>
    createFileBills(tx, { tenantId, createdBy }, files, memberContext(c, deps)),
  );
  for (const bill of bills) await startBill(c, deps, bill);
  return items;
}

function refuseFault(error: unknown): never {
  if (error instanceof ProviderFault && error.kind === 'invalid') {
    return refuse('invalid_input', error.message, { reason: error.code });
  }
  throw error;
}
