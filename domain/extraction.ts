import type { CalendarDate } from './dates.js';
import type { Currency } from './money.js';

/** What a document claims. A claim is a proposal: people and rules decide (ADR 0002). */
export const readerNames = ['ubl', 'cii', 'fatturapa', 'pdf-text', 'ocr', 'claude', 'entered'] as const;
export type ReaderName = (typeof readerNames)[number];

/** Which readers a person asks for: all that are set up, or those that need no model. */
export const readerChoices = ['all', 'offline'] as const;
export type ReaderChoice = (typeof readerChoices)[number];

/** A place on a page as it is displayed, in fractions (0 to 1) of its width and height, from its top left corner. */
export type Box = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

export type Evidence = {
  readonly reader: ReaderName;
  /** 1-based; absent for XML. */
  readonly page?: number;
  /** Absent for XML, and where the reader knows the page only. */
  readonly box?: Box;
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
  /** Total without tax, and all tax, in minor units. */
  readonly netMinor: readonly Candidate<number>[];
  readonly taxMinor: readonly Candidate<number>[];
  readonly prepaidMinor: readonly Candidate<number>[];
  readonly vendorAddress: readonly Candidate<string>[];
  /** As it stands in the document: `30 days net`. */
  readonly paymentTerms: readonly Candidate<string>[];
  readonly contractNumber: readonly Candidate<string>[];
  readonly orderNumber: readonly Candidate<string>[];
  readonly discount: readonly Candidate<EarlyPaymentDiscount>[];
  /** Who settles the bill where we do not; an empty list: it is to be paid by us. */
  readonly settlement: readonly Candidate<Settlement>[];
};

/** Paid before the document was written, or the vendor takes the money itself: by debit, or from a card on file. */
export const settlements = ['already_paid', 'vendor_collects'] as const;
export type Settlement = (typeof settlements)[number];

/** `percentBasisPoints` 200 is 2 %. */
export type EarlyPaymentDiscount = { readonly percentBasisPoints: number; readonly days: number };

export const documentKinds = [
  'bill',
  'credit-note',
  'receipt',
  'statement',
  'reminder',
  'quote',
  'delivery-note',
  'order-confirmation',
  'other',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

export type Finding = {
  /** Stable code, e.g. `hidden_text`, `xml_contradicts_page`, `BR-CO-15`, `encrypted_pdf`. */
  readonly code: string;
  readonly message: string;
  /** `hold` keeps the bill from being paid until a person has looked. */
  readonly severity: 'note' | 'hold';
  /** Where in the document; absent when it is about the whole. */
  readonly page?: number;
  readonly box?: Box;
};

/** An item. Quantities, prices and rates are plain decimals as text (`12.5`): they have no currency's exponent. */
export type ExtractedLine = {
  readonly description: string;
  readonly quantity: string | null;
  /** UN/ECE Recommendation 20 code (`HUR`) from e-invoices, the printed word from pages. */
  readonly unit: string | null;
  readonly unitPrice: string | null;
  readonly taxRatePercent: string | null;
  /** The line without tax where the document tells, negative for a credit; null when it carries no amount. */
  readonly netMinor: number | null;
  readonly evidence: Evidence;
};

/** One row of the tax breakdown (EN 16931 BG-23). */
export type ExtractedTax = {
  /** UNCL 5305 category (`S`, `Z`, `AE`); null from pages. */
  readonly category: string | null;
  readonly ratePercent: string | null;
  readonly taxableMinor: number | null;
  readonly taxMinor: number;
};

/** An allowance (or charge) on the whole document (EN 16931 BG-20, BG-21). */
export type ExtractedAdjustment = {
  readonly isCharge: boolean;
  readonly reason: string | null;
  /** Positive; the sign is in `isCharge`. */
  readonly amountMinor: number;
};

export type Extraction = {
  readonly kind: Candidate<DocumentKind>;
  readonly fields: ExtractedFields;
  readonly lines: readonly ExtractedLine[];
  readonly taxes: readonly ExtractedTax[];
  readonly adjustments: readonly ExtractedAdjustment[];
  /** Of the first page, what has a number's form and was taken for none of the fields: where a person may find theirs. */
  readonly otherNumbers: readonly Candidate<string>[];
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
  netMinor: [],
  taxMinor: [],
  prepaidMinor: [],
  vendorAddress: [],
  paymentTerms: [],
  contractNumber: [],
  orderNumber: [],
  discount: [],
  settlement: [],
};

/** An extraction that claims nothing: what readers and tests begin with. */
export const emptyExtraction: Extraction = {
  kind: { value: 'other', confidence: 0, evidence: { reader: 'pdf-text', quote: '' } },
  fields: emptyFields,
  lines: [],
  taxes: [],
  adjustments: [],
  otherNumbers: [],
  findings: [],
};

/** Fields that must pass the gate; a wrong one moves money wrongly. */
export const gatedFields = ['vendorName', 'totalMinor', 'currency', 'dueOn', 'number'] as const;
export type GatedField = (typeof gatedFields)[number];
export type ConfidenceGate = Readonly<Record<GatedField, number>>;
/** Where nobody says otherwise; the configuration, which imports nothing, begins with the same ones. */
export const defaultConfidenceGate: ConfidenceGate = {
  vendorName: 0.9,
  totalMinor: 0.9,
  currency: 0.9,
  dueOn: 0.9,
  number: 0.9,
};

export const settledBy: Readonly<Record<Settlement, string>> = {
  already_paid: 'The document says that it is already paid.',
  vendor_collects: 'The document says that the vendor collects the money itself.',
};

/** A bill that names neither a date nor terms is due on the day that it is issued. */
export function dueDateOf({ dueOn, issuedOn }: ExtractedFields): Candidate<CalendarDate> | undefined {
  return dueOn[0] ?? issuedOn[0];
}

/** The note of a document that says itself by which part of a unit it is paid more than its total. */
export const roundedUp = 'rounded_up';

/**
 * Why it cannot be paid without a look, one reason a line; empty when every rule is content. A confidence that is not a
 * number passes no gate. Of what is settled without us, `outcomeOf` says whether anybody has to look at all.
 */
export function reviewReasons(extraction: Extraction, gate: ConfidenceGate): string[] {
  const { fields, kind, findings } = extraction;
  const reasons: string[] = [];
  if (kind.value !== 'bill') reasons.push(`The document looks like: ${kind.value}.`);
  else if (!(kind.confidence >= 0.5)) reasons.push('It is not certain that this is a bill.');
  for (const field of gatedFields) {
    const best = field === 'dueOn' ? dueDateOf(fields) : fields[field][0];
    if (!best) reasons.push(`${field}: not found.`);
    else if (!(best.confidence >= gate[field])) {
      reasons.push(`${field}: confidence ${best.confidence.toFixed(2)} is below ${gate[field].toFixed(2)}.`);
    }
  }
  const total = fields.totalMinor[0]?.value;
  const dueClaim = fields.amountDueMinor[0];
  const due = dueClaim?.value;
  if (total !== undefined && total <= 0)
    reasons.push('The total is not positive: credit notes are never paid out.');
  if (dueClaim && !(dueClaim.confidence >= gate.totalMinor)) {
    reasons.push(
      `amountDueMinor: confidence ${dueClaim.confidence.toFixed(2)} is below ${gate.totalMinor.toFixed(2)}.`,
    );
  }
  const settled = fields.settlement[0]?.value;
  if (settled) reasons.push(settledBy[settled]);
  else if (due !== undefined && due <= 0) reasons.push('Nothing is due: the document asks for no money.');
  const isRounded = findings.some(({ code }) => code === roundedUp);
  if (due !== undefined && total !== undefined && due > total && !isRounded)
    reasons.push('The amount due exceeds the total.');
  reasons.push(...findings.filter(({ severity }) => severity === 'hold').map(({ message }) => message));
  return reasons;
}
