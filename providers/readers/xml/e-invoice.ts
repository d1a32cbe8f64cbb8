import { addDays, isCalendarDate, type CalendarDate } from '../../../domain/dates.js';
import { checkEn16931, type En16931Amounts } from '../../../domain/en16931.js';
import {
  emptyExtraction,
  emptyFields,
  type Candidate,
  type DocumentKind,
  type EarlyPaymentDiscount,
  type ExtractedFields,
  type Extraction,
  type Finding,
} from '../../../domain/extraction.js';
import { isCurrency } from '../../../domain/money.js';
import { hold, quote, ranked } from '../reading.js';
import { toMinor } from '../text/amounts.js';
import { isIban } from '../text/check-digits.js';
import { parseTerms } from '../text/terms.js';

/** A value with the XPath where it stands. */
export type Claim = { readonly text: string; readonly path: string };

/** What UBL and CII say alike. Amounts are plain decimals; dates are `YYYY-MM-DD` where the XML had a valid one. */
export type EInvoice = {
  readonly reader: 'ubl' | 'cii';
  readonly typeCode: Claim | null;
  readonly number: Claim | null;
  readonly issuedOn: Claim | null;
  readonly dueOn: Claim | null;
  readonly currency: Claim | null;
  /** BT-27 first, then BT-28. */
  readonly sellerNames: readonly Claim[];
  readonly sellerTaxIds: readonly Claim[];
  readonly sellerEmails: readonly Claim[];
  readonly bankAccounts: readonly Claim[];
  readonly orderNumber: Claim | null;
  readonly terms: readonly Claim[];
  readonly discounts: readonly { readonly value: EarlyPaymentDiscount; readonly path: string }[];
  /** BG-10: somebody other than the seller wants to be paid. */
  readonly payee: Claim | null;
  readonly gross: Claim | null;
  readonly payable: Claim | null;
  readonly amounts: En16931Amounts;
};

/** Codes of UNTDID 1001 that EN 16931 allows and that are not simply an invoice. */
const kindsByTypeCode: Readonly<Record<string, DocumentKind>> = {
  '71': 'reminder',
  '81': 'credit-note',
  '83': 'credit-note',
  '261': 'credit-note',
  '262': 'credit-note',
  '296': 'credit-note',
  '308': 'credit-note',
  '325': 'quote',
  '381': 'credit-note',
  '396': 'credit-note',
  '420': 'credit-note',
  '458': 'credit-note',
  '532': 'credit-note',
  '751': 'other',
};
const billTypeCodes = new Set(
  '80 82 84 130 202 203 204 211 295 326 380 383 385 386 387 388 389 390 393 394 395 456 457 527 553 575 623 633 780 875 876 877 935'.split(
    ' ',
  ),
);

const stated = 0.99;
const derived = 0.92;
const doubted = 0.6;

export function readEInvoice(invoice: EInvoice): Extraction {
  const findings: Finding[] = [...checkEn16931(invoice.amounts), ...otherFindings(invoice)];
  const sumsFail = findings.some(({ code }) => code.startsWith('BR-CO-1') || code === 'not_a_number');
  const currency = invoice.currency;
  const known = currency !== null && isCurrency(currency.text) ? currency.text : null;
  if (currency && !known)
    findings.push(hold('unknown_currency', `The currency ${quote(currency.text)} is not one that we pay.`));
  const candidate = <T>(value: T, confidence: number, path: string): Candidate<T> => ({
    value,
    confidence,
    evidence: { reader: invoice.reader, quote: quote(path) },
  });
  const claims = (list: readonly (Claim | null)[], confidence: number, clean = (text: string) => text) =>
    ranked(
      list
        .filter((claim) => claim !== null)
        .map((claim, rank) => candidate(clean(claim.text), confidence - rank * 0.05, claim.path)),
    );
  const amount = (claim: Claim | null): Candidate<number>[] => {
    const minor = claim && known ? toMinor(claim.text, known) : null;
    return claim && minor !== null ? [candidate(minor, sumsFail ? doubted : stated, claim.path)] : [];
  };
  const date = (claim: Claim | null): Candidate<CalendarDate>[] =>
    claim && isCalendarDate(claim.text) ? [candidate(claim.text, stated, claim.path)] : [];
  const issuedOn = date(invoice.issuedOn);
  const printedDue = date(invoice.dueOn);
  const fields: ExtractedFields = {
    ...emptyFields,
    vendorName: claims(invoice.sellerNames, stated),
    vendorTaxId: claims(invoice.sellerTaxIds, stated, compact),
    vendorEmail: claims(invoice.sellerEmails, stated),
    vendorBankAccount: ranked(
      invoice.bankAccounts.map((claim) =>
        candidate(compact(claim.text), isIban(claim.text) ? stated : doubted, claim.path),
      ),
    ),
    number: claims([invoice.number], stated),
    issuedOn,
    dueOn: printedDue.length > 0 ? printedDue : dueFromTerms(invoice, issuedOn[0]?.value, candidate),
    currency: known && currency ? [candidate(known, stated, currency.path)] : [],
    totalMinor: amount(invoice.gross),
    amountDueMinor: amount(invoice.payable),
    orderNumber: claims([invoice.orderNumber], stated),
    discount: discounts(invoice, candidate),
  };
  return {
    ...emptyExtraction,
    kind: kindOf(invoice, candidate),
    fields: doubtEarlyDueDate(fields),
    findings,
  };
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

type MakeCandidate = <T>(value: T, confidence: number, path: string) => Candidate<T>;

function kindOf(invoice: EInvoice, candidate: MakeCandidate): Candidate<DocumentKind> {
  const code = invoice.typeCode;
  if (!code) return candidate('other', 0.5, '');
  const negative = [invoice.gross, invoice.payable].some((claim) => claim?.text.startsWith('-'));
  const kind = kindsByTypeCode[code.text] ?? (billTypeCodes.has(code.text) ? 'bill' : 'other');
  if (kind === 'bill' && negative) return candidate('credit-note', 0.9, invoice.gross?.path ?? code.path);
  return candidate(kind, kind === 'other' ? 0.5 : stated, code.path);
}

function otherFindings(invoice: EInvoice): Finding[] {
  const findings: Finding[] = [];
  if (invoice.payee && invoice.payee.text !== invoice.sellerNames[0]?.text) {
    findings.push(hold('payee_differs', 'The invoice asks to pay somebody other than the seller.'));
  }
  if (invoice.typeCode?.text === '384') {
    findings.push(hold('corrected_invoice', 'This corrects an earlier invoice: compare it with that one.'));
  }
  if (invoice.bankAccounts.length > 0 && !invoice.bankAccounts.some(({ text }) => isIban(text))) {
    findings.push({
      code: 'iban_check_digits',
      message: 'No account in the document has the check digits of an IBAN.',
      severity: 'note',
    });
  }
  return findings;
}

function dueFromTerms(
  invoice: EInvoice,
  issuedOn: CalendarDate | undefined,
  candidate: MakeCandidate,
): Candidate<CalendarDate>[] {
  if (!issuedOn) return [];
  return ranked(
    invoice.terms.flatMap(({ text, path }) => {
      const { netDays } = parseTerms(text);
      return netDays === null ? [] : [candidate(addDays(issuedOn, netDays), derived, `${path}: ${text}`)];
    }),
  );
}

function discounts(invoice: EInvoice, candidate: MakeCandidate): Candidate<EarlyPaymentDiscount>[] {
  const stated = invoice.discounts.map(({ value, path }) => candidate(value, 0.97, path));
  const written = invoice.terms.flatMap(({ text, path }) => {
    const { discount } = parseTerms(text);
    return discount ? [candidate(discount, 0.95, `${path}: ${text}`)] : [];
  });
  return ranked([...stated, ...written]);
}

function compact(text: string): string {
  return text.replace(/[\s.-]/g, '').toUpperCase();
}
