import { z } from '@hono/zod-openapi';
import type { FactRow } from '../../db/facts.js';
import { actorSchema, instantSchema, jsonValueSchema } from './primitives.js';

export const factSchema = z
  .object({
    factId: z.number().int(),
    at: instantSchema,
    type: z.string().openapi({ example: 'approval_given' }),
    subject: z.string().openapi({ example: 'bill' }),
    subjectId: z.string(),
    version: z.number().int(),
    actor: actorSchema,
    requestId: z.string().nullable(),
    data: z.record(z.string(), jsonValueSchema),
  })
  .openapi('Fact');

export const factBody = ({
  factId,
  at,
  type,
  subject,
  subjectId,
  version,
  actor,
  requestId,
  data,
}: FactRow) => ({
  factId,
  at,
  type,
  subject,
  subjectId,
  version,
  actor,
  requestId,
  data,
});
