import { instant, type Instant } from './dates.js';

/** One answer of a language model: what it cost and what came of it. Refused and cut off answers are paid for as well. */
export type ModelUse = {
  readonly model: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly outcome: 'read' | 'refused' | 'truncated' | 'malformed';
};

/** In millionths of a US dollar for a million tokens: $3.00 is 3_000_000. */
export type ModelPrices = {
  readonly inputMicroUsd: number;
  readonly outputMicroUsd: number;
};

const tokensPriced = 1_000_000;

/** Millionths of a US dollar, rounded up: a budget is never overdrawn by fractions. */
export function costMicroUsd({ inputTokens, outputTokens }: ModelUse, prices: ModelPrices): number {
  return Math.ceil(
    (inputTokens * prices.inputMicroUsd + outputTokens * prices.outputMicroUsd) / tokensPriced,
  );
}

/** The months of UTC: the first instant of one (`2026-11`), and of the one after it. */
export function monthBounds(month: string): { readonly from: Instant; readonly to: Instant } {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const first = (months: number) => instant(Date.UTC(year, number - 1 + months, 1));
  return { from: first(0), to: first(1) };
}

/** The first instant of the calendar month, UTC: budgets begin anew there. */
export function monthOf(at: Instant): Instant {
  return `${at.slice(0, 7)}-01T00:00:00.000Z` as Instant;
}
