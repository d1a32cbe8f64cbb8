import { rmSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import type postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sealTenant } from '../../activities/seal-books.js';
import { listSeals, sealNextRows, sha256Hex } from '../../db/seals.js';
import { createVendor } from '../../db/vendors.js';
import { newId } from '../../db/ids.js';
import { noHash, sealText } from '../../domain/chain.js';
import type { TenantId } from '../../domain/ids.js';
import { anchorKey } from '../../providers/storage/anchor-key.js';
import { contextBy, enterBill, seedTenant, wallClock, type Cast } from '../support/cast.js';
import { verifyWithFlippedBit } from '../../scripts/books/flip-bit.js';
import { verifyBooks } from '../../scripts/books/verify.js';
import { openTestBooks, type TestBooks } from '../support/books.js';

let books: TestBooks;
let cast: Cast;
let tenantId: TenantId;
/** Of the middle one of three seals, in order. */
let ids: string[];

beforeAll(async () => {
  books = await openTestBooks();
});
afterAll(() => books.close());

/** A tenant whose chain has three seals, each anchored. */
beforeEach(async () => {
  cast = await seedTenant(books.database, wallClock());
  tenantId = cast.tenantId;
  for (let round = 0; round < 3; round += 1) {
    for (let count = 0; count < 5; count += 1) await addVendor();
    await books.sealAll(tenantId);
  }
  const seals = await chain();
  expect(seals.length).toBeGreaterThanOrEqual(3);
  ids = [...(seals.at(-2)?.rowIds ?? [])];
  expect(ids.length).toBeGreaterThanOrEqual(5);
});

const addVendor = () =>
  books.database.inTenant(tenantId, (tx) =>
    createVendor(
      tx,
      {
        tenantId,
        vendorId: newId('vendor'),
        name: 'Blue',
        taxId: null,
        email: null,
        aliases: [],
        createdBy: cast.clerk,
      },
      contextBy(cast.clerk, wallClock()),
    ),
  );

const addBill = async () => {
  const { vendorId, name } = await addVendor();
  return enterBill(books, cast, { vendorId, name });
};

const chain = () =>
  books.database.inTenant(tenantId, (tx) => listSeals(tx, tenantId, { after: 0, limit: 1_000 }));

const tamper = (work: (sql: postgres.TransactionSql) => Promise<unknown>) => books.tamper(tenantId, work);

/** Everything that verify-books finds wrong, in one text. */
const found = async () => (await books.problemsOf(tenantId)).join('\n');

it('books that nobody touched hold', async () => {
  expect(await found()).toBe('');
});

describe('is found and named', () => {
  it('one flipped byte', async () => {
    await tamper((owner) => owner`update facts set type = 'vendor_createe' where fact_id = ${ids[2] ?? ''}`);
    expect(await found()).toContain(`facts ${ids[2]} was changed after it was sealed`);
  });

  it('a deleted row', async () => {
    await tamper((owner) => owner`delete from facts where fact_id = ${ids[1] ?? ''}`);
    expect(await found()).toContain(`facts ${ids[1]} is gone`);
  });

  it('an inserted row', async () => {
    const before = Number(ids[1]);
    await tamper(async (owner) => {
      await owner`insert into facts (tenant_id, fact_id, subject, subject_id, version, type, data, actor, at, transaction_id)
        overriding system value
        select tenant_id, ${-before}::bigint, subject, 'slipped in', 1, type, data, actor, at, transaction_id
        from facts where fact_id = ${before}`;
    });
    expect(await found()).toContain(`facts -${before} was not there when its neighbours were sealed`);
  });

  it('a pair whose order was changed', async () => {
    const [first = '', second = ''] = ids.slice(1);
    await tamper(
      (owner) => owner`
      update facts f set transaction_id = other.transaction_id from facts other
      where (f.fact_id, other.fact_id) in ((${first}, ${second}), (${second}, ${first}))`,
    );
    expect(await found()).toContain(`facts ${first} is not in its place`);
  });

  it('a pair whose numbers were exchanged', async () => {
    const [first = '', second = ''] = ids.slice(1);
    await tamper(async (owner) => {
      await owner`alter table facts alter column fact_id drop identity`;
      for (const [from, to] of [
        [first, '-1'],
        [second, first],
        ['-1', second],
      ]) {
        await owner`update facts set fact_id = ${to ?? ''} where fact_id = ${from ?? ''}`;
      }
      await owner`alter table facts alter column fact_id add generated always as identity (start with 1000000)`;
    });
    expect(await found()).toMatch(new RegExp(`facts ${first} (was changed|is not in its place)`));
  });

  it('a tail that was cut with its seals and every trace of its anchor', async () => {
    const last = (await chain()).at(-1);
    await tamper(async (owner) => {
      await owner`delete from facts where fact_id = any(${[...(last?.rowIds ?? [])]}::bigint[])`;
      await owner`delete from seal_anchors where sequence = ${last?.sequence ?? 0}`;
      await owner`delete from seals where sequence = ${last?.sequence ?? 0}`;
    });
    expect(await found()).toContain(`seal ${last?.sequence} was anchored: its tail was cut`);
    expect(await found()).toContain(`the first row that is gone came after facts ${ids.at(-1)}`);
  });

  it('a cut tail over which the chain went on', async () => {
    const last = (await chain()).at(-1);
    await tamper(async (owner) => {
      await owner`delete from facts where fact_id = any(${[...(last?.rowIds ?? [])]}::bigint[])`;
      await owner`delete from seal_anchors where sequence = ${last?.sequence ?? 0}`;
      await owner`delete from seals where sequence = ${last?.sequence ?? 0}`;
    });
    await addVendor();
    await expect(books.sealAll(tenantId)).rejects.toMatchObject({ code: 'anchor_differs' });
    expect(await found()).toContain(`seal ${last?.sequence} is not the one that was anchored`);
  });

  it('all of the chain, gone', async () => {
    await tamper(async (owner) => {
      await owner`delete from seal_anchors where tenant_id = ${tenantId}`;
      await owner`delete from seals where tenant_id = ${tenantId}`;
    });
    expect(await found()).toContain('the chain ends with seal 0');
  });

  it('a row that was changed together with its seal', async () => {
    const seal = (await chain()).at(-2);
    await tamper(async (owner) => {
      await owner`update facts set type = 'vendor_blocked' where fact_id = ${ids[0] ?? ''}`;
      await owner`update seals set leaves = overlay(leaves placing '\\x00' from 1) where sequence = ${seal?.sequence ?? 0}`;
    });
    expect(await found()).toContain(`seal ${seal?.sequence} was changed`);
  });

  it('a seal in the middle that is gone', async () => {
    const sequence = (await chain()).at(-2)?.sequence ?? 0;
    await tamper(async (owner) => {
      await owner`delete from seal_anchors where sequence = ${sequence}`;
      await owner`delete from seals where sequence = ${sequence}`;
    });
    expect(await found()).toContain(`seal ${sequence} is gone`);
  });

  it('a chain that was written anew over changed rows', async () => {
    await tamper((owner) => owner`update facts set type = 'vendor_blocked' where fact_id = ${ids[0] ?? ''}`);
    await rewriteChain();
    expect(await found()).toMatch(/seal \d+ is not the one that was anchored/);
  });

  it('an anchor that was deleted', async () => {
    const sequence = (await chain()).at(-2)?.sequence ?? 0;
    rmSync(path.join(books.storageDir, anchorKey(tenantId, sequence)));
    expect(await found()).toBe(`the anchor of seal ${sequence} is gone`);
  });

  it('a tenant that has anchors and is not in the database', async () => {
    await books.anchors.put('tnt_gone', 1, 'a head');
    const { problems } = await verifyBooks(books);
    expect(problems).toContain('tnt_gone: has anchors, and is not in the database');
  });

  it('a fact that was deleted before it was sealed, when its subject went on', async () => {
    const bill = await addBill();
    await tamper((owner) => owner`update facts set version = 2 where subject_id = ${bill.billId}`);
    expect(await found()).toContain(`bill ${bill.billId}: the fact before version 2 is gone`);
  });

  it('the last fact of a bill, deleted before it was sealed', async () => {
    const bill = await addBill();
    await tamper((owner) => owner`delete from facts where subject_id = ${bill.billId}`);
    expect(await found()).toContain(`bill ${bill.billId}: it has no fact of its coming in`);
  });

  it('a bill whose row says what no fact does', async () => {
    const bill = await addBill();
    await books.sealAll(tenantId);
    await tamper(
      (owner) => owner`
      update bills set state = '{"status":"canceled","reason":"x"}', status = 'canceled' where bill_id = ${bill.billId}`,
    );
    expect(await found()).toContain(`bill ${bill.billId}: its status is not what its facts make of it`);
  });
});

it('the demo flips a bit of an amount, is told of it, and leaves nothing behind', async () => {
  expect(await verifyWithFlippedBit(books.testDatabase.adminUrl, books.anchors, tenantId)).toBeNull();
  const amount = { amountMinor: 12_300, currency: 'USD' };
  await books.database.inTenant(tenantId, (tx) =>
    tx.execute(sql`insert into facts (tenant_id, subject, subject_id, version, type, data, actor, at)
      values (${tenantId}, 'bill', 'bill_1', 1, 'scheduled', ${JSON.stringify({ schedule: { amount } })}::jsonb,
        '{"kind":"system"}', now())`),
  );
  await books.sealAll(tenantId);
  const flipped = await verifyWithFlippedBit(books.testDatabase.adminUrl, books.anchors, tenantId);
  expect(flipped?.problems.join()).toContain(`facts ${flipped?.factId} was changed after it was sealed`);
  expect(await found()).toBe('');
});

/** As somebody does who knows how seals are made and can write everything in the database. */
async function rewriteChain(): Promise<void> {
  const old = await chain();
  await tamper(async (owner) => {
    const anchored = await owner`select sequence from seal_anchors where tenant_id = ${tenantId}`;
    await owner`delete from seal_anchors where tenant_id = ${tenantId}`;
    await owner`create temp table old_seals on commit drop as select * from seals where tenant_id = ${tenantId}`;
    await owner`delete from seals where tenant_id = ${tenantId}`;
    let previousHash = noHash;
    for (const { hash: _, ...seal } of old) {
      const rows = await owner<{ leaf: string }[]>`
        select encode(sha256(convert_to(json_build_array(r.tenant_id, r.fact_id, r.transaction_id, r.subject, r.subject_id,
          r.version, r.bill_id, r.type, r.data, r.actor, r.request_id, r.command_id,
          (extract(epoch from r.at) * 1000)::bigint)::text, 'UTF8')), 'hex') as leaf
        from facts r where fact_id = any(${[...seal.rowIds]}::bigint[]) order by transaction_id, fact_id`;
      const leaves = rows.map(({ leaf }) => leaf);
      const hash = sha256Hex(sealText({ ...seal, leaves, previousHash }));
      await owner`insert into seals select tenant_id, sequence, source, format, through_transaction_id, row_ids,
        decode(${leaves.join('')}, 'hex'), decode(${previousHash}, 'hex'), decode(${hash}, 'hex'), sealed_at
        from old_seals where sequence = ${seal.sequence}`;
      previousHash = hash;
    }
    for (const row of anchored) {
      await owner`insert into seal_anchors (tenant_id, sequence) values (${tenantId}, ${String(row['sequence'])})`;
    }
  });
}

describe('the application itself', () => {
  it('cannot change or delete a seal', async () => {
    const asApp = (text: string) => books.database.inTenant(tenantId, (tx) => tx.execute(sql.raw(text)));
    await expect(asApp('update seals set sequence = 9')).rejects.toThrow();
    await expect(asApp('delete from seals')).rejects.toThrow();
    await expect(asApp('update seal_anchors set sequence = 9')).rejects.toThrow();
  });
});

describe('a crash', () => {
  it('between a seal and its anchor is mended by the next round', async () => {
    await addVendor();
    await expect
      .poll(() => books.database.inTenant(tenantId, (tx) => sealNextRows(tx, tenantId, wallClock())))
      .not.toEqual([]);
    const head = (await chain()).at(-1);
    expect(await books.anchors.get(tenantId, head?.sequence ?? 0)).toBeNull();
    await sealTenant(books, tenantId);
    expect(await books.anchors.get(tenantId, head?.sequence ?? 0)).toContain(head?.hash);
    expect(await found()).toBe('');
  });

  it('between an anchor and its note is mended by the next round', async () => {
    const head = (await chain()).at(-1);
    await tamper((owner) => owner`delete from seal_anchors where sequence = ${head?.sequence ?? 0}`);
    await sealTenant(books, tenantId);
    expect(await found()).toBe('');
  });
});
