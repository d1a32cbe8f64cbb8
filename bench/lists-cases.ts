import {
  countBills,
  listBills,
  newestFirst,
  positionOf,
  type BillFilter,
  type BillSort,
} from '../db/bill-lists.js';
import type { Tx } from '../db/client.js';
import type { Position } from '../db/pages.js';
import { parseBillSearch } from '../domain/bill-search.js';
import { calendarDate, instant } from '../domain/dates.js';
import type { TenantId, VendorId } from '../domain/ids.js';
import type { Filled } from './lists-data.js';

/** A question that somebody asks; `ask` gets another number each time, so that no two are alike. */
export type Case = {
  readonly name: string;
  readonly tenantId: TenantId;
  readonly ask: (tx: Tx, turn: number) => Promise<unknown>;
};

const pageLimit = 26;
const words = ['blue', 'supplies', 'river', 'harbor', 'logistics', 'golden tower', 'partners', 'iron'];
const pick = <T>(list: readonly T[], turn: number): T => list[turn % list.length] as T;
const numberOf = (bill: number) => `INV-${String((bill * 7_919) % 100_000_000).padStart(8, '0')}`;

export async function casesOf(tx: Tx, { large, small }: Filled): Promise<Case[]> {
  const vendors = await busyVendors(tx, large);
  const deep = new Map<string, Position>();
  for (const sort of sorts) deep.set(keyOf(sort), await deepPosition(tx, large, sort));
  const page = (
    name: string,
    filter: (turn: number) => BillFilter,
    sort = newestFirst,
    tenantId = large,
  ): Case => ({
    name,
    tenantId,
    ask: (inTx, turn) => listBills(inTx, tenantId, filter(turn), { sort, after: null, limit: pageLimit }),
  });
  const count = (name: string, filter: (turn: number) => BillFilter): Case => ({
    name: `count: ${name}`,
    tenantId: large,
    ask: (inTx, turn) => countBills(inTx, large, filter(turn), 1_000),
  });
  const search = (text: string) => ({ search: parseBillSearch(text) });
  const day = (turn: number) => calendarDate(`2025-${String((turn % 12) + 1).padStart(2, '0')}-10`);
  return [
    page('first page', () => ({})),
    page('first page of a small tenant', () => ({}), newestFirst, small),
    ...sorts.map((sort): Case => page(`sort ${keyOf(sort)}`, () => ({}), sort)),
    ...sorts.map((sort): Case => ({
      name: `deep page, sort ${keyOf(sort)}`,
      tenantId: large,
      ask: (inTx) =>
        listBills(inTx, large, {}, { sort, after: deep.get(keyOf(sort)) ?? null, limit: pageLimit }),
    })),
    page('status: one', (turn) => ({
      statuses: [pick(['awaiting_approval', 'scheduled', 'remitted', 'rejected'], turn)],
    })),
    page('status: several', () => ({ statuses: ['in_review', 'on_hold', 'awaiting_approval'] })),
    page('status scheduled, by due date', () => ({ statuses: ['scheduled'] }), {
      by: 'dueOn',
      direction: 'asc',
    }),
    page('needs attention', () => ({ needsAttention: true })),
    page('needs attention, longest first', () => ({ needsAttention: true }), {
      by: 'stateSince',
      direction: 'asc',
    }),
    page('vendor', (turn) => ({ vendorId: pick(vendors, turn) })),
    page('vendor and status', (turn) => ({ vendorId: pick(vendors, turn), statuses: ['scheduled'] })),
    page('vendor, by amount', (turn) => ({ vendorId: pick(vendors, turn) }), {
      by: 'amount',
      direction: 'desc',
    }),
    page('amount range', (turn) => ({
      amount: { currency: 'EUR', minMinor: 50_000 + turn * 10, maxMinor: 50_500 + turn * 10 },
    })),
    page('due range', (turn) => ({ due: { from: day(turn), to: day(turn) } })),
    page('created range', (turn) => ({
      created: { from: instant(Date.UTC(2025, turn % 12, 1)), to: instant(Date.UTC(2025, turn % 12, 8)) },
    })),
    page('number', (turn) => ({ number: numberOf(turn * 4_321 + 1) })),
    page('department', () => ({ department: 'Kitchen' })),
    page('search: common', (turn) => search(pick(words, turn))),
    page('search: common, of a small tenant', (turn) => search(pick(words, turn)), newestFirst, small),
    page('search: rare (number in part)', (turn) => search(numberOf(turn * 4_321 + 1).slice(4, 11))),
    page('search: whole number', (turn) => search(numberOf(turn * 4_321 + 1))),
    page('search: nothing there', (turn) => search(`nobody${turn}`)),
    page('search: two words', (turn) => search(`${pick(words, turn)} ${numberOf(turn * 4_321).slice(4, 7)}`)),
    page('search: amount', (turn) => search(`${(turn % 900) + 100}.${String(turn % 100).padStart(2, '0')}`)),
    page('search: common, needs attention', (turn) => ({
      ...search(pick(words, turn)),
      needsAttention: true,
    })),
    page('search: common, by amount', (turn) => search(pick(words, turn)), {
      by: 'amount',
      direction: 'desc',
    }),
    page('search: common, but long ago', () => search('quondam')),
    count('all', () => ({})),
    count('status', () => ({ statuses: ['in_review'] })),
    count('search: common', (turn) => search(pick(words, turn))),
    count('search: rare', (turn) => search(numberOf(turn * 4_321 + 1).slice(4, 11))),
  ];
}

const sorts: readonly BillSort[] = [
  { by: 'createdAt', direction: 'asc' },
  { by: 'dueOn', direction: 'asc' },
  { by: 'dueOn', direction: 'desc' },
  { by: 'amount', direction: 'asc' },
  { by: 'amount', direction: 'desc' },
  { by: 'stateSince', direction: 'asc' },
];
const keyOf = ({ by, direction }: BillSort) => `${by} ${direction}`;

async function busyVendors(tx: Tx, tenantId: TenantId): Promise<VendorId[]> {
  const bills = await listBills(tx, tenantId, {}, { sort: newestFirst, after: null, limit: 200 });
  return [...new Set(bills.flatMap(({ vendorId }) => (vendorId === null ? [] : [vendorId])))];
}

/** Somewhere in the middle: where the sort is by now after half a million bills. */
async function deepPosition(tx: Tx, tenantId: TenantId, sort: BillSort): Promise<Position> {
  const filter: BillFilter = { created: { from: instant(Date.UTC(2025, 5, 15)) } };
  const [bill] = await listBills(tx, tenantId, filter, {
    sort: { by: 'createdAt', direction: 'asc' },
    after: null,
    limit: 1,
  });
  if (!bill) throw new Error('There are no bills in the middle.');
  return positionOf(bill, sort);
}
