import { isSameAccount } from '../../domain/bank-account.js';
import type { Candidate, ExtractedFields, Extraction, Finding } from '../../domain/extraction.js';
import { namesAlike } from './ocr/likeness.js';
import { contradiction, doubt } from './pdf/hybrid.js';
import { isPrinted } from './printed.js';
import { hold, note } from './reading.js';

/** What the eye read with less than this may be a misread letter, and contradicts nothing. */
const sureMin = 0.7;

/** `other` is what the page says instead; null where the eye saw neither. */
type Comparison = {
  readonly name: string;
  readonly xml: string;
  readonly isSame: boolean;
  readonly other: string | null;
};

/**
 * The e-invoice inside of a PDF whose page is only a picture, with what the eye saw there. It is held to the page as one with a
 * text layer is; but a letter that the eye mistook or missed contradicts nobody.
 */
export function combineSeenHybrid(xml: Extraction, page: Extraction, pageText: string): Extraction {
  if (xml.fields.totalMinor.length === 0 && xml.fields.number.length === 0) return page;
  const comparisons = compare(xml.fields, page.fields, pageText);
  const contradictions = comparisons.flatMap(({ name, xml: said, isSame, other }) =>
    isSame || other === null ? [] : [contradiction({ name, xml: said, page: other })],
  );
  const unseen = comparisons.filter(({ isSame, other }) => !isSame && other === null);
  return {
    ...xml,
    fields: contradictions.length > 0 ? doubt(xml.fields) : xml.fields,
    findings: [...contradictions, ...unseenFindings(unseen.map(({ name }) => name)), ...page.findings],
  };
}

/** A total that nobody saw may be any: that is for people. */
function unseenFindings(names: readonly string[]): Finding[] {
  if (names.includes('total')) {
    return [hold('page_not_compared', 'The total of the embedded invoice was not seen on the page.')];
  }
  return names.length === 0
    ? []
    : [note('page_not_read', `Of the embedded invoice, not seen on the page: ${names.join(', ')}.`)];
}

function compare(xml: ExtractedFields, page: ExtractedFields, pageText: string): Comparison[] {
  const lines = pageText.split('\n');
  const currency = xml.currency[0]?.value;
  const printed = (minor: number) =>
    currency !== undefined && isPrinted('amount', { minor, currency }, pageText);
  const asked = [xml.totalMinor[0]?.value, xml.amountDueMinor[0]?.value].filter(
    (minor) => minor !== undefined,
  );
  const seenTotal = surely(page.totalMinor);
  return [
    comparison('total', xml.totalMinor, page.totalMinor, () =>
      seenTotal === null
        ? asked.some(printed)
        : asked.some((minor) => Math.abs(minor) === Math.abs(seenTotal)),
    ),
    comparison('currency', xml.currency, page.currency, (value) => page.currency[0]?.value === value),
    comparison('number', xml.number, page.number, (value) => folded(pageText).includes(folded(value))),
    comparison('seller', xml.vendorName, page.vendorName, () =>
      xml.vendorName.some(
        ({ value }) => isPrinted('name', value, pageText) || lines.some((line) => namesAlike(line, value)),
      ),
    ),
    comparison('bank account', xml.vendorBankAccount, page.vendorBankAccount, (value) =>
      page.vendorBankAccount.length === 0
        ? isPrinted('text', value, pageText)
        : page.vendorBankAccount.some((seen) =>
            isSameAccount(seen.value, { routingNumber: null, accountNumber: value }),
          ),
    ),
  ].filter((each) => each !== null);
}

function comparison<T>(
  name: string,
  xml: readonly Candidate<T>[],
  page: readonly Candidate<T>[],
  isSame: (value: T) => boolean,
): Comparison | null {
  const [best] = xml;
  if (!best) return null;
  const other = surely(page);
  return {
    name,
    xml: String(best.value),
    isSame: isSame(best.value),
    other: other === null ? null : String(other),
  };
}

function surely<T>([best]: readonly Candidate<T>[]): T | null {
  return best && best.confidence >= sureMin ? best.value : null;
}

const confused: Readonly<Record<string, string>> = { o: '0', l: '1', i: '1', s: '5', b: '8' };

/** Letters and digits, with those alike that the eye takes for each other. */
function folded(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\d]/gu, '')
    .replace(/[olisb]/g, (letter) => confused[letter] ?? letter);
}
