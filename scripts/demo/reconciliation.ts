import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Bill, Fact } from '../../client/client.js';
import { findRemittance } from '../../db/remittances.js';
import { parseId } from '../../domain/ids.js';
import { mailIdArgument, tenantIdArgument } from '../../providers/sendgrid/mailer.js';
import { documentKey } from '../../providers/storage/document-key.js';
import { shown } from './fact-lines.js';
import type { Outcome } from './scenes.js';
import type { Stage } from './stage.js';
import { readTimeline } from './timeline.js';
import { readMails, readMovements, type Movement, type TakenMail } from './vendor-logs.js';

/** One bill as our records have it, beside what its vendors' logs say. */
export type Account = {
  readonly outcome: Outcome;
  readonly bill: Bill;
  readonly facts: readonly Fact[];
  /** Our payment; null when there was none. */
  readonly payment: OurPayment | null;
  /** What left our cash for it by the ledger, in minor units of the bill's currency. */
  readonly bookedMinor: number;
  readonly movements: readonly Movement[];
  readonly mails: readonly TakenMail[];
  /** SHA-256 of the advice by our record; null when nothing was remitted. */
  readonly adviceSha256: string | null;
};

type OurPayment = {
  readonly paymentId: string;
  readonly reference: string;
  readonly status: string;
  readonly amount: { readonly amountMinor: number; readonly currency: string };
  readonly providerPaymentId: string | null;
};

export type Books = {
  readonly accounts: readonly Account[];
  /** Movements and mails of this run that belong to no bill on stage. */
  readonly strayMovements: readonly Movement[];
  readonly strayMails: readonly TakenMail[];
};

/** Where each stand-in's log ended before the first bill came. */
export type LogPositions = { readonly stripe: number; readonly sendgrid: number };

export async function openBooks(
  stage: Stage,
  outcomes: readonly Outcome[],
  since: LogPositions,
): Promise<Books> {
  const { stripe, sendgrid } = stage.stack.sandboxLogs;
  const movements = (await readMovements(stripe, since.stripe)).filter(
    ({ tenantId }) => tenantId === null || tenantId === stage.tenantId,
  );
  const mails = (await readMails(sendgrid, since.sendgrid)).filter(({ customArgs }) =>
    [undefined, String(stage.tenantId)].includes(customArgs[tenantIdArgument]),
  );
  const accounts = await Promise.all(
    outcomes.map((outcome) => openAccount(stage, outcome, movements, mails)),
  );
  return {
    accounts,
    strayMovements: movements.filter((movement) => !accounts.some((own) => own.movements.includes(movement))),
    strayMails: mails.filter((mail) => !accounts.some((own) => own.mails.includes(mail))),
  };
}

async function openAccount(
  stage: Stage,
  outcome: Outcome,
  movements: readonly Movement[],
  mails: readonly TakenMail[],
): Promise<Account> {
  const { billId } = outcome.bill;
  const { payer } = stage.people;
  const bill = await payer.api.GET('/v1/bills/{billId}', { params: { path: { billId } } });
  const facts = await readTimeline(payer, billId);
  const entries = await payer.api.GET('/v1/bills/{billId}/entries', { params: { path: { billId } } });
  const paymentId = facts.findLast(({ subject }) => subject === 'payment')?.subjectId ?? null;
  const payment =
    paymentId && (await payer.api.GET('/v1/payments/{paymentId}', { params: { path: { paymentId } } }));
  const remittance =
    paymentId &&
    (await stage.database.inTenant(stage.tenantId, (tx) =>
      findRemittance(tx, stage.tenantId, parseId('payment', paymentId)),
    ));
  return {
    outcome,
    bill,
    facts,
    payment: payment || null,
    bookedMinor: entries.items
      .filter(({ account }) => account.startsWith('cash:'))
      .reduce((total, { amount }) => total - amount.amountMinor, 0),
    movements: movements.filter((movement) => movement.billId === billId),
    mails: remittance
      ? mails.filter(({ customArgs }) => customArgs[mailIdArgument] === remittance.remittanceId)
      : [],
    adviceSha256: (remittance && remittance.documentSha256) || null,
  };
}

/** Everything that our records say and the vendors' logs do not, or the other way round. */
export async function untruths(books: Books, documentsDir: string, tenantId: string): Promise<string[]> {
  const { accounts, strayMovements, strayMails } = books;
  const ofBills = accounts.flatMap((account) =>
    [...stateProblems(account), ...moneyProblems(account), ...mailProblems(account)].map(
      (problem) => `${account.outcome.bill.label}: ${problem}`,
    ),
  );
  const ofAdvices = await Promise.all(
    accounts.map(({ adviceSha256 }) => adviceProblems(adviceSha256, documentsDir, tenantId)),
  );
  return [
    ...ofBills,
    ...ofAdvices.flat(),
    ...strayMovements.map(
      ({ providerPaymentId, amountMinor, currency }) =>
        `Stripe moved ${shown({ amountMinor, currency })} (${providerPaymentId}) for no bill on stage`,
    ),
    ...strayMails.map(({ to, subject }) => `a mail went to ${to} for no bill on stage: ${subject}`),
    ...sumProblems(books),
  ];
}

function stateProblems({ outcome, bill, facts }: Account): string[] {
  const happened = facts.map(({ subject, type }) => `${subject}.${type}`);
  const count = (name: string, among: readonly string[]) => among.filter((each) => each === name).length;
  const sent = count('payment.submission_begun', happened);
  return [
    ...(bill.status === outcome.status ? [] : [`is ${bill.status}, not ${outcome.status}`]),
    ...(sent === outcome.submissions ? [] : [`was sent to Stripe ${sent} times, not ${outcome.submissions}`]),
    ...[...new Set(outcome.witnessedBy)]
      .filter((name) => count(name, happened) < count(name, outcome.witnessedBy))
      .map((name) => `its timeline lacks ${name}`),
  ];
}

function moneyProblems({ outcome, payment, movements, bookedMinor }: Account): string[] {
  const [movement, ...more] = movements;
  const goneMinor = outcome.money === 'moved once' ? (movement?.amountMinor ?? 0) : 0;
  const ofLedger = bookedMinor === goneMinor ? [] : [`the ledger has ${bookedMinor} gone, not ${goneMinor}`];
  if (outcome.money === 'never moved') {
    return [...ofLedger, ...(movement ? [`Stripe moved money: ${movement.providerPaymentId}`] : [])];
  }
  if (!movement || !payment) return ['Stripe never moved its money'];
  const { amount, reference, providerPaymentId } = payment;
  const status = outcome.money === 'moved once' ? 'posted' : 'returned';
  return [
    ...ofLedger,
    ...more.map((extra) => `Stripe moved its money once more: ${extra.providerPaymentId}`),
    ...differs('amount', shown(amount), shown(movement)),
    ...differs('reference', reference, movement.reference),
    ...differs('provider id', providerPaymentId, movement.providerPaymentId),
    ...differs('state', status, movement.status),
    ...differs('our state', status, payment.status),
  ];
}

function differs(what: string, ours: string | null, theirs: string | null): string[] {
  return ours === theirs ? [] : [`${what}: ${ours ?? 'none'} here, ${theirs ?? 'none'} at Stripe`];
}

/** The vendor is told once that it was paid; also when the money came back later. */
function mailProblems({ outcome, mails, adviceSha256 }: Account): string[] {
  const wanted = outcome.money === 'never moved' ? 0 : 1;
  if (mails.length !== wanted) return [`${mails.length} remittance mails, not ${wanted}`];
  return mails.flatMap(({ attachments }) => {
    const [advice, ...more] = attachments;
    const isOurs = advice?.type === 'application/pdf' && advice.sha256 === adviceSha256;
    return isOurs && more.length === 0 ? [] : ['the PDF that was mailed is not the one in our storage'];
  });
}

async function adviceProblems(
  sha256: string | null,
  documentsDir: string,
  tenantId: string,
): Promise<string[]> {
  if (sha256 === null) return [];
  const file = path.join(documentsDir, documentKey(tenantId, sha256));
  if (!existsSync(file)) return [`the remittance advice ${sha256} is not in the storage`];
  const bytes = await readFile(file);
  const isWhole = createHash('sha256').update(bytes).digest('hex') === sha256;
  return isWhole && bytes.subarray(0, 5).toString('latin1') === '%PDF-'
    ? []
    : [`the remittance advice ${sha256} in the storage is another file`];
}

export type Sum = {
  readonly currency: string;
  readonly oursMinor: number;
  readonly ledgerMinor: number;
  readonly stripeMinor: number;
};

/** By currency: what payments, ledger and Stripe say left the account and stayed away. */
export function sumsOf({ accounts, strayMovements }: Books): Sum[] {
  const ours = accounts.flatMap(({ payment }) => (payment?.status === 'posted' ? [payment.amount] : []));
  const theirs = [...accounts.flatMap(({ movements }) => movements), ...strayMovements].filter(
    ({ status }) => status === 'posted' || status === 'processing',
  );
  const booked = accounts.flatMap(({ payment, bookedMinor }) =>
    payment ? [{ amountMinor: bookedMinor, currency: payment.amount.currency }] : [],
  );
  const currencies = [...new Set([...ours, ...theirs].map(({ currency }) => currency))].sort();
  const sum = (amounts: readonly { amountMinor: number; currency: string }[], currency: string) =>
    amounts
      .filter((amount) => amount.currency === currency)
      .reduce((total, { amountMinor }) => total + amountMinor, 0);
  return currencies.map((currency) => ({
    currency,
    oursMinor: sum(ours, currency),
    ledgerMinor: sum(booked, currency),
    stripeMinor: sum(theirs, currency),
  }));
}

function sumProblems(books: Books): string[] {
  return sumsOf(books)
    .filter(({ oursMinor, stripeMinor }) => oursMinor !== stripeMinor)
    .map(
      ({ currency, oursMinor, stripeMinor }) =>
        `the sum in ${currency}: ${shown({ amountMinor: oursMinor, currency })} here, ` +
        `${shown({ amountMinor: stripeMinor, currency })} at Stripe`,
    );
}
