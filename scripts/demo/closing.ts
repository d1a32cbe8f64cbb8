import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { shown } from './fact-lines.js';
import { layTable, paint } from './narrator.js';
import { sumsOf, type Account, type Books } from './reconciliation.js';
import type { Stage } from './stage.js';

const dash = '—';

/** The bills by our records, beside the movements that Stripe's own log has. */
export function printBooks({ narrator }: Stage, books: Books): void {
  narrator.heading('What our records say, and what the stand-ins for Stripe and SendGrid really did');
  const head = [
    'document',
    'vendor',
    'number',
    'bill',
    'status',
    'paid',
    'at Stripe',
    'Stripe payment',
    'mails',
  ];
  for (const line of layTable(head, books.accounts.map(rowOf), [3, 5, 6, 8])) narrator.print(line);
  narrator.print('');
  for (const { currency, oursMinor, ledgerMinor, stripeMinor } of sumsOf(books)) {
    const equal = oursMinor === stripeMinor && ledgerMinor === stripeMinor;
    const said = (amountMinor: number) => shown({ amountMinor, currency });
    const line = `  ${currency} out and gone: ${said(oursMinor)} by our payments, ${said(ledgerMinor)} by the ledger, ${said(stripeMinor)} at Stripe`;
    narrator.print(paint(`${line}${equal ? ', equal to the cent' : ', NOT EQUAL'}`, equal ? 'good' : 'bad'));
  }
  narrator.print('');
  for (const { outcome } of books.accounts)
    narrator.print(`  ${outcome.bill.label.padEnd(26)}${outcome.story}`);
}

function rowOf({ outcome, bill, payment, movements, mails }: Account): string[] {
  const { vendorName, number, amount } = bill.details;
  return [
    outcome.bill.label,
    vendorName ?? dash,
    number ?? dash,
    amount === null ? dash : shown(amount),
    bill.status,
    payment?.status === 'posted' ? shown(payment.amount) : dash,
    movements
      .map((movement) => `${shown(movement)}${movement.status === 'posted' ? '' : ` ${movement.status}`}`)
      .join(', ') || dash,
    movements.map(({ providerPaymentId }) => providerPaymentId).join(', ') || dash,
    String(mails.length),
  ];
}

export function printLinks(
  { narrator, stack, tenantId, people }: Stage,
  books: Books,
  documents: string,
): void {
  const { urls, documentsDir, env } = stack;
  const namespace = `${urls.temporalUi}/namespaces/${env['TEMPORAL_NAMESPACE'] ?? ''}`;
  const workflows = `${namespace}/workflows`;
  const [first] = books.accounts;
  const billId = first?.outcome.bill.billId ?? '';
  narrator.heading('Where to look');
  for (const [name, link] of [
    ['API reference', `${urls.api}/docs`],
    ['Temporal UI', `${workflows}?query=${encodeURIComponent(`TenantId="${tenantId}"`)}`],
    ['One bill in it', `${workflows}/${billId}`],
    ['Its Schedules', `${namespace}/schedules`],
    ['Invoices read', pathToFileURL(documents).href],
    ['Documents kept', pathToFileURL(path.join(documentsDir, tenantId)).href],
    ['Logs', pathToFileURL(stack.home.logs).href],
    [
      'A timeline',
      `curl -H 'authorization: Bearer ${people.admin.apiKey}' ${urls.api}/v1/bills/${billId}/timeline`,
    ],
  ]) {
    narrator.print(`  ${(name ?? '').padEnd(16)}${link ?? ''}`);
  }
}
