import { isCalendarDate, type CalendarDate } from '../../../domain/dates.js';
import { checkEn16931 } from '../../../domain/en16931.js';
import { plain } from '../../../domain/exact-decimal.js';
import type {
  Candidate,
  DocumentKind,
  ExtractedFields,
  Extraction,
  Finding,
  ReaderName,
} from '../../../domain/extraction.js';
import { kindByTypeCode } from '../../../domain/invoice-type-codes.js';
import { isCurrency, type Currency } from '../../../domain/money.js';
import { hold, quote, ranked } from '../reading.js';
import { toMinor } from '../text/amounts.js';
import { isIban } from '../../../domain/bank-account.js';
import type { Claim } from './claims.js';
import { discountFindings, discountsOf } from './discounts.js';
import { dueDateFindings, dueFromTerms } from './due-dates.js';
import { contentOf, type EInvoice } from './e-invoice.js';
import { findingsOf } from './findings.js';
import { settlementOf } from './settlement.js';
import { itemsOf } from './items.js';

const stated = 0.99;
const doubted = 0.6;
/** An e-invoice that leaves its currency out is shown with two decimals, for a person to say what they are. */
const usualCurrency: Currency = 'EUR';

export type MakeCandidate = <T>(value: T, confidence: number, path: string) => Candidate<T>;

/** `broken` is what the rules of its format say; a finding among it that holds takes the confidence in all amounts. */
export function toExtraction(
  invoice: EInvoice,
  broken: readonly Finding[] = checkEn16931(contentOf(invoice)),
): Extraction {
  const sumsFail = broken.some(({ severity }) => severity === 'hold');
  const { currency } = invoice;
  const known = currency !== null && isCurrency(currency.text) ? currency.text : null;
  const assumed = currency === null ? usualCurrency : known;
  const candidate = candidatesOf(invoice.reader);
  const amount = (claim: Claim | null): Candidate<number>[] => {
    const minor = claim && assumed ? toMinor(plain(claim.text) ?? '', assumed) : null;
    const confidence = sumsFail || !known ? doubted : stated;
    return claim && minor !== null ? [candidate(minor, confidence, claim.path)] : [];
  };
  const { totals } = invoice;
  return {
    kind: kindOf(invoice, candidate),
    fields: doubtEarlyDueDate({
      ...wordsOf(invoice, candidate),
      ...datesOf(invoice, candidate),
      currency: known && currency ? [candidate(known, stated, currency.path)] : [],
      totalMinor: amount(totals.taxInclusive),
      amountDueMinor: amount(totals.payable),
      netMinor: amount(totals.taxExclusive),
      taxMinor: amount(totals.taxTotal),
      // Stated or not, nothing prepaid is nothing.
      prepaidMinor: amount(totals.prepaid).filter(({ value }) => value !== 0),
      settlement: settlementOf(invoice, amount(totals.payable)[0], candidate),
    }),
    ...itemsOf(invoice, assumed),
    otherNumbers: [],
    findings: [
      ...broken,
      ...findingsOf(invoice),
      ...discountFindings(invoice),
      ...dueDateFindings(invoice),
      ...(currency && !known
        ? [hold('unknown_currency', `The currency ${quote(currency.text)} is not one that we pay.`)]
        : []),
    ],
  };
}

function candidatesOf(reader: ReaderName): MakeCandidate {
  return (value, confidence, path) => ({ value, confidence, evidence: { reader, quote: quote(path) } });
}

type Words =
  | 'vendorName'
  | 'vendorTaxId'
  | 'vendorEmail'
  | 'vendorBankAccount'
  | 'vendorAddress'
  | 'number'
  | 'orderNumber'
  | 'contractNumber'
  | 'paymentTerms'
  | 'discount';

function wordsOf(invoice: EInvoice, candidate: MakeCandidate): Pick<ExtractedFields, Words> {
  const claims = (list: readonly (Claim | null)[], clean = (text: string) => text) =>
    ranked(
      list
        .filter((claim) => claim !== null)
        .map((claim, rank) => candidate(clean(claim.text), stated - rank * 0.05, claim.path)),
    );
  return {
    vendorName: claims(invoice.sellerNames),
    vendorTaxId: claims(invoice.sellerTaxIds, compact),
    vendorEmail: claims(invoice.sellerEmails),
    vendorBankAccount: ranked(
      invoice.bankAccounts.map((claim) =>
        candidate(compact(claim.text), isIban(claim.text) ? stated : doubted, claim.path),
      ),
    ),
    vendorAddress: claims([invoice.sellerAddress]),
    number: claims([invoice.number]),
    orderNumber: claims([invoice.orderNumber]),
    contractNumber: claims([invoice.contractNumber]),
    paymentTerms: claims(invoice.terms),
    discount: ranked(
      discountsOf(invoice).map(({ value, confidence, path }) => candidate(value, confidence, path)),
    ),
  };
}

/** Several due dates are instalments, or one of them is wrong: somebody has to choose, and is shown the first. */
function datesOf(invoice: EInvoice, candidate: MakeCandidate): Pick<ExtractedFields, 'issuedOn' | 'dueOn'> {
  const dates = (list: readonly Claim[], confidence: number): Candidate<CalendarDate>[] =>
    ranked(
      list.flatMap(({ text, path }) => (isCalendarDate(text) ? [candidate(text, confidence, path)] : [])),
    );
  const { issuedOn, dueDates } = invoice;
  const issued = dates(issuedOn ? [issuedOn] : [], stated);
  const isOneDay = new Set(dueDates.map(({ text }) => text)).size <= 1;
  const due = dates(isOneDay ? dueDates : dueDates.toSorted(byText), isOneDay ? stated : doubted);
  return {
    issuedOn: issued,
    dueOn: due.length > 0 ? due : dueFromTerms(invoice, candidate),
  };
}

function byText(a: Claim, b: Claim): number {
  return a.text < b.text ? -1 : Number(a.text > b.text);
}

/** Due before it was issued: one of the two dates is wrong. */
function doubtEarlyDueDate(fields: ExtractedFields): ExtractedFields {
  const issued = fields.issuedOn[0]?.value;
  const dueOn = fields.dueOn.map((due) =>
    issued !== undefined && due.value < issued
      ? { ...due, confidence: Math.min(due.confidence, doubted) }
      : due,
  );
  return { ...fields, dueOn };
}

function kindOf(invoice: EInvoice, candidate: MakeCandidate): Candidate<DocumentKind> {
  const { typeCode, totals } = invoice;
  if (!typeCode) return candidate('other', 0.5, '');
  const isNegative = [totals.taxInclusive, totals.payable].some((claim) => claim?.text.startsWith('-'));
  const kind = kindByTypeCode(typeCode.text);
  if (kind === 'bill' && isNegative) {
    return candidate('credit-note', 0.9, totals.taxInclusive?.path ?? typeCode.path);
  }
  return candidate(kind, kind === 'other' ? 0.5 : stated, typeCode.path);
}

function compact(text: string): string {
  return text.replace(/[\s.-]/g, '').toUpperCase();
}
