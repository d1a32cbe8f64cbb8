import type { ExtractedFields } from '../../domain/extraction.js';
import { note, ranked, type Reading, type Unread } from './reading.js';

/** Below this nothing speaks for a name but its place on the page. */
const supportedMin = 0.7;

/** What a picture may say to whoever reads it, and its text does not. */
const aimedAtReader = ['instructions_in_document', 'bank_change_announced'];
const byEye = note(
  'seller_read_by_eye',
  'Who sells stands in a picture and was read by eye, which can mistake letters.',
);

/** The page that sellers present themselves on. */
export const firstPage: Unread = { pages: [1], runs: [], sizes: [], layer: [], embedded: null };

/** The text asks for money and does not say who does: many letterheads are pictures. */
export function lacksSeller({ extraction, pageText }: Reading): boolean {
  const { kind, fields } = extraction;
  return (
    pageText !== null &&
    kind.value !== 'other' &&
    fields.totalMinor.length > 0 &&
    !((fields.vendorName[0]?.confidence ?? 0) >= supportedMin)
  );
}

/** What the eye saw of the seller, where the text says nothing of it. All other values stay those of the text. */
export function withSeller(read: Reading, seen: Reading): Reading {
  const { extraction } = read;
  if (seen.pageText === null || seen.extraction.fields.vendorName.length === 0) return read;
  const [text, eye] = [extraction.fields, seen.extraction.fields];
  const either = <Name extends keyof ExtractedFields>(name: Name): ExtractedFields[Name] =>
    text[name].length > 0 ? text[name] : eye[name];
  const fields: ExtractedFields = {
    ...text,
    vendorName: ranked([...text.vendorName, ...eye.vendorName]),
    vendorTaxId: either('vendorTaxId'),
    vendorEmail: either('vendorEmail'),
    vendorBankAccount: either('vendorBankAccount'),
    vendorAddress: either('vendorAddress'),
  };
  const known = new Set(extraction.findings.map(({ code }) => code));
  const aimedAtReaders = seen.extraction.findings.filter(
    ({ code }) => aimedAtReader.includes(code) && !known.has(code),
  );
  const findings = [...extraction.findings, ...aimedAtReaders, byEye];
  return { ...read, extraction: { ...extraction, fields, findings } };
}
