import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findObstacle } from '../../activities/check-payable.js';
import { connect, type Database } from '../../db/client.js';
import { createDataKeyStore } from '../../db/data-keys.js';
import { newId } from '../../db/ids.js';
import { addScreeningEntry } from '../../db/screening.js';
import { createFieldCipher } from '../../providers/keys/field-cipher.js';
import { createLocalKeyEncryption } from '../../providers/keys/local-key-encryption.js';
import { contextBy, enterBill, seedTenant, seedVendor, wallClock, type Cast } from '../support/cast.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';

let testDatabase: TestDatabase;
let database: Database;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = connect(testDatabase.appUrl, { connectionsMax: 2 });
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

const handsOn = (store: Database) => ({
  database: store,
  cipher: createFieldCipher({
    keys: createLocalKeyEncryption({ masterKey: randomBytes(32), previousKeys: [] }),
    store: createDataKeyStore(store),
  }),
  now: wallClock,
});

async function obstacleOf(cast: Cast, name: string): Promise<string | null> {
  const hands = handsOn(database);
  const bill = await enterBill(hands, cast, await seedVendor(hands, cast, { name }));
  const obstacle = await database.inTenant(cast.tenantId, (tx) => findObstacle(tx, bill));
  return obstacle?.code ?? null;
}

const list = (cast: Cast, name: string) =>
  database.inTenant(cast.tenantId, (tx) =>
    addScreeningEntry(
      tx,
      { tenantId: cast.tenantId, screeningEntryId: newId('screeningEntry'), name, source: 'list of 2026-11' },
      contextBy(cast.admin, wallClock()),
    ),
  );

describe('a vendor whose name is on the list', () => {
  it.each(['Vörtex Trading Limited', 'VORTEX TRADING LTD.', 'vortex  trading, Ltd'])(
    'is not paid, written as %s',
    async (spelling) => {
      const cast = await seedTenant(database, wallClock());
      await list(cast, 'Vortex Trading Ltd');
      expect(await obstacleOf(cast, spelling)).toBe('screening_hit');
    },
  );

  it('does not keep another one from being paid', async () => {
    const cast = await seedTenant(database, wallClock());
    await list(cast, 'Vortex Trading Ltd');
    expect(await obstacleOf(cast, 'Vertex Trading Ltd')).toBeNull();
  });

  it('is paid by a tenant that has no such list', async () => {
    await list(await seedTenant(database, wallClock()), 'Vortex Trading Ltd');
    const other = await seedTenant(database, wallClock());
    expect(await obstacleOf(other, 'Vortex Trading Ltd')).toBeNull();
  });
});
