import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Database } from '../../db/client.js';
import { claimKey, releaseKey, storeAnswer } from '../../db/idempotency.js';
import { instant } from '../../domain/dates.js';
import { seedTenant, wallClock, type Cast } from '../support/cast.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';

let testDatabase: TestDatabase;
let database: Database;
let cast: Cast;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = connect(testDatabase.appUrl);
  cast = await seedTenant(database, wallClock());
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

const keyOf = (key: string) => ({ tenantId: cast.tenantId, memberId: cast.clerk, key });
const claim = (key: string, hash = 'a', abandonedBefore = instant(0)) =>
  database.inTenant(cast.tenantId, (tx) => claimKey(tx, keyOf(key), hash, abandonedBefore));

describe('a claimed key', () => {
  it('keeps a second request waiting while the first one runs', async () => {
    expect(await claim('one')).toBeNull();
    await expect(claim('one')).rejects.toMatchObject({ code: 'idempotency_in_progress' });
  });

  it('is refused to another request', async () => {
    await claim('two');
    await expect(claim('two', 'b')).rejects.toMatchObject({ code: 'idempotency_mismatch' });
  });

  it('gives the stored answer back', async () => {
    await claim('three');
    const answer = { status: 200, body: { fine: true }, headers: { etag: '"1"' } };
    await database.inTenant(cast.tenantId, (tx) => storeAnswer(tx, keyOf('three'), answer));
    expect(await claim('three')).toEqual(answer);
  });

  it('may be used again after it was given back', async () => {
    await claim('four');
    await database.inTenant(cast.tenantId, (tx) => releaseKey(tx, keyOf('four')));
    expect(await claim('four', 'b')).toBeNull();
  });

  it('is taken over when its claim is older than any request, and not before', async () => {
    await claim('five');
    await expect(claim('five', 'a', instant(Date.now() - 60_000))).rejects.toMatchObject({
      code: 'idempotency_in_progress',
    });
    expect(await claim('five', 'a', instant(Date.now() + 60_000))).toBeNull();
  });
});
