import { epochMs, instant, type Instant } from './dates.js';

/** What is done about a definitive decline or a return. A return is never retried without a fresh approval. */
type FailureDecision =
  /** Days to wait before each further attempt; no attempt later than `withinDays` after the first failure. */
  | { readonly action: 'retry'; readonly delaysDays: readonly number[]; readonly withinDays: number }
  /** Never again with the same bank details: freeze the account and ask the vendor for another. */
  | { readonly action: 'fix-account' }
  | { readonly action: 'person' }
  | { readonly action: 'stop' };

export type FailureRule = {
  readonly reason: string;
  readonly meaning: string;
  readonly decision: FailureDecision;
  readonly source: string;
  /** Calendar date, UTC. The newest rule in effect wins. */
  readonly effectiveFrom: string;
};

const retryTwice: FailureDecision = { action: 'retry', delaysDays: [2, 5], withinDays: 180 };
const retryOnce: FailureDecision = { action: 'retry', delaysDays: [1], withinDays: 180 };
const fixAccount: FailureDecision = { action: 'fix-account' };
const person: FailureDecision = { action: 'person' };
const stop: FailureDecision = { action: 'stop' };

type Row = readonly [reason: string, decision: FailureDecision, meaning: string];

const dated = (source: string, effectiveFrom: string, rows: readonly Row[]): FailureRule[] =>
  rows.map(([reason, decision, meaning]) => ({ reason, decision, meaning, source, effectiveFrom }));

export const failureRules: readonly FailureRule[] = [
  ...dated('stripe 23.1.0, Error.js: v2 errors of outboundPayments.create', '2026-10-28', [
    ['insufficient_funds', retryTwice, 'Our own balance does not cover it.'],
    ['quota_exceeded', retryOnce, 'A limit of our account for the period is used up.'],
    ['blocked_by_stripe', stop, 'Stripe refuses this recipient or payment.'],
    ['capability_not_enabled', person, 'Our account may not make this kind of payment.'],
    ['feature_not_enabled', person, 'Our account lacks the feature.'],
    ['financial_account_not_open', person, 'The account that pays is closed.'],
    ['recipient_not_notifiable', person, 'The recipient cannot be notified.'],
    ['invalid_payout_method', fixAccount, 'The bank details are not valid.'],
  ]),
  ...dated('stripe 23.1.0, OutboundPayments.d.ts: StatusDetails.Failed.Reason', '2026-10-28', [
    ['fx_rate_drift_exceeded_after_review', retryOnce, 'The rate moved while it was reviewed.'],
    ['payout_method_usage_frequency_limit_exceeded', retryOnce, 'Too many payments to this account.'],
    ['payout_method_amount_limit_exceeded', person, 'More than this account may be sent.'],
    ['payout_method_declined', person, 'The bank of the recipient declined.'],
    ['payout_method_does_not_exist', fixAccount, 'There is no such account.'],
    ['payout_method_expired', fixAccount, 'The payout method has expired.'],
    ['payout_method_unsupported', fixAccount, 'The account cannot be paid.'],
    ['review_rejected', stop, 'Stripe rejected it after a review.'],
    ['unknown_failure', person, 'The provider does not say why.'],
  ]),
  ...dated('stripe 23.1.0, OutboundPayments.d.ts: StatusDetails.Returned.Reason', '2026-10-28', [
    ['payout_method_canceled_by_customer', person, 'The recipient sent it back.'],
    ['payout_method_closed', fixAccount, 'The account is closed.'],
    ['payout_method_currency_unsupported', fixAccount, 'The account does not take this currency.'],
    ['payout_method_holder_address_incorrect', fixAccount, 'The address of the holder is wrong.'],
    ['payout_method_holder_details_incorrect', fixAccount, 'The details of the holder are wrong.'],
    ['payout_method_holder_name_incorrect', fixAccount, 'The name of the holder is wrong.'],
    ['payout_method_invalid_account_number', fixAccount, 'The account number is wrong.'],
    ['payout_method_restricted', fixAccount, 'The account is frozen or restricted.'],
    ['recalled', person, 'The payment was recalled.'],
  ]),
  ...dated('Nacha return codes; moov-io/ach addenda99.go and docs/returns.md', '2024-10-01', [
    ['R01', retryTwice, 'Insufficient funds.'],
    ['R09', retryTwice, 'Uncollected funds.'],
    ['R02', fixAccount, 'Account closed.'],
    ['R03', fixAccount, 'No account.'],
    ['R04', fixAccount, 'Invalid account number.'],
    ['R12', fixAccount, 'Branch sold.'],
    ['R13', fixAccount, 'Invalid receiving institution.'],
    ['R16', fixAccount, 'Account frozen.'],
    ['R20', fixAccount, 'Not a transaction account.'],
    ['R28', fixAccount, 'Routing number check digit.'],
    ['R05', stop, 'Unauthorised debit.'],
    ['R07', stop, 'Authorisation revoked.'],
    ['R08', stop, 'Payment stopped.'],
    ['R10', stop, 'Not authorised.'],
    ['R29', stop, 'Corporate customer: not authorised.'],
    ['R51', stop, 'Item ineligible or not authorised.'],
    ['R11', person, 'Not according to the terms.'],
    ['R14', person, 'Representative payee deceased.'],
    ['R15', person, 'Beneficiary deceased.'],
    ['R17', person, 'File record edit, or questionable circumstances: possible fraud.'],
    ['R23', person, 'Credit refused by the receiver.'],
    ['R24', person, 'Duplicate entry: reconcile before anything.'],
  ]),
  ...dated('ISO 20022 external return reasons, as banks explain them (confirm with the bank)', '2025-10-05', [
    ['AM04', retryTwice, 'Insufficient funds.'],
    ['MS03', retryOnce, 'No reason given by the agent.'],
    ['AC01', fixAccount, 'Incorrect account number.'],
    ['AC04', fixAccount, 'Account closed.'],
    ['AC06', fixAccount, 'Account blocked.'],
    ['RC01', fixAccount, 'Incorrect bank identifier.'],
    ['AG01', person, 'Transaction forbidden.'],
    ['AM05', person, 'Duplicate: reconcile before anything.'],
    ['MD01', stop, 'No mandate.'],
    ['MD06', person, 'Refund asked by the debtor.'],
    ['MD07', person, 'Deceased.'],
    ['MS02', person, 'No reason given by the customer.'],
    ['RR01', person, 'Regulatory: debtor account missing.'],
    ['RR02', person, 'Regulatory: debtor name or address missing.'],
    ['RR03', person, 'Regulatory: creditor name or address missing.'],
    ['RR04', person, 'Regulatory reason.'],
  ]),
];

/** The rule in effect at that moment; null for a reason that nobody has written a rule for. */
function failureRuleFor(reason: string, at: Instant): FailureRule | null {
  const inEffect = failureRules
    .filter((rule) => rule.reason === reason && rule.effectiveFrom <= at.slice(0, 10))
    .sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1));
  return inEffect[0] ?? null;
}

export type NextAttempt =
  | { readonly action: 'retry'; readonly at: Instant }
  | { readonly action: 'fix-account' | 'person' | 'stop'; readonly because: string };

/**
 * What follows a definitive decline. `attemptsSoFar` counts the declined attempts, this one included. A reason without
 * a rule, and one whose attempts are used up, is for a person.
 */
export function nextAttempt(
  reason: string,
  attemptsSoFar: number,
  now: Instant,
  firstFailedAt: Instant,
): NextAttempt {
  const rule = failureRuleFor(reason, now);
  if (rule === null) return { action: 'person', because: `No rule for ${reason.slice(0, 80)}.` };
  const { decision, meaning } = rule;
  if (decision.action !== 'retry') return { action: decision.action, because: meaning };
  const delayDays = decision.delaysDays[attemptsSoFar - 1];
  const attemptsMax = decision.delaysDays.length + 1;
  if (delayDays === undefined) {
    return {
      action: 'person',
      because: `${meaning} Attempt ${attemptsSoFar} of ${attemptsMax} was the last.`,
    };
  }
  const at = later(now, delayDays);
  return at > later(firstFailedAt, decision.withinDays)
    ? { action: 'person', because: `${meaning} Only ${decision.withinDays} days allow a retry.` }
    : { action: 'retry', at };
}

function later(at: Instant, days: number): Instant {
  return instant(epochMs(at) + days * 86_400_000);
}
