import type { Tx } from '../db/client.js';
import { listBillFacts } from '../db/facts.js';
import { learnHints, listHints, listVendorsCalled } from '../db/reading-hints.js';
import { listVendorCandidates, loadVendor } from '../db/vendors.js';
import type { Bill } from '../domain/bill.js';
import type { FactContext } from '../domain/bill-facts.js';
import type { Extraction } from '../domain/extraction.js';
import type { TenantId, VendorId } from '../domain/ids.js';
import { applyHints } from '../domain/apply-hints.js';
import { hintsFrom } from '../domain/learn-hints.js';
import { companyDomain, matchVendor, normalizeName, normalizeTaxId } from '../domain/vendor-match.js';

/** Keeps what the person who looked at this bill has taught about its vendor's documents. */
export async function learnFromReview(
  tx: Tx,
  bill: Bill,
  vendorId: VendorId,
  extraction: Extraction | null,
  { at, requestId }: FactContext,
): Promise<void> {
  if (!bill.reviewed || extraction === null) return;
  const vendor = await loadVendor(tx, bill.tenantId, vendorId);
  const hints = hintsFrom(extraction, vendor);
  if (hints.length === 0) return;
  const page = { afterFactId: 0, limit: factsMax };
  const facts = await listBillFacts(tx, bill.tenantId, bill.billId, page);
  const review = facts.findLast(({ type }) => type === 'review_confirmed' || type === 'corrected');
  if (!review) return;
  const of = { tenantId: bill.tenantId, vendorId, billId: bill.billId };
  await learnHints(tx, of, hints, { actor: review.actor, at, requestId });
}

/** Of a bill before its approval; there are a dozen. */
const factsMax = 200;

/** The reading with what people have taught about the vendor that it seems to be from; as it was when that is not clear. */
export async function withHints(tx: Tx, tenantId: TenantId, extraction: Extraction): Promise<Extraction> {
  const { fields } = extraction;
  const claim = {
    name: fields.vendorName[0]?.value ?? null,
    taxId: fields.vendorTaxId[0]?.value ?? null,
    email: fields.vendorEmail[0]?.value ?? null,
    bankAccountHash: null,
  };
  const match = matchVendor(claim, await listVendorCandidates(tx, tenantId, claim));
  const matched = match.outcome === 'matched' ? await loadVendor(tx, tenantId, match.vendorId) : null;
  // A vendor that was only proposed from such a document may be why a person had to say who it really is.
  const isVouchedFor = matched !== null && matched.status !== 'unverified';
  const calledId = isVouchedFor ? null : await calledSo(tx, tenantId, claim.name);
  const vendor = calledId === null ? matched : await loadVendor(tx, tenantId, calledId);
  if (vendor === null) return extraction;
  const rows = await listHints(tx, { tenantId, vendorId: vendor.vendorId });
  const taxId = normalizeTaxId(claim.taxId ?? '');
  const domain = companyDomain(claim.email ?? '');
  const isSupported =
    (taxId !== '' && taxId === vendor.normalizedTaxId) || (domain !== null && domain === vendor.emailDomain);
  const hints = rows.map(({ hint }) => hint);
  return applyHints(extraction, hints, { name: vendor.name, isSupported });
}

async function calledSo(tx: Tx, tenantId: TenantId, name: string | null): Promise<VendorId | null> {
  const normalized = normalizeName(name ?? '');
  const [only, ...others] = normalized === '' ? [] : await listVendorsCalled(tx, tenantId, [normalized]);
  return only !== undefined && others.length === 0 ? only : null;
}
