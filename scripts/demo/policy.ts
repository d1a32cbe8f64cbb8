import type { ApprovalPolicyEntry } from '../../client/client.js';
import type { Currency } from '../../domain/money.js';

type Rules = ApprovalPolicyEntry['rules'];

/** What a rule approves by itself for a known vendor, and where the second person comes in. Minor units. */
const bands: readonly { currency: Currency; aloneMaxMinor: number; oneMaxMinor: number }[] = [
  { currency: 'EUR', aloneMaxMinor: 200_000, oneMaxMinor: 250_000 },
  { currency: 'USD', aloneMaxMinor: 50_000, oneMaxMinor: 250_000 },
  { currency: 'JPY', aloneMaxMinor: 50_000, oneMaxMinor: 400_000 },
];

/** Bands by currency: a known vendor's small bill alone, then one approver, then two. */
export function demoRules(escalateTo: string[]): Rules {
  const waits = { remindAfterHours: 24, escalateAfterHours: 48, expireAfterHours: 240, escalateTo };
  const step = (required: number) => ({
    name: required === 1 ? 'one approver' : `${required} approvers`,
    approvers: { role: 'approver' as const },
    required,
  });
  return bands.flatMap(({ currency, aloneMaxMinor, oneMaxMinor }): Rules => [
    {
      name: `${currency} small, known vendor`,
      when: { currency, vendor: 'known', amountMaxMinor: aloneMaxMinor },
      mode: 'in-order',
      steps: [],
      ...waits,
    },
    {
      name: `${currency} one approver`,
      when: { currency, amountMaxMinor: oneMaxMinor },
      mode: 'in-order',
      steps: [step(1)],
      ...waits,
    },
    {
      name: `${currency} two approvers`,
      when: { currency, amountMinMinor: oneMaxMinor + 1 },
      mode: 'parallel',
      steps: [step(2)],
      ...waits,
    },
  ]);
}
