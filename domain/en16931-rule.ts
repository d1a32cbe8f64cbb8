import type { Finding } from './extraction.js';

/** A rule by its official id, what it demands in words, and whether it is kept. */
export type Rule<T> = readonly [id: string, demand: string, isKept: (subject: T) => boolean];

export const has = (text: string | null) => text !== null;

/** One note a rule, however often it is broken. */
export function broken<T>(rules: readonly Rule<T>[], what: string, subjects: readonly T[]): Finding[] {
  return rules.flatMap(([code, demand, isKept]) => {
    const at = subjects.findIndex((subject) => !isKept(subject));
    if (at === -1) return [];
    const where = subjects.length === 1 ? what : `${what} ${at + 1}`;
    return [{ code, message: `${code}: ${where} lacks ${demand}.`, severity: 'note' as const }];
  });
}

export function allowances<T extends { readonly isCharge: boolean }>(entries: readonly T[]): T[] {
  return entries.filter(({ isCharge }) => !isCharge);
}

export function charges<T extends { readonly isCharge: boolean }>(entries: readonly T[]): T[] {
  return entries.filter(({ isCharge }) => isCharge);
}
