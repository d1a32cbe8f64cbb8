import type { Tx } from '../db/client.js';
import { findExtraction } from '../db/extractions.js';
import { newId } from '../db/ids.js';
import { findMailOf } from '../db/inbound-mail.js';
import { findPeriodOf, notePeriod, type PeriodRow } from '../db/recurring-bills.js';
import type { Tenant } from '../db/tenants.js';
import { createVendor, listVendorCandidates } from '../db/vendors.js';
import { bankAccountIndexPurpose, bankAccountIndexText } from '../domain/bank-account.js';
import type { Bill } from '../domain/bill.js';
import { payable } from '../domain/bill-commands.js';
import type { BillFact, FactContext } from '../domain/bill-facts.js';
import { DomainError } from '../domain/errors.js';
import { settledBy, type Extraction, type Settlement } from '../domain/extraction.js';
import type { VendorId } from '../domain/ids.js';
import { outcomeOf } from '../domain/outcome.js';
import { estimateQuestion } from '../domain/period-estimate.js';
import { matchVendor, type VendorMatch } from '../domain/vendor-match.js';
import type { BillRef, BillView } from '../workflows/messages.js';
import { accountDoubts } from './account-doubts.js';
import { askForApproval } from './ask-for-approval.js';
import { changeBill } from './bill-view.js';
import { findDuplicate, findObstacle } from './check-payable.js';
import type { ActivityDeps } from './deps.js';
import { learnFromReview } from './reading-hints.js';

/** From what is claimed to what is asked: a review, a hold, approval by the rule that fits, or nothing at all. */
export function matchBill(deps: ActivityDeps) {
  return (ref: BillRef): Promise<BillView> =>
    changeBill(deps, ref, async (tx, bill, tenant, context) => {
      if (bill.state.status !== 'matching') return [];
      const period = bill.document === null ? await findPeriodOf(tx, bill.tenantId, bill.billId) : null;
      const question = period && (await askAboutEstimate(tx, bill, period));
      if (question) return [{ type: 'review_requested', reasons: [question], vendorCandidates: [] }];
      const extraction = await findExtraction(tx, bill.tenantId, bill.billId);
      const identified = await identify(deps, tx, bill, extraction, tenant, context);
      if ('review' in identified) return [identified.review];
      const { matched, facts, settlement } = identified;
      if (matched.vendorId !== null) {
        await learnFromReview(tx, bill, matched.vendorId, extraction, context);
      }
      // Of what is settled nobody can be paid: only that it came before is worth a look.
      const obstacle = await (settlement ? findDuplicate : findObstacle)(tx, matched);
      if (obstacle) return [...facts, { type: 'held', ...obstacle }];
      if (settlement) {
        return [...facts, { type: 'nothing_due', because: settlement, reason: settledBy[settlement] }];
      }
      return [...facts, ...(await askForApproval(tx, matched, period, tenant, context))];
    });
}

type Identified =
  | { readonly review: Extract<BillFact, { readonly type: 'review_requested' }> }
  | {
      readonly matched: Bill;
      readonly facts: readonly BillFact[];
      /** How it is settled without us; null when it is to be paid. */
      readonly settlement: Settlement | null;
    };

async function identify(
  { cipher, confidenceGate }: ActivityDeps,
  tx: Tx,
  bill: Bill,
  extraction: Extraction | null,
  tenant: Tenant,
  context: FactContext,
): Promise<Identified> {
  const read =
    extraction && !bill.reviewed
      ? outcomeOf(extraction, tenant.settings.confidenceGate ?? confidenceGate)
      : ({ outcome: 'payable' } as const);
  const settlement = read.outcome === 'nothing_due' ? read.because : null;
  const reasons = [
    ...(read.outcome === 'review' ? read.reasons : []),
    ...(settlement === null ? unpayable(bill) : []),
  ];
  if (bill.vendorId !== null && reasons.length === 0) {
    const doubted = await accountDoubts(cipher, tx, bill, bill.vendorId, extraction);
    if (doubted.length === 0) return { matched: bill, facts: [], settlement };
    return {
      review: { type: 'review_requested', reasons: doubted, vendorCandidates: [bill.vendorId] },
    };
  }
  const printedEmail = extraction?.fields.vendorEmail[0]?.value ?? null;
  const claim = {
    name: bill.details.vendorName,
    taxId: bill.details.vendorTaxId,
    // Brings a vendor up for a person, and never decides: anybody can write any sender.
    email: printedEmail ?? (await findMailOf(tx, bill.tenantId, bill.billId))?.sender ?? null,
    bankAccountHash: await accountHash(cipher, bill, extraction),
  };
  const candidates = await listVendorCandidates(tx, bill.tenantId, claim);
  const match = matchVendor(claim, candidates);
  const vendor = bill.vendorId ?? (match.outcome === 'matched' ? match.vendorId : null);
  const doubts = [
    ...reasons,
    ...vendorDoubts(bill, match),
    ...(vendor === null ? [] : await accountDoubts(cipher, tx, bill, vendor, extraction)),
  ];
  if (doubts.length > 0) {
    return { review: { type: 'review_requested', reasons: doubts, vendorCandidates: candidatesOf(match) } };
  }
  const vendorId =
    match.outcome === 'matched' ? match.vendorId : await propose(tx, bill, printedEmail, context);
  return {
    matched: { ...bill, vendorId },
    facts: [{ type: 'vendor_matched', vendorId, because: match.because }],
    settlement,
  };
}

/** Remembers which amount was asked about, so that a person who confirms it is not asked again. */
async function askAboutEstimate(tx: Tx, bill: Bill, period: PeriodRow): Promise<string | null> {
  if (!period.isEstimate) return null;
  const question = estimateQuestion(bill, period);
  if (question !== null && bill.reviewed) {
    await notePeriod(tx, period, { questionedMinor: bill.details.amount?.amountMinor ?? null });
  }
  return question;
}

function unpayable(bill: Bill): string[] {
  try {
    payable(bill.details);
    return [];
  } catch (error) {
    if (error instanceof DomainError) return [error.message];
    throw error;
  }
}

function vendorDoubts(bill: Bill, match: VendorMatch): string[] {
  return match.outcome === 'ask' && bill.vendorId === null ? [`Which vendor is it? (${match.because})`] : [];
}

/** Of the account that the document names first; null when it names none. */
async function accountHash(
  cipher: ActivityDeps['cipher'],
  { tenantId }: Bill,
  extraction: Extraction | null,
): Promise<string | null> {
  const claimed = extraction?.fields.vendorBankAccount[0];
  if (!claimed) return null;
  const text = bankAccountIndexText({ routingNumber: null, accountNumber: claimed.value });
  return cipher.blindIndex(tenantId, bankAccountIndexPurpose, text);
}

function candidatesOf(match: VendorMatch): readonly VendorId[] {
  if (match.outcome === 'ask') return match.candidates;
  return match.outcome === 'matched' ? [match.vendorId] : [];
}

/** A vendor that nobody knows is entered as a proposal: unverified, without bank data, and not payable. */
async function propose(tx: Tx, bill: Bill, email: string | null, context: FactContext): Promise<VendorId> {
  const vendor = await createVendor(
    tx,
    {
      tenantId: bill.tenantId,
      vendorId: newId('vendor'),
      name: bill.details.vendorName ?? '',
      taxId: bill.details.vendorTaxId,
      email,
      aliases: [],
      createdBy: null,
    },
    context,
  );
  return vendor.vendorId;
}
