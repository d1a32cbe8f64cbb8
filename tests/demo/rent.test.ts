import { describe, expect, it } from 'vitest';
import type { Fact } from '../../client/client.js';
import { contentFrom, recurringBillEntrySchema } from '../../api/schemas/recurring-bills.js';
import { instant } from '../../domain/dates.js';
import { periodAt } from '../../domain/recurrence.js';
import { validateRecurringBill } from '../../domain/recurring-bill-entry.js';
import { firingProblems, rentEntry } from '../../scripts/demo/rent.js';

const vendorId = 'ven_0193b3c0a1b27def8123456789abcdef';

describe('the rent of the demonstration', () => {
  it.each([
    '2026-11-21T00:00:00.000Z',
    '2026-11-21T11:47:09.120Z',
    '2026-11-21T23:59:59.999Z',
    '2026-12-01T00:00:07.400Z',
    '2027-01-01T00:00:00.001Z',
    '2028-02-29T12:00:00.000Z',
    '2026-10-31T23:59:51.000Z',
  ])('fires first in the second that was meant, whatever the hour and the day: %s', (at) => {
    const content = contentFrom(recurringBillEntrySchema.parse(rentEntry(vendorId, instant(Date.parse(at)))));
    validateRecurringBill(content);
    const first = periodAt(content.terms.recurrence, 0);
    expect(first?.firesAt).toBe(`${at.slice(0, 19)}.000Z`);
    expect(first?.dueOn).toBe(at.slice(0, 10));
  });
});

describe('what the demonstration holds against a firing', () => {
  const firesAt = '2026-11-21T11:47:09.000Z';
  const made = (firedBy: string | null, at = '2026-11-21T11:47:10.000Z'): Fact => ({
    factId: 1,
    version: 1,
    requestId: null,
    at,
    type: 'period_made',
    subject: 'recurring_bill',
    subjectId: 'rec_1',
    actor: { kind: 'system' },
    data: { firedBy },
  });
  const find = (...facts: Fact[]) => firingProblems(facts, 'rec_1', firesAt);

  it('finds nothing when its own Schedule fired it in its second', () => {
    expect(find(made('rec_1-2026-11-21T11:47:09Z'))).toEqual([]);
  });

  it('names a firing by hand, one by nobody, one too early, and one that never was', () => {
    expect(find(made('rec_1-2026-11-21T11:47:15Z'))).toEqual([
      'was fired by rec_1-2026-11-21T11:47:15Z, not by rec_1-2026-11-21T11:47:09Z',
    ]);
    expect(find(made(null))).toEqual(['was fired by nobody, not by rec_1-2026-11-21T11:47:09Z']);
    expect(find(made('rec_1-2026-11-21T11:47:09Z', '2026-11-21T11:47:08.000Z'))).toEqual([
      'was made at 2026-11-21T11:47:08.000Z, before 2026-11-21T11:47:09.000Z',
    ]);
    expect(find()).toEqual(['no period was made']);
  });
});
