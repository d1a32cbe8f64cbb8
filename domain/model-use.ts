import type { Instant } from './dates.js';

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

/** The first instant of the calendar month, UTC: budgets begin anew there. */
export function monthOf(at: Instant): Instant {
  return `${at.slice(0, 7)}-01T00:00:00.000Z` as Instant;
}
