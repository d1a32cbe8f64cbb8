import { z } from '@hono/zod-openapi';
import type { Fact } from '../../client/client.js';
import { format, isCurrency } from '../../domain/money.js';
import type { Tone } from './narrator.js';

export type FactLine = { readonly text: string; readonly tone: Tone };

/** A fact as a sentence; null for one that another fact of the same moment says better. */
export function lineOf(fact: Fact, nameOf: (memberId: string) => string): FactLine | null {
  const sentence = sentences[`${fact.subject}.${fact.type}`];
  if (sentence === undefined) return null;
  const { memberId } = fact.actor;
  const told = sentence(fact.data, memberId === undefined ? engine : nameOf(memberId), nameOf);
  return typeof told === 'string' ? { text: told, tone: 'plain' } : told;
}

type Data = Fact['data'];
type Sentence = (data: Data, who: string, nameOf: (memberId: string) => string) => string | FactLine | null;

const engine = 'the engine';

const sentences: Readonly<Record<string, Sentence>> = {
  'bill.received': (_data, who) => (who === engine ? null : `uploaded by ${who}`),
  'bill.reading_requested': (_data, who) => `read again, as ${who} asks`,
  'bill.document_replaced': ({ because }, who) => `its document was ${text(because)} by ${who}`,
  'bill.extracted': ({ details }) => `read: ${summary(details)}`,
  'bill.review_requested': ({ reasons }) =>
    asks(`a person has to look: ${z.array(z.string()).parse(reasons).join(' ')}`),
  'bill.review_confirmed': ({ details }, who) => `confirmed by ${who}: ${summary(details)}`,
  'bill.corrected': ({ details }, who) => `corrected by ${who}: ${summary(details)}`,
  'bill.vendor_matched': ({ because }) => `vendor matched: ${text(because)}`,
  'bill.held': ({ code, reason }) => bad(`on hold (${text(code)}): ${text(reason)}`),
  'bill.released': ({ reason }, who) => `released by ${who}: ${text(reason)}`,
  'bill.approval_requested': ({ approval }) => approvalLine(approval),
  'bill.approval_given': ({ decision }, who, nameOf) => {
    const { memberId } = decisionShape.parse(decision);
    return `approved by ${nameOf(memberId)}${who === engine ? ', ahead' : ''}`;
  },
  'bill.approval_voided': ({ because }) => asks(`approval is void: ${text(because)}`),
  'bill.changes_requested': ({ reason }, who) => asks(`${who} asks for changes: ${text(reason)}`),
  'bill.rejected': ({ reason }, who) => bad(`rejected by ${who}: ${text(reason)}`),
  'bill.scheduled': ({ schedule }, who) => scheduleLine(schedule, who),
  'bill.payment_unknown': ({ code }) =>
    bad(`no answer (${text(code)}): nobody knows whether the money moved; asking, not sending again`),
  'bill.payment_found': () => good('found at Stripe under our reference and adopted'),
  'bill.payment_declined': ({ decline }) => declineLine(decline),
  'bill.payment_retried': (_data, who) => `tried again by ${who}`,
  'bill.payment_posted': () => good('paid'),
  'bill.payment_returned': ({ reason }) => bad(`the bank sent the money back: ${text(reason)}`),
  'bill.remitted': () => good('remitted: the vendor knows what was paid'),
  'bill.reopened': ({ reason }, who) => `reopened by ${who}: ${text(reason)}`,
  'bill.nothing_due': ({ reason }, who) => `nothing is due, says ${who}: ${text(reason)}`,
  'bill.canceled': ({ reason }, who) => bad(`canceled by ${who}: ${text(reason)}`),
  'payment.submission_begun': () => 'sent to Stripe',
  'payment.not_found_at_provider': () => 'Stripe does not have it (yet)',
  'payment.accepted': ({ providerPaymentId }) => `Stripe has it as ${text(providerPaymentId)}`,
  'payment.posted': ({ providerPaymentId }) => `Stripe has posted ${text(providerPaymentId)}`,
  'recurring_bill.period_made': ({ period, amount, dueOn }) =>
    `the bill of period ${text(period)} is made: ${shown(moneyShape.parse(amount))}, due ${text(dueOn)}`,
  'recurring_bill.standing_approval_used': () => good('what two people approved ahead fits this bill'),
  'recurring_bill.standing_approval_not_used': ({ because }) =>
    asks(`what was approved ahead does not fit: ${text(because)}`),
  'remittance.remittance_sent': () => 'remittance advice mailed',
  'remittance.remittance_bounced': ({ detail }) => bad(`remittance advice bounced: ${text(detail)}`),
};

const asks = (line: string): FactLine => ({ text: line, tone: 'asks' });
const bad = (line: string): FactLine => ({ text: line, tone: 'bad' });
const good = (line: string): FactLine => ({ text: line, tone: 'good' });

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const moneyShape = z.object({ amountMinor: z.number(), currency: z.string() });
const detailsShape = z.object({
  vendorName: z.string().nullable(),
  number: z.string().nullable(),
  dueOn: z.string().nullable(),
  amount: moneyShape.nullable(),
});
const approvalShape = z.object({
  rule: z.object({ name: z.string(), steps: z.array(z.object({ required: z.number() })) }),
});
const decisionShape = z.object({ memberId: z.string() });
const scheduleShape = z.object({ payOn: z.string(), because: z.string(), amount: moneyShape });
const declineShape = z.object({ code: z.string(), retryAt: z.string().nullable() });

function summary(given: unknown): string {
  const { vendorName, number, dueOn, amount } = detailsShape.parse(given);
  return [
    vendorName ?? 'no vendor',
    number ?? 'no number',
    amount === null ? 'no amount' : shown(amount),
    dueOn === null ? 'no due date' : `due ${dueOn}`,
  ].join(', ');
}

export function shown({ amountMinor, currency }: z.output<typeof moneyShape>): string {
  return isCurrency(currency) ? format({ amountMinor, currency }) : `${amountMinor} ${currency}`;
}

function approvalLine(given: unknown): FactLine {
  const { rule } = approvalShape.parse(given);
  const people = rule.steps.reduce((sum, { required }) => sum + required, 0);
  return people === 0
    ? good(`approved by the rule "${rule.name}": nobody has to look`)
    : asks(`waits for ${people === 1 ? 'one approver' : `${people} approvers`} (rule "${rule.name}")`);
}

function scheduleLine(given: unknown, who: string): string {
  const { payOn, because, amount } = scheduleShape.parse(given);
  return because === 'moved'
    ? `paying brought forward to ${payOn} by ${who}`
    : `to be paid on ${payOn} (${because}): ${shown(amount)}`;
}

function declineLine(given: unknown): FactLine {
  const { code, retryAt } = declineShape.parse(given);
  return bad(
    retryAt === null
      ? `declined: ${code}; a person decides`
      : `declined: ${code}; tried again by itself on ${retryAt.slice(0, 10)} unless somebody is faster`,
  );
}
