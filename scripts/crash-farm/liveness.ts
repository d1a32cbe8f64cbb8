import type { Bill } from '../../domain/bill.js';
import { evolve, type BillFact } from '../../domain/bill-facts.js';
import { billFromRow } from '../../db/bills.js';
import type { Evidence } from './evidence.js';
import { groupBy } from './group-by.js';
import { isQuiet } from './quiescence.js';

export type Figures = {
  readonly count: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
};

export type Liveness = {
  /** From the answer to the entry until the bill is paid, at another end, or where a person sees it. */
  readonly toRest: Figures;
  /** From a kill to the next fact that any bill gained, by what was killed. */
  readonly toProgress: Readonly<Record<string, Figures>>;
};

export function livenessOf(evidence: Evidence): Liveness {
  const written = evidence.facts.map(({ at }) => Date.parse(at)).sort((a, b) => a - b);
  const kills = evidence.memory.faults.filter(({ kind }) => kind === 'kill');
  const toProgress = [...groupBy(kills, ({ part }) => part.replace(/-\d$/, ''))].map(
    ([part, all]) => [part, figuresOf(all.flatMap(({ fromMs }) => nextAfter(written, fromMs)))] as const,
  );
  return { toRest: figuresOf(restTimes(evidence)), toProgress: Object.fromEntries(toProgress) };
}

function restTimes({ bills, facts }: Evidence): number[] {
  const byBill = groupBy(
    facts.filter(({ subject }) => subject === 'bill'),
    ({ subjectId }) => subjectId,
  );
  return bills.flatMap((row) => {
    const bill = billFromRow(row);
    const [, ...rest] = byBill.get(bill.billId) ?? [];
    let current: Bill = { ...bill, version: 1, stateSince: bill.createdAt, state: { status: 'matching' } };
    for (const { type, data, at } of rest) {
      current = evolve(current, [{ type, ...data } as unknown as BillFact], at);
      if (isQuiet(current.state)) return [Date.parse(at) - Date.parse(bill.createdAt)];
    }
    return [];
  });
}

function nextAfter(sortedMs: readonly number[], ms: number): number[] {
  const next = sortedMs.find((at) => at > ms);
  return next === undefined ? [] : [next - ms];
}

export function figuresOf(valuesMs: readonly number[]): Figures {
  const sorted = [...valuesMs].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { count: sorted.length, p50Ms: at(0.5), p99Ms: at(0.99), maxMs: sorted.at(-1) ?? 0 };
}
