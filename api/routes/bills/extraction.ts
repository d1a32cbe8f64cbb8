import { createRoute, z } from '@hono/zod-openapi';
import { loadBill } from '../../../db/bills.js';
import { findExtraction, listExtractionRuns } from '../../../db/extractions.js';
import { refuse } from '../../../domain/errors.js';
import { parseId } from '../../../domain/ids.js';
import { requires } from '../../auth.js';
import type { Api, ApiDeps } from '../../deps.js';
import { send } from '../../idempotency.js';
import { extractionSchema, readingBody } from '../../schemas/extractions.js';
import { pathId } from '../../schemas/primitives.js';
import { jsonAnswer, problems } from '../../schemas/problems.js';

const runQuery = z.object({
  run: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .optional()
    .openapi({ description: 'The ordinal of an earlier reading; without it the newest.', example: 1 }),
});

const route = createRoute({
  method: 'get',
  path: '/v1/bills/{billId}/extraction',
  operationId: 'getBillExtraction',
  tags: ['bills'],
  summary: 'What the document claims, with evidence, for the person who reviews it',
  description:
    'Of each field the first candidate counts, the others are alternatives. Earlier readings are kept.',
  ...requires('bill.document.read'),
  request: { params: z.object({ billId: pathId('billId') }), query: runQuery },
  responses: { 200: jsonAnswer('Candidates, best first.', extractionSchema), ...problems(404, 422) },
});

export function addBillExtraction(app: Api, { database }: ApiDeps): void {
  app.openapi(route, async (c) => {
    const { tenantId } = c.get('principal');
    const { run } = c.req.valid('query');
    const billId = parseId('bill', c.req.valid('param').billId);
    const { extraction, runs } = await database.inTenant(tenantId, async (tx) => {
      await loadBill(tx, tenantId, billId);
      return {
        runs: await listExtractionRuns(tx, tenantId, billId),
        extraction: await findExtraction(tx, tenantId, billId, run),
      };
    });
    const shown = run === undefined ? runs[0] : runs.find(({ ordinal }) => ordinal === run);
    if (extraction === null || !shown) {
      const what = run === undefined ? 'Nothing was read from a document of this bill.' : 'No such reading.';
      return refuse('not_found', what);
    }
    return send(c, { status: 200, body: readingBody(extraction, shown, runs) });
  });
}
