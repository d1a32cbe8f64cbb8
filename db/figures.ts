import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Instant } from '../domain/dates.js';
import type { Database } from './client.js';
import { loadEventLag } from './event-deliveries.js';

const seconds = z.coerce.number().nonnegative();
const count = z.coerce.number().int();

const figuresShape = z.object({
  bills: z.array(z.object({ status: z.string(), count, oldestSeconds: seconds })),
  unknownPayments: count,
  inbox: z.object({ pending: count, oldestSeconds: seconds, failed: count }),
});

const chainLagShape = z.object({ unsealedSeconds: seconds, unanchoredSeconds: seconds });

/** Figures over all tenants: counts and ages, never a row. */
export type Figures = z.output<typeof figuresShape> & {
  readonly deliveries: Awaited<ReturnType<typeof loadEventLag>>;
  readonly chain: z.output<typeof chainLagShape>;
};

/** The function goes through the tenants, each in its own scope, with the rights of the application. */
export async function readFigures(database: Database, now: Instant): Promise<Figures> {
  return database.inPlatform(async (tx) => {
    const [row] = await tx.execute<{ figures: unknown }>(sql`select read_figures() as figures`);
    const [lag] = await tx.execute<{ chain: unknown }>(sql`select read_chain_lag() as chain`);
    return {
      ...figuresShape.parse(row?.figures),
      deliveries: await loadEventLag(tx, now),
      chain: chainLagShape.parse(lag?.chain),
    };
  });
}
