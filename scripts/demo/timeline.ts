import { z } from '@hono/zod-openapi';
import type { Caller } from './caller.js';

const factSchema = z.object({
  factId: z.number(),
  at: z.string(),
  type: z.string(),
  subject: z.string(),
  subjectId: z.string(),
  actor: z.object({ kind: z.string(), memberId: z.string().optional() }),
  data: z.record(z.string(), z.unknown()),
});
export type Fact = z.output<typeof factSchema>;

const pageSchema = z.object({ items: z.array(factSchema), nextCursor: z.string().nullable() });

/** The whole story of a bill, oldest first. */
export async function readTimeline(reader: Caller, billId: string): Promise<Fact[]> {
  const facts: Fact[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const more: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const page: z.output<typeof pageSchema> = await reader.get(
      `/v1/bills/${billId}/timeline?limit=100${more}`,
      pageSchema,
    );
    facts.push(...page.items);
    cursor = page.nextCursor;
  }
  return facts;
}
