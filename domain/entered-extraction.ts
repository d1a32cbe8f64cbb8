import type { BillDetails } from './bill.js';
import type { Candidate, ExtractedFields, Extraction } from './extraction.js';

/**
 * The reading as a person left it: what they entered stands before what was read, which is kept. Null when they changed
 * nothing. A value that a reader saw as well keeps its place on the page. A detail that they took away stays among the candidates; the bill itself says that it is gone.
 */
export function withEntered(extraction: Extraction, details: BillDetails): Extraction | null {
  const { fields } = extraction;
  const { amount } = details;
  const read = fields.amountDueMinor.length > 0 ? fields.amountDueMinor : fields.totalMinor;
  const changed: Partial<ExtractedFields> = {
    ...differing('vendorName', fields.vendorName, details.vendorName),
    ...differing('vendorTaxId', fields.vendorTaxId, details.vendorTaxId),
    ...differing('number', fields.number, details.number, extraction.otherNumbers),
    ...differing('issuedOn', fields.issuedOn, details.issuedOn),
    ...differing('dueOn', fields.dueOn, details.dueOn),
    ...differing('discount', fields.discount, details.discount),
    ...differing('currency', fields.currency, amount?.currency ?? null),
    ...differing('amountDueMinor', read, amount?.amountMinor ?? null),
  };
  return Object.keys(changed).length === 0 ? null : { ...extraction, fields: { ...fields, ...changed } };
}

function differing<T>(
  name: keyof ExtractedFields,
  read: readonly Candidate<T>[],
  entered: T | null,
  others: readonly Candidate<T>[] = [],
): { readonly [name: string]: readonly Candidate<T>[] } {
  if (entered === null || isSame(read[0]?.value, entered)) return {};
  const seen = [...read, ...others].find(({ value }) => isSame(value, entered))?.evidence;
  const evidence = { quote: 'Entered by a person.', ...seen, reader: 'entered' as const };
  const rest = read.filter(({ value }) => !isSame(value, entered));
  return { [name]: [{ value: entered, confidence: 1, evidence }, ...rest] };
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
