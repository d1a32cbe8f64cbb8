import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect, type Database, type Tx } from '../../db/client.js';
import { claimDeliveries, queueDeliveries } from '../../db/event-deliveries.js';
import { createEndpoint, type EventEndpoint } from '../../db/event-endpoints.js';
import { newId } from '../../db/ids.js';
import { epochMs, instant } from '../../domain/dates.js';
import { contextBy, seedTenant, wallClock, type Cast } from '../support/cast.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';

const now = instant(Date.parse('2026-11-02T09:00:00Z'));
const until = instant(epochMs(now) + 60_000);

let testDatabase: TestDatabase;
let database: Database;
let cast: Cast;
let owner: postgres.Sql;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = connect(testDatabase.appUrl);
  cast = await seedTenant(database, wallClock());
  owner = postgres(testDatabase.adminUrl, { max: 1 });
});
afterAll(async () => {
  await owner.end();
  await database.close();
  await testDatabase.drop();
});

async function seedEndpoint(tx: Tx): Promise<EventEndpoint> {
  const { tenantId, admin } = cast;
  const url = 'https://events.example/';
  const endpoint = { tenantId, endpointId: newId('eventEndpoint'), url, description: null, types: null };
  return createEndpoint(tx, endpoint, 'sealed', contextBy(admin, now));
}

async function queue(endpoint: EventEndpoint, count: number): Promise<void> {
  await database.inTenant(cast.tenantId, async (tx) => {
    const facts = await tx.execute<{ factId: number }>(sql`
      insert into facts (tenant_id, subject, subject_id, version, type, data, actor, at)
      select ${cast.tenantId}, 'vendor', gen_random_uuid(), 1, 'vendor_created', '{}', '{"kind":"system"}', now()
      from generate_series(1, ${count}::int)
      returning fact_id::int as "factId"`);
    const events = [...facts].map(({ factId }) => ({ factId, eventType: 'vendor.created' }));
    await queueDeliveries(tx, endpoint, events, now);
  });
}

it('claims no more deliveries than an endpoint has slots when Postgres takes the table for almost empty', async () => {
  const endpoint = await database.inTenant(cast.tenantId, seedEndpoint);
  await queue(endpoint, 1);
  await owner`analyze event_deliveries`;
  await queue(endpoint, 20);
  const slots = [{ endpointId: endpoint.endpointId, count: 8 }];
  const claimed = await database.inTenant(cast.tenantId, (tx) =>
    claimDeliveries(tx, cast.tenantId, slots, { now, until }),
  );
  expect(claimed).toHaveLength(8);
});
