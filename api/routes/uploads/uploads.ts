import { createRoute, z } from '@hono/zod-openapi';
import { listBillsById } from '../../../db/bills.js';
import { newId } from '../../../db/ids.js';
import { createUpload, loadUpload, type Upload } from '../../../db/uploads.js';
import type { Bill, BillStatus } from '../../../domain/bill.js';
import { parseId } from '../../../domain/ids.js';
import { requires } from '../../auth.js';
import type { Api, ApiContext, ApiDeps } from '../../deps.js';
import { answerOnce, send } from '../../idempotency.js';
import { createFileBills, tryToStore, type RefusedFile, type StoredFile } from '../../intake.js';
import { memberContext } from '../../member-context.js';
import { filesSchema } from '../../schemas/files.js';
import { intakeItemBody, intakeItemSchema } from '../../schemas/intake.js';
import { instantSchema, pathId, requiredIdempotencyHeader, textSchema } from '../../schemas/primitives.js';
import { jsonAnswer, problems } from '../../schemas/problems.js';
import { startBill } from '../bills/start-bill.js';

const tags = ['uploads'];
const filesMax = 50;

const formSchema = z
  .object({
    files: filesSchema(
      filesMax,
      `PDF, PNG, JPEG, TIFF or XML; 10 MB each, ${filesMax} files, 64 MB together.`,
    ),
    department: textSchema(80).optional(),
  })
  .openapi('FilesUpload');

const progressSchema = z
  .object({
    reading: z.number().int().openapi({ description: 'Bills whose document is not read and matched yet.' }),
    read: z.number().int(),
    inReview: z.number().int().openapi({ description: 'Of those that were read: a person has to look.' }),
    duplicate: z.number().int(),
    refused: z.number().int(),
    isDone: z.boolean(),
  })
  .openapi('UploadProgress');

const uploadSchema = z
  .object({
    uploadId: z.string(),
    createdAt: instantSchema,
    items: z.array(intakeItemSchema).openapi({ description: 'In the order in which the files came.' }),
    progress: progressSchema,
  })
  .openapi('Upload');

const createUploadRoute = createRoute({
  method: 'post',
  path: '/v1/uploads',
  operationId: 'createUpload',
  tags,
  summary: `Upload up to ${filesMax} bills at once`,
  description: 'Each file is decided by itself: created, a duplicate of a bill that is there, or refused.',
  ...requires('bill.create'),
  request: {
    headers: requiredIdempotencyHeader,
    body: { required: true, content: { 'multipart/form-data': { schema: formSchema } } },
  },
  responses: { 201: jsonAnswer('What became of each file.', uploadSchema), ...problems(413, 415, 422) },
});

const getRoute = createRoute({
  method: 'get',
  path: '/v1/uploads/{uploadId}',
  operationId: 'getUpload',
  tags,
  summary: 'How far the reading of an upload is',
  ...requires('bill.read'),
  request: { params: z.object({ uploadId: pathId('uploadId') }) },
  responses: { 200: jsonAnswer('The upload.', uploadSchema), ...problems(404) },
});

export function addUploads(app: Api, deps: ApiDeps): void {
  app.openapi(createUploadRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const { files, department = null } = c.req.valid('form');
    const stored: (StoredFile | RefusedFile)[] = [];
    // One after the other: their bytes are in memory already, and copies of all at once would be too.
    for (const each of files) stored.push(await tryToStore(deps, tenantId, each));
    return answerOnce(c, deps, (tx) => createAll(c, deps, { tx, stored, department }));
  });

  app.openapi(getRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const uploadId = parseId('upload', c.req.valid('param').uploadId);
    const { upload, bills } = await deps.database.inTenant(tenantId, async (tx) => {
      const found = await loadUpload(tx, tenantId, uploadId);
      const ids = found.items.flatMap((item) => (item.outcome === 'created' ? [item.billId] : []));
      return { upload: found, bills: await listBillsById(tx, tenantId, ids) };
    });
    return send(c, { status: 200, body: uploadBody(upload, bills) });
  });
}

type Work = {
  readonly tx: Parameters<typeof createFileBills>[0];
  readonly stored: readonly (StoredFile | RefusedFile)[];
  readonly department: string | null;
};

async function createAll(c: ApiContext, deps: ApiDeps, { tx, stored, department }: Work) {
  const { tenantId, memberId } = c.get('principal');
  const context = memberContext(c, deps);
  const createdBy = { kind: 'member', memberId } as const;
  const entrance = { tenantId, createdBy, entered: { department, description: null } };
  const { items, bills } = await createFileBills(tx, entrance, stored, context);
  const upload = { tenantId, uploadId: newId('upload'), createdBy, items, createdAt: context.at };
  await createUpload(tx, upload);
  return {
    status: 201 as const,
    body: uploadBody(upload, bills),
    headers: { location: `/v1/uploads/${upload.uploadId}` },
    afterCommit: async () => {
      for (const bill of bills) await startBill(c, deps, bill);
    },
  };
}

const unread: readonly BillStatus[] = ['received', 'extracting', 'matching'];

function uploadBody({ uploadId, createdAt, items }: Upload, bills: readonly Bill[]) {
  const count = (outcome: (typeof items)[number]['outcome']) =>
    items.filter((item) => item.outcome === outcome).length;
  const reading = bills.filter(({ state }) => unread.includes(state.status)).length;
  return {
    ...{ uploadId, createdAt, items: items.map(intakeItemBody) },
    progress: {
      ...{ reading, read: bills.length - reading, isDone: reading === 0 },
      inReview: bills.filter(({ state }) => state.status === 'in_review').length,
      duplicate: count('duplicate'),
      refused: count('refused'),
    },
  };
}
