import { createRoute, z } from '@hono/zod-openapi';
import { requires } from '../../auth.js';
import type { Api, ApiDeps } from '../../deps.js';
import { answerOnce } from '../../idempotency.js';
import { createFileBill, storeFile } from '../../intake.js';
import { memberContext } from '../../member-context.js';
import { billSchema } from '../../schemas/bills.js';
import { requiredIdempotencyHeader, textSchema } from '../../schemas/primitives.js';
import { jsonAnswer, problems } from '../../schemas/problems.js';
import { createdAnswer } from './create.js';

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
    const { tenantId, memberId } = c.get('principal');
    const { file, department = null, description = null } = c.req.valid('form');
    const stored = await storeFile(deps, tenantId, file);
    const entrance = {
      tenantId,
      createdBy: { kind: 'member', memberId } as const,
      entered: { department, description },
    };
    return answerOnce(c, deps, async (tx) =>
      createdAnswer(c, deps, await createFileBill(tx, entrance, stored, memberContext(c, deps))),
    );
  });
}
