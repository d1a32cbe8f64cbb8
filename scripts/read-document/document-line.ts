import {
  defaultConfidenceGate,
  type Candidate,
  type DocumentKind,
  type Extraction,
  type ReaderName,
} from '../../domain/extraction.js';
import { outcomeOf } from '../../domain/outcome.js';
import { unfit } from '../../providers/readers/unfit.js';

/** What `npm run read-document` prints for a file. */
export type DocumentLine = {
  readonly file: string;
  readonly kind: DocumentKind;
  readonly vendorName: string | null;
  readonly vendorTaxId: string | null;
  readonly invoiceNumber: string | null;
  readonly issueDate: string | null;
  readonly dueDate: string | null;
  readonly currency: string | null;
  readonly totalMinor: number | null;
  readonly amountDueMinor: number | null;
  readonly taxMinor: number | null;
  readonly lineCount: number | null;
  readonly linesTotalMinor: number | null;
  /** By the names above; what is null there is absent here. */
  readonly confidence: Readonly<Record<string, number>>;
  readonly decision: Decision;
  readonly findings: readonly LineFinding[];
  readonly reader: ReaderName | null;
  readonly ms: number;
};

/** `auto`: nobody has to look, since it can be paid as it is or, settled without us, needs no payment. */
export type Decision = 'auto' | 'review' | 'refuse';
export type LineFinding = { readonly code: string; readonly message: string; readonly page: number | null };

/** Nothing can be read, or opening it is a danger: no person should be asked to look at it. */
const refusing = new Set([
  ...unfit,
  'xml_malformed',
  'xml_encoding',
  'xml_too_complex',
  'xml_active_content',
  'parser_failed',
  'unreadable',
  'pdf_javascript',
  'pdf_launch',
  'polyglot_file',
  'attachment_program',
  'malware_test_file',
]);

export function toLine(file: string, extraction: Extraction, ms: number): DocumentLine {
  const { kind, fields, lines, findings } = extraction;
  const named = {
    vendorName: fields.vendorName[0],
    vendorTaxId: fields.vendorTaxId[0],
    invoiceNumber: fields.number[0],
    issueDate: fields.issuedOn[0],
    dueDate: fields.dueOn[0],
    currency: fields.currency[0],
    totalMinor: fields.totalMinor[0],
    amountDueMinor: fields.amountDueMinor[0],
    taxMinor: fields.taxMinor[0],
  };
  const amounts = lines.flatMap(({ netMinor }) => (netMinor === null ? [] : [netMinor]));
  return {
    file,
    kind: kind.value,
    vendorName: named.vendorName?.value ?? null,
    vendorTaxId: named.vendorTaxId?.value ?? null,
    invoiceNumber: named.invoiceNumber?.value ?? null,
    issueDate: named.issueDate?.value ?? null,
    dueDate: named.dueDate?.value ?? null,
    currency: named.currency?.value ?? null,
    totalMinor: named.totalMinor?.value ?? null,
    amountDueMinor: named.amountDueMinor?.value ?? null,
    taxMinor: named.taxMinor?.value ?? null,
    lineCount: lines.length === 0 ? null : lines.length,
    linesTotalMinor: amounts.length === 0 ? null : amounts.reduce((sum, amount) => sum + amount, 0),
    confidence: confidences({ kind, ...named }),
    decision: decide(extraction),
    findings: findings.map(({ code, message, page }) => ({ code, message, page: page ?? null })),
    reader: (named.totalMinor ?? kind).evidence.reader,
    ms,
  };
}

/** A file that no reader saw. */
export function refusedLine(file: string, finding: LineFinding, ms: number): DocumentLine {
  return {
    file,
    kind: 'other',
    vendorName: null,
    vendorTaxId: null,
    invoiceNumber: null,
    issueDate: null,
    dueDate: null,
    currency: null,
    totalMinor: null,
    amountDueMinor: null,
    taxMinor: null,
    lineCount: null,
    linesTotalMinor: null,
    confidence: {},
    decision: 'refuse',
    findings: [finding],
    reader: null,
    ms,
  };
}

function decide(extraction: Extraction): Decision {
  if (extraction.findings.some(({ code }) => refusing.has(code))) return 'refuse';
  return outcomeOf(extraction, defaultConfidenceGate).outcome === 'review' ? 'review' : 'auto';
}

function confidences(
  named: Readonly<Record<string, Candidate<unknown> | undefined>>,
): Record<string, number> {
  return Object.fromEntries(
    Object.entries(named).flatMap(([name, claim]) => (claim ? [[name, round(claim.confidence)]] : [])),
  );
}

function round(confidence: number): number {
  return Math.round(confidence * 1000) / 1000;
}
