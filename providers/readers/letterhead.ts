import type { ExtractedFields } from '../../domain/extraction.js';
import { namesAlike } from './ocr/likeness.js';
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

/** A picture in a PDF is a stream, whose dictionary is never packed into another one (ISO 32000-1, 7.5.7). */
const picture = /\/Subtype\s*\/Image(?![A-Za-z])/;

/** The text, and no e-invoice, asks for money and does not say who does, and there is a picture that could: many letterheads are. */
export function lacksSeller({ extraction, pageText }: Reading, bytes: Uint8Array): boolean {
  const { kind, fields } = extraction;
  return (
    pageText !== null &&
    kind.value !== 'other' &&
    fields.totalMinor[0]?.evidence.reader === 'pdf-text' &&
    !((fields.vendorName[0]?.confidence ?? 0) >= supportedMin) &&
    picture.test(Buffer.from(bytes).toString('latin1'))
  );
}

/** What the eye saw of the seller, where the text says nothing of it. All other values stay those of the text. */
export function withSeller(read: Reading, seen: Reading): Reading {
  const { extraction } = read;
  const [text, eye] = [extraction.fields, seen.extraction.fields];
  const seller = eye.vendorName[0]?.value;
  if (seller === undefined || text.vendorName.some(({ value }) => namesAlike(value, seller))) return read;
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
