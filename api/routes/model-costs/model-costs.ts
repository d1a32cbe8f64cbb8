import { createRoute, z } from '@hono/zod-openapi';
import { costSince, listDocumentCosts, listMonthCosts, type ModelCosts } from '../../../db/model-uses.js';
import { loadTenant } from '../../../db/tenants.js';
import { isId, type BillId } from '../../../domain/ids.js';
import { monthBounds, monthOf } from '../../../domain/model-use.js';
import { requires } from '../../auth.js';
import type { Api, ApiDeps } from '../../deps.js';
import { send } from '../../idempotency.js';
import {
  pageOf,
  pageQuery,
  readCursor,
  readQueryCursor,
  toPage,
  writeCursor,
  writeQueryCursor,
} from '../../pages.js';
import { instantSchema } from '../../schemas/primitives.js';
import { jsonAnswer, problems } from '../../schemas/problems.js';

const tags = ['model costs'];

const monthSchema = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
  .openapi({ description: 'A calendar month, UTC.', example: '2026-11' });

const microUsd = (description: string) =>
  z
    .number()
    .int()
    .openapi({ description: `${description}, in millionths of a US dollar.` });

const costs = {
  answers: z.number().int().openapi({ description: 'Answers of the model, refused and cut off ones too.' }),
  inputTokens: z.number().int(),
  outputTokens: z.number().int(),
  costMicroUsd: microUsd('What they cost, at the prices of then'),
};

const monthCostsSchema = z.object({ month: monthSchema, ...costs }).openapi('ModelMonthCosts');
const documentCostsSchema = z
  .object({
    billId: z.string(),
    documentId: z
      .string()
      .nullable()
      .openapi({ description: "The bill's document as it is now; it may have been joined or split since." }),
    ...costs,
  })
  .openapi('ModelDocumentCosts');

const budgetSchema = z
  .object({
    since: instantSchema.openapi({ description: 'When the month began.' }),
    spentMicroUsd: microUsd('What this month has cost so far'),
    budgetMicroUsd: microUsd('What a month may cost; null when no model reads').nullable(),
    leftMicroUsd: microUsd('What is left of it, never below 0; null when no model reads').nullable(),
  })
  .openapi('ModelBudget');

const monthsRoute = createRoute({
  method: 'get',
  path: '/v1/model-costs',
  operationId: 'listModelCosts',
  tags,
  summary: 'List what reading with a model has cost, by month, with the budget and what is left',
  ...requires('audit.read'),
  request: { query: pageQuery },
  responses: {
    200: jsonAnswer(
      'A page of months, the newest first.',
      pageOf(monthCostsSchema).extend({ budget: budgetSchema }),
    ),
    ...problems(422),
  },
});

const documentsRoute = createRoute({
  method: 'get',
  path: '/v1/model-costs/documents',
  operationId: 'listModelCostsByDocument',
  tags,
  summary: 'List what reading with a model has cost in a month, by document',
  ...requires('audit.read'),
  request: { query: pageQuery.extend({ month: monthSchema }) },
  responses: {
    200: jsonAnswer('A page, the newest bill first.', pageOf(documentCostsSchema)),
    ...problems(422),
  },
});

export function addModelCosts(app: Api, deps: ApiDeps): void {
  const { database, now, modelBudgetMicroUsd } = deps;

  app.openapi(monthsRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const { cursor, limit } = c.req.valid('query');
    const [last = null] = readCursor(cursor, z.tuple([monthSchema])) ?? [];
    const before = last === null ? null : monthBounds(last).from;
    const since = monthOf(now());
    const { rows, spentMicroUsd, settings } = await database.inTenant(tenantId, async (tx) => ({
      rows: await listMonthCosts(tx, tenantId, { before, limit: limit + 1 }),
      spentMicroUsd: await costSince(tx, tenantId, since),
      settings: (await loadTenant(tx, tenantId)).settings,
    }));
    const budgetMicroUsd =
      modelBudgetMicroUsd === null ? null : (settings.modelBudgetMicroUsd ?? modelBudgetMicroUsd);
    const leftMicroUsd = budgetMicroUsd === null ? null : Math.max(0, budgetMicroUsd - spentMicroUsd);
    const page = toPage(
      rows,
      limit,
      ({ month, ...of }) => ({ month, ...costsBody(of) }),
      ({ month }) => writeCursor([month]),
    );
    const body = { ...page, budget: { since, spentMicroUsd, budgetMicroUsd, leftMicroUsd } };
    return send(c, { status: 200 as const, body });
  });

  app.openapi(documentsRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const { month, cursor, limit } = c.req.valid('query');
    const after = readQueryCursor(cursor, { month }, billIdPosition);
    const rows = await database.inTenant(tenantId, (tx) =>
      listDocumentCosts(tx, tenantId, monthBounds(month), { after, limit: limit + 1 }),
    );
    const toBody = ({ billId, documentId, ...of }: (typeof rows)[number]) => ({
      billId,
      documentId,
      ...costsBody(of),
    });
    const body = toPage(rows, limit, toBody, ({ billId }) => writeQueryCursor({ month }, billId));
    return send(c, { status: 200 as const, body });
  });
}

const billIdPosition = z.string().refine((text): text is BillId => isId('bill', text));

function costsBody({ answers, inputTokens, outputTokens, costMicroUsd }: ModelCosts) {
  return { answers, inputTokens, outputTokens, costMicroUsd };
}
