import { createHash } from 'node:crypto';
import { loadBill } from '../db/bills.js';
import type { Tx } from '../db/client.js';
import { loadPayment } from '../db/payments.js';
import { ensureRemittance, lockRemittance, saveRemittance, type Remittance } from '../db/remittances.js';
import { loadTenant } from '../db/tenants.js';
import { loadBankAccount, loadVendor } from '../db/vendors.js';
import type { FactContext } from '../domain/bill-facts.js';
import { dateIn, epochMs } from '../domain/dates.js';
import type { RemittanceId } from '../domain/ids.js';
import { format } from '../domain/money.js';
import type { Mail, RemittanceAdvice } from '../providers/ports.js';
import type { BillRef, BillView } from '../workflows/messages.js';
import { changeBill, contextOf, readBill } from './bill-view.js';
import type { ActivityDeps } from './deps.js';

/**
 * Renders the advice and mails it once. `sending` is committed before the mail leaves; whoever finds it there asks the
 * vendor for our mail id and sends only what it never took.
 */
export function sendRemittance(deps: ActivityDeps) {
  return async (ref: BillRef, remittanceId: RemittanceId): Promise<BillView> => {
    const prepared = await prepare(deps, ref, remittanceId);
    if (prepared === null) return readBill(deps)(ref);
    const { remittance } = prepared;
    const outcome = await mailOnce(deps, prepared);
    return changeBill(deps, ref, async (tx, { state }, _tenant, context) => {
      if (outcome !== null) await settle(tx, remittance, outcome, context);
      const isItsPayment = state.status === 'paid' && state.paymentId === remittance.paymentId;
      return isItsPayment ? [{ type: 'remitted', remittanceId: remittance.remittanceId }] : [];
    });
  };
}

type Prepared = {
  readonly remittance: Remittance;
  readonly advice: RemittanceAdvice;
  readonly to: string | null;
};

function prepare(
  { database }: ActivityDeps,
  ref: BillRef,
  remittanceId: RemittanceId,
): Promise<Prepared | null> {
  return database.inTenant(ref.tenantId, async (tx) => {
    const bill = await loadBill(tx, ref.tenantId, ref.billId);
    if (bill.state.status !== 'paid') return null;
    const { paymentId, schedule, paidAt } = bill.state;
    const payment = await loadPayment(tx, ref.tenantId, paymentId);
    const account = await loadBankAccount(tx, ref.tenantId, payment.bankAccountId);
    const vendor = await loadVendor(tx, ref.tenantId, account.vendorId);
    const { settings } = await loadTenant(tx, ref.tenantId);
    const remittance = await ensureRemittance(tx, { ...ref, remittanceId, paymentId });
    const advice: RemittanceAdvice = {
      remittanceId: remittance.remittanceId,
      payerName: settings.remitFromName,
      payeeName: vendor.name,
      payeeAccountLast4: account.last4,
      reference: payment.reference,
      paidOn: dateIn(settings.payingTerms.timeZone, paidAt),
      total: payment.amount,
      lines: [
        {
          billNumber: bill.details.number ?? '',
          issuedOn: bill.details.issuedOn,
          gross: bill.details.amount ?? payment.amount,
          discount: schedule.discount,
          paid: payment.amount,
        },
      ],
    };
    return { remittance, advice, to: vendor.email };
  });
}

type Outcome = Parameters<typeof saveRemittance>[2];

/** What became of the mail; null when an earlier run has written that down. */
async function mailOnce(deps: ActivityDeps, { remittance, advice, to }: Prepared): Promise<Outcome | null> {
  if (remittance.status !== 'ready' && remittance.status !== 'sending') return null;
  const bytes = await deps.renderer.render(advice);
  const documentSha256 = createHash('sha256').update(bytes).digest('hex');
  await deps.storage.put(remittance.tenantId, documentSha256, bytes, 'application/pdf');
  if (to === null) {
    return { status: 'no_address', documentSha256, detail: 'The vendor has no e-mail address.' };
  }
  if (remittance.status === 'sending') {
    const taken = await askVendor(deps, remittance);
    if (taken !== null) return { status: 'sent', providerMessageId: taken.providerMessageId };
  }
  const sending =
    remittance.status === 'sending' ? remittance : await claim(deps, remittance, documentSha256);
  const sent = await deps.mailer.send(mailFor(sending, advice, to, bytes));
  deps.log.info('remittance_sent', { remittanceId: remittance.remittanceId, outcome: sent.outcome });
  if (sent.outcome === 'unknown') throw new Error(`nobody knows whether the mail was taken: ${sent.code}`);
  return sent.outcome === 'accepted'
    ? { status: 'sent', providerMessageId: sent.providerMessageId }
    : { status: 'bounced', detail: `refused: ${sent.code}` };
}

/** Only the run that wrote `sending` sends at once: another one may be under way, and the next try asks the vendor. */
function claim(
  { database, now }: ActivityDeps,
  { tenantId, remittanceId }: Remittance,
  documentSha256: string,
): Promise<Remittance> {
  return database.inTenant(tenantId, async (tx) => {
    const current = await lockRemittance(tx, tenantId, remittanceId);
    if (current.status !== 'ready') throw new Error('the mail is being sent by another run');
    const change = { status: 'sending' as const, documentSha256, firstSentAt: now() };
    return saveRemittance(tx, current, change, contextOf(now()));
  });
}

/** The vendor lists a mail minutes after it took it; before that its silence says nothing. */
const mailListedAfterMs = 300_000;

async function askVendor({ mailer, now }: ActivityDeps, remittance: Remittance) {
  const ageMs = epochMs(now()) - epochMs(remittance.firstSentAt ?? now());
  const taken = await mailer.find(remittance.remittanceId);
  if (taken === null && ageMs < mailListedAfterMs)
    throw new Error('too early to tell whether the mail was taken');
  return taken;
}

/** A delivery that was reported already says more than that the mail was sent. */
async function settle(
  tx: Tx,
  { tenantId, remittanceId }: Remittance,
  outcome: Outcome,
  context: FactContext,
): Promise<void> {
  const current = await lockRemittance(tx, tenantId, remittanceId);
  const isPast =
    outcome.status === 'sent' && (current.status === 'delivered' || current.status === 'bounced');
  if (!isPast) await saveRemittance(tx, current, outcome, context);
}

function mailFor(
  { remittanceId, tenantId }: Remittance,
  advice: RemittanceAdvice,
  to: string,
  bytes: Uint8Array,
): Mail {
  const numbers = advice.lines.map(({ billNumber }) => billNumber).join(', ');
  return {
    mailId: remittanceId,
    tenantId,
    to,
    toName: advice.payeeName,
    subject: `Payment of ${format(advice.total)} for ${numbers}`,
    text: [
      `${advice.payerName} has paid ${format(advice.total)} for ${numbers}.`,
      `Reference on the bank statement: ${advice.reference}`,
      'The attached remittance advice lists what was paid.',
    ].join('\n\n'),
    attachment: { fileName: `remittance-${advice.reference}.pdf`, mediaType: 'application/pdf', bytes },
  };
}
