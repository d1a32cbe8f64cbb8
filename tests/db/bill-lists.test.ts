import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  billSortKeys,
  countBills,
  listBills,
  positionOf,
  type BillFilter,
  type BillPage,
  type BillSort,
} from '../../db/bill-lists.js';
import { createBill } from '../../db/bills.js';
import { connect, type Database } from '../../db/client.js';
import { newId } from '../../db/ids.js';
import { emptyDetails, type Bill, type BillDetails } from '../../domain/bill.js';
import { parseBillSearch } from '../../domain/bill-search.js';
import { calendarDate, instant } from '../../domain/dates.js';
import { money } from '../../domain/money.js';
import { contextBy, seedTenant, wallClock, type Cast } from '../support/cast.js';
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

type Seed = { readonly details: BillDetails; readonly second: number };

// Few values, so that many bills share one; and some without, as before a document was read.
const details = fc.record(
  {
    vendorName: fc.constantFrom('Blue River', 'Red River', null),
    vendorTaxId: fc.constant(null),
    number: fc.constantFrom('A-1', 'A-2', null),
    issuedOn: fc.constant(null),
    dueOn: fc.constantFrom(null, calendarDate('2026-11-01'), calendarDate('2026-11-02')),
    amount: fc.constantFrom(null, money(100, 'USD'), money(100, 'EUR'), money(200, 'EUR')),
    discount: fc.constant(null),
    department: fc.constantFrom('Kitchen', null),
    description: fc.constant(null),
  },
  { noNullPrototype: true },
);
const seed: fc.Arbitrary<Seed> = fc.record({
  details,
  second: fc.integer({ min: 0, max: 2 }),
});

const filters: readonly BillFilter[] = [
  {},
  { statuses: ['matching'] },
  { needsAttention: false },
  { amount: { currency: 'EUR', minMinor: 100, maxMinor: 150 } },
  { due: { from: calendarDate('2026-11-01'), to: calendarDate('2026-11-01') } },
  { number: 'a1' },
  { department: 'Kitchen' },
  { search: parseBillSearch('river') },
  { search: parseBillSearch('blue'), department: 'Kitchen' },
];
const sorts = billSortKeys.flatMap((by): BillSort[] => [
  { by, direction: 'asc' },
  { by, direction: 'desc' },
]);

const insert = (cast: Cast, { details: entered, second }: Seed): Promise<Bill> =>
  database.inTenant(cast.tenantId, (tx) =>
    createBill(
      tx,
      {
        ...{ tenantId: cast.tenantId, billId: newId('bill'), document: null, vendorId: null },
        createdBy: { kind: 'system' },
        details: entered,
      },
      contextBy(cast.clerk, instant(Date.UTC(2026, 10, 1, 12, 0, second))),
    ),
  );

/** Reads to the end, with more bills coming in between the pages. */
async function readAll(cast: Cast, filter: BillFilter, sort: BillSort, limit: number, arriving: Seed[]) {
  const pages: Bill[][] = [];
  const left = [...arriving];
  let after: BillPage['after'] = null;
  do {
    const page: Bill[] = await database.inTenant(cast.tenantId, (tx) =>
      listBills(tx, cast.tenantId, filter, { sort, after, limit }),
    );
    pages.push(page);
    const last = page.at(-1);
    after = last && page.length === limit ? positionOf(last, sort) : null;
    const next = left.pop();
    if (next) await insert(cast, next);
  } while (after !== null);
  return pages.flat();
}

const fits = ({ details: d }: Seed, filter: BillFilter): boolean =>
  (filter.amount === undefined || (d.amount?.currency === 'EUR' && d.amount.amountMinor === 100)) &&
  (filter.due === undefined || d.dueOn === '2026-11-01') &&
  (filter.number === undefined || d.number === 'A-1') &&
  (filter.department === undefined || d.department === 'Kitchen') &&
  (filter.search?.patterns[0] !== '%river%' || d.vendorName !== null) &&
  (filter.search?.patterns[0] !== '%blue%' || d.vendorName === 'Blue River');

it('paging through any sort and filter shows each bill exactly once, also while bills are inserted', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(seed, { minLength: 1, maxLength: 12 }),
      fc.array(seed, { maxLength: 3 }),
      fc.constantFrom(...filters),
      fc.constantFrom(...sorts),
      fc.integer({ min: 1, max: 5 }),
      async (before, arriving, filter, sort, limit) => {
        const cast = await seedTenant(database, wallClock());
        const expected: string[] = [];
        for (const each of before) {
          const { billId } = await insert(cast, each);
          if (fits(each, filter)) expected.push(billId);
        }
        const seen = (await readAll(cast, filter, sort, limit, arriving)).map(({ billId }) => billId);
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen).toEqual(expect.arrayContaining(expected));
        if (arriving.length === 0) expect(seen).toHaveLength(expected.length);
      },
    ),
    { numRuns: 60 },
  );
});

it('a sort goes one way without a step back, and bills without its key come last either way', async () => {
  const cast = await seedTenant(database, wallClock());
  const seeds = fc.sample(seed, { numRuns: 25, seed: 7 });
  for (const each of seeds) await insert(cast, each);
  for (const sort of sorts) {
    const keys = (await readAll(cast, {}, sort, 4, [])).map((bill) => positionOf(bill, sort));
    expect(keys).toHaveLength(seeds.length);
    const present = keys.filter(({ values }) => values !== null);
    expect(keys.slice(0, present.length), sort.by).toEqual(present);
    const steps = present.map(({ values, id }) => [
      ...(values ?? []).map((v) => String(v).padStart(12, '0')),
      id,
    ]);
    const ordered = [...steps].sort((a, b) => (String(a) < String(b) ? -1 : 1));
    expect(steps, `${sort.by} ${sort.direction}`).toEqual(
      sort.direction === 'asc' ? ordered : ordered.toReversed(),
    );
  }
});

it('a count is exact up to its cap, and says so when there are more', async () => {
  const cast = await seedTenant(database, wallClock());
  const entered = { ...emptyDetails, vendorName: 'Blue River' };
  for (let made = 0; made < 5; made += 1) await insert(cast, { details: entered, second: 0 });
  const count = (filter: BillFilter, max: number) =>
    database.inTenant(cast.tenantId, (tx) => countBills(tx, cast.tenantId, filter, max));
  expect(await count({}, 5)).toEqual({ value: 5, isExact: true });
  expect(await count({}, 4)).toEqual({ value: 4, isExact: false });
  expect(await count({ search: parseBillSearch('river') }, 10)).toEqual({ value: 5, isExact: true });
  expect(await count({ search: parseBillSearch('red') }, 10)).toEqual({ value: 0, isExact: true });
});
