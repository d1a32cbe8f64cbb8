import { foldName } from '../../domain/vendor-names.js';
import type { Extraction } from '../../domain/extraction.js';

/** What a document truly says; a field that is absent is not scored, one that is null must not be found. */
export type Truth = {
  readonly kind?: string;
  readonly vendor?: string;
  readonly taxId?: string;
  readonly number?: string;
  readonly date?: string;
  readonly due?: string | null;
  readonly currency?: string;
  /** In minor units, as all that follow. */
  readonly total?: number;
  readonly amountDue?: number;
  readonly net?: number;
  readonly tax?: number;
  readonly order?: string | null;
  readonly lineCount?: number;
  readonly linesTotal?: number;
};
export type FieldName = keyof Truth;

export type Scored = {
  readonly field: FieldName;
  readonly isRight: boolean;
  /** Null where the reader says none. */
  readonly confidence: number | null;
};

export const headerFields: readonly FieldName[] = ['vendor', 'number', 'date', 'due', 'currency', 'total'];
/** A wrong one of these moves money wrongly. */
const dangerous: readonly FieldName[] = ['vendor', 'currency', 'total', 'amountDue'];
const gate = 0.9;
const nameSimilarityMin = 0.85;

export function score(extraction: Extraction, truth: Truth): Scored[] {
  const { fields, lines, kind } = extraction;
  // Pages print credit notes with a minus, and e-invoices without one.
  const isCredit = kind.value === 'credit-note';
  const unsigned = (value: Value) => (isCredit && typeof value === 'number' ? Math.abs(value) : value);
  const said: Readonly<Record<FieldName, { value: Value; confidence: number | null } | undefined>> = {
    kind,
    vendor: fields.vendorName[0],
    taxId: fields.vendorTaxId[0],
    number: fields.number[0],
    date: fields.issuedOn[0],
    due: fields.dueOn[0],
    currency: fields.currency[0],
    total: fields.totalMinor[0],
    amountDue: fields.amountDueMinor[0],
    net: fields.netMinor[0],
    tax: fields.taxMinor[0],
    order: fields.orderNumber[0],
    lineCount: { value: lines.length, confidence: null },
    linesTotal: {
      value: lines.reduce((sum, { netMinor }) => sum + (netMinor ?? 0), 0),
      confidence: null,
    },
  };
  return (Object.keys(truth) as FieldName[])
    .filter((field) => truth[field] !== undefined)
    .map((field) => ({
      field,
      isRight: isRight(field, unsigned(said[field]?.value ?? null), unsigned(truth[field] ?? null)),
      confidence: said[field]?.confidence ?? null,
    }));
}

/** Said at or above the gate, and not true: what must never happen to amount, currency and payee. */
export function isWrongAndConfident({ field, isRight: right, confidence }: Scored): boolean {
  return !right && dangerous.includes(field) && confidence !== null && confidence >= gate;
}

type Value = string | number | null;

function isRight(field: FieldName, said: Value, truth: Value): boolean {
  if (said === null || truth === null) return said === truth;
  if (field === 'vendor') return similarity(String(said), String(truth)) >= nameSimilarityMin;
  if (field === 'number' || field === 'order' || field === 'taxId') return plain(said) === plain(truth);
  return said === truth;
}

function plain(value: string | number): string {
  return String(value).replace(/[\s#]/g, '').toLowerCase();
}

/** One less the share of letters that differ; a name that contains the other's words whole is the same. */
function similarity(a: string, b: string): number {
  const [x, y] = [foldName(a), foldName(b)];
  if (x.length >= 4 && y.length >= 4 && (x.includes(y) || y.includes(x))) return 1;
  return 1 - distance(x, y) / Math.max(x.length, y.length, 1);
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      next.push(
        Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)),
      );
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
