import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../db/ids.js';
import { book } from '../../db/ledger.js';
import type { LedgerTransactionId } from '../../domain/ids.js';
import { commonAccount } from '../../domain/ledger.js';
import { openTestBooks, type TestBooks } from '../support/books.js';
import { contextBy, seedTenant, wallClock, type Cast } from '../support/cast.js';

let books: TestBooks;
let cast: Cast;
/** Of three, each of two lines, all sealed. */
let middle: LedgerTransactionId;

beforeAll(async () => {
  books = await openTestBooks();
});
afterAll(() => books.close());
beforeEach(async () => {
  cast = await seedTenant(books.database, wallClock());
  await bookSome();
  middle = await bookSome();
  await bookSome();
  await books.sealAll(cast.tenantId);
  expect(await found()).toBe('');
});

async function bookSome(): Promise<LedgerTransactionId> {
  const ledgerTransactionId = newId('ledgerTransaction');
  const { tenantId, admin } = cast;
  const entries = [
    { account: commonAccount('funding', 'USD'), amountMinor: 500 },
    { account: commonAccount('opening', 'USD'), amountMinor: -500 },
  ];
  const about = { tenantId, subject: 'manual', subjectId: ledgerTransactionId, subjectVersion: 1 } as const;
  await books.database.inTenant(tenantId, (tx) =>
    book(tx, { ...about, ledgerTransactionId, memo: 'test', entries }, contextBy(admin, wallClock())),
  );
  return ledgerTransactionId;
}

const tamper = (work: Parameters<TestBooks['tamper']>[1]) => books.tamper(cast.tenantId, work);
const found = async () => (await books.problemsOf(cast.tenantId)).join('\n');

describe('of the ledger, is found and named', () => {
  it('an amount that was changed on both sides', async () => {
    await tamper(
      (owner) =>
        owner`update ledger_entries set amount_minor = amount_minor * 2 where ledger_transaction_id = ${middle}`,
    );
    expect(await found()).toContain(`ledger_entries ${middle}/1 was changed after it was sealed`);
  });

  it('an entry that was deleted', async () => {
    await tamper(
      (owner) => owner`delete from ledger_entries where ledger_transaction_id = ${middle} and line = 2`,
    );
    expect(await found()).toContain(`ledger_entries ${middle}/2 is gone`);
    expect(await found()).toContain(`ledger_transactions ${middle}: its entries do not add up`);
  });

  it('a transaction that was deleted with its entries', async () => {
    await tamper(async (owner) => {
      await owner`delete from ledger_entries where ledger_transaction_id = ${middle}`;
      await owner`delete from ledger_transactions where ledger_transaction_id = ${middle}`;
    });
    expect(await found()).toContain(`ledger_transactions ${middle} is gone`);
  });

  it('an entry that was added to a sealed transaction', async () => {
    await tamper(
      (owner) => owner`
        insert into ledger_entries (tenant_id, ledger_transaction_id, line, account, amount_minor, currency, effective_at)
        select tenant_id, ledger_transaction_id, 3, account, amount_minor, currency, effective_at
        from ledger_entries where ledger_transaction_id = ${middle} and line = 1`,
    );
    expect(await found()).toContain(
      `ledger_entries ${middle}/3 was not there when its neighbours were sealed`,
    );
  });

  it('an entry of no transaction', async () => {
    await tamper(
      (owner) => owner`
        insert into ledger_entries (tenant_id, ledger_transaction_id, line, account, amount_minor, currency, effective_at)
        select tenant_id, 'nothing', 1, account, amount_minor, currency, effective_at
        from ledger_entries where ledger_transaction_id = ${middle} and line = 1`,
    );
    expect(await found()).toBe('ledger_entries nothing/1: it belongs to no transaction');
  });

  it('what does not add up, before it is sealed too', async () => {
    const unsealed = await bookSome();
    await tamper(
      (owner) =>
        owner`update ledger_entries set amount_minor = 501 where ledger_transaction_id = ${unsealed} and line = 1`,
    );
    expect(await found()).toBe(`ledger_transactions ${unsealed}: its entries do not add up`);
  });
});
