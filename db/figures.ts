import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from './client.js';

const seconds = z.coerce.number().nonnegative();
const count = z.coerce.number().int();

const figuresShape = z.object({
  bills: z.array(z.object({ status: z.string(), count, oldestSeconds: seconds })),
  unknownPayments: count,
  inbox: z.object({ pending: count, oldestSeconds: seconds, failed: count }),
});

/** Figures over all tenants: counts and ages, never a row. */
export type Figures = z.output<typeof figuresShape>;

/** One round trip: the function goes through the tenants, each in its own scope, with the rights of the application. */
export async function readFigures(database: Database): Promise<Figures> {
  return database.inPlatform(async (tx) => {
    const [row] = await tx.execute<{ figures: unknown }>(sql`select read_figures() as figures`);
    return figuresShape.parse(row?.figures);
  });
}
