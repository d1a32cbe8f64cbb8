import type { CalendarDate } from './dates.js';
import type { Currency } from './money.js';

/** What a document claims. A claim is a proposal: people and rules decide (ADR 0002). */
export const readerNames = ['ubl', 'cii', 'pdf-text', 'claude', 'entered'] as const;
export type ReaderName = (typeof readerNames)[number];

export type Evidence = {
  readonly reader: ReaderName;
  /** 1-based; absent for XML. */
  readonly page?: number;
  /** The words on the page or the XPath in the XML; at most 200 characters. */
  readonly quote: string;
};

export type Candidate<T> = {
  readonly value: T;
  /** 0 to 1: how often a value said with this confidence is right. */
  readonly confidence: number;
  readonly evidence: Evidence;
};

/** Candidates best first; an empty list means that the reader found none. */
export type ExtractedFields = {
  readonly vendorName: readonly Candidate<string>[];
  readonly vendorTaxId: readonly Candidate<string>[];
  readonly vendorEmail: readonly Candidate<string>[];
  readonly vendorBankAccount: readonly Candidate<string>[];
  readonly number: readonly Candidate<string>[];
  readonly issuedOn: readonly Candidate<CalendarDate>[];
  readonly dueOn: readonly Candidate<CalendarDate>[];
  readonly currency: readonly Candidate<Currency>[];
  /** Gross total in minor units of the first currency candidate. */
  readonly totalMinor: readonly Candidate<number>[];
  /** What is still to be paid, in minor units; less than the total when something was prepaid. */
  readonly amountDueMinor: readonly Candidate<number>[];
  readonly orderNumber: readonly Candidate<string>[];
  readonly discount: readonly Candidate<EarlyPaymentDiscount>[];
};

/** `percentBasisPoints` 200 is 2 %. */
export type EarlyPaymentDiscount = { readonly percentBasisPoints: number; readonly days: number };

export const documentKinds = [
  'bill',
  'credit-note',
  'receipt',
  'statement',
  'reminder',
  'quote',
  'other',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

export type Finding = {
  /** Stable code, e.g. `hidden_text`, `xml_contradicts_page`, `BR-CO-15`, `encrypted_pdf`. */
  readonly code: string;
  readonly message: string;
  /** `hold` keeps the bill from being paid until a person has looked. */
  readonly severity: 'note' | 'hold';
};

export type Extraction = {
  readonly kind: Candidate<DocumentKind>;
  readonly fields: ExtractedFields;
  readonly findings: readonly Finding[];
};

export const emptyFields: ExtractedFields = {
  vendorName: [],
  vendorTaxId: [],
  vendorEmail: [],
  vendorBankAccount: [],
  number: [],
  issuedOn: [],
  dueOn: [],
  currency: [],
  totalMinor: [],
  amountDueMinor: [],
  orderNumber: [],
  discount: [],
};

/** Fields that must pass the gate; a wrong one moves money wrongly. */
export const gatedFields = ['vendorName', 'totalMinor', 'currency', 'dueOn', 'number'] as const;
export type GatedField = (typeof gatedFields)[number];
export type ConfidenceGate = Readonly<Record<GatedField, number>>;

/**
 * Why a person must look, one reason a line; empty when every rule is content. A confidence that is not a number
 * passes no gate.
 */
export function reviewReasons(extraction: Extraction, gate: ConfidenceGate): string[] {
  const { fields, kind, findings } = extraction;
  const reasons: string[] = [];
  if (kind.value !== 'bill') reasons.push(`The document looks like: ${kind.value}.`);
  else if (!(kind.confidence >= 0.5)) reasons.push('It is not certain that this is a bill.');
  for (const field of gatedFields) {
    const best = fields[field][0];
    if (!best) reasons.push(`${field}: not found.`);
    else if (!(best.confidence >= gate[field])) {
      reasons.push(`${field}: confidence ${best.confidence.toFixed(2)} is below ${gate[field].toFixed(2)}.`);
    }
  }
  const total = fields.totalMinor[0]?.value;
  const due = fields.amountDueMinor[0]?.value;
  if (total !== undefined && total <= 0)
    reasons.push('The total is not positive: credit notes are never paid out.');
  if (due !== undefined && due <= 0)
    reasons.push('Nothing is due: the document says that it is already paid.');
  if (due !== undefined && total !== undefined && due > total)
    reasons.push('The amount due exceeds the total.');
  reasons.push(...findings.filter(({ severity }) => severity === 'hold').map(({ message }) => message));
  return reasons;
}
