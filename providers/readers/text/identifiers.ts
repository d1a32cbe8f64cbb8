import type { Candidate } from '../../../domain/extraction.js';
import { ranked } from '../reading.js';
import { findBankAccounts } from './bank-accounts.js';
import { evidenceAt, type Cell, type Line } from './layout.js';
import { key, spelledOut } from './name-key.js';
import { words } from './pattern.js';
import { homeTaxNumber, isVatNumber } from './tax-numbers.js';

const taxLabel = words(
  'vat (?:id|no|nr|number|reg\\.?(?: no)?)\\.?',
  'vat',
  'tax id',
  'ein',
  'tin',
  'gstin',
  'abn',
  'ust-?id(?:-?nr\\.?)?',
  'umsatzsteuer-id',
  'steuer-?nr\\.?',
  'mwst-?nr\\.?',
  'n[°º] (?:de )?tva(?: intra(?:communautaire)?)?',
  'tva(?: intra\\S*)?',
  'nif',
  'cif',
  'nie',
  'partita iva',
  'p\\.? ?iva',
  'btw(?:-?(?:nummer|nr\\.?))?',
  'nip',
  'contribuinte',
);
/** What follows is ours: `N° TVA client`, `Uw BTW nummer`. */
const oursMark = words(
  'your',
  'customer',
  'client',
  'cliente',
  'kunden?',
  'ihre',
  'votre',
  'uw',
  'klant',
  'nabywcy?',
);
const vatToken =
  /(?<![\p{L}\d])(?:ATU|BE|BG|CHE|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GB|HR|HU|IE|IT|LT|LU|LV|MT|NL|NO|PL|PT|RO|SE|SI|SK)[ -]?[A-Z0-9](?:[A-Z0-9]|[ .-](?=[A-Z0-9])){6,14}(?![\p{L}\d])/gu;

export type Identifiers = {
  readonly taxId: readonly Candidate<string>[];
  readonly email: readonly Candidate<string>[];
  readonly bankAccount: readonly Candidate<string>[];
};

/** Claims about the seller outside the buyer's block. Several different ones make each less sure. */
export function findIdentifiers(
  lines: readonly Line[],
  buyers: ReadonlySet<Cell>,
  vendor: string | null,
): Identifiers {
  const cells = lines.flatMap((line) =>
    line.cells.filter((cell) => !buyers.has(cell)).map((cell) => ({ line, text: cell.text })),
  );
  const vendorKeys = [key(vendor ?? ''), spelledOut(vendor ?? '')];
  const emails = cells.flatMap(({ line, text }) =>
    [
      ...text.matchAll(
        /[\p{L}\d._%+-]{1,64}@(?<label>[a-z0-9-]{1,40})(?:\.[a-z0-9-]{1,40}){0,3}\.[a-z]{2,12}/giu,
      ),
    ].map((match) =>
      candidate(
        match[0].toLowerCase(),
        vendorKeys.some((name) => name.includes(key(match.groups?.['label'] ?? '-'))) ? 0.92 : 0.75,
        line,
      ),
    ),
  );
  return { taxId: share(taxIds(cells)), email: ranked(emails), bankAccount: share(findBankAccounts(lines)) };
}

function taxIds(cells: readonly { line: Line; text: string }[]): Candidate<string>[] {
  return cells.flatMap(({ line, text }) => {
    if (oursMark.test(text) || oursMark.test(line.text)) return [];
    const vat = [...text.matchAll(vatToken)]
      .map(([token]) => token.replace(/[\s.-]/g, ''))
      .filter(isVatNumber)
      .map((value) => candidate(value, taxLabel.test(line.text) ? 0.93 : 0.8, line));
    const ein = /(?<!\p{L})EIN:?\s{0,3}(\d{2}-\d{7})(?!\d)/u.exec(text)?.[1];
    const home = vat.length > 0 || ein ? null : homeTaxNumber(text);
    return [
      ...vat,
      ...(ein ? [candidate(ein, 0.92, line)] : []),
      ...(home ? [candidate(home.value, home.isChecked ? 0.93 : 0.85, line)] : []),
    ];
  });
}

function share(candidates: readonly Candidate<string>[]): Candidate<string>[] {
  const distinct = ranked(candidates);
  return distinct.length > 1
    ? distinct.map((entry) => ({ ...entry, confidence: Math.min(entry.confidence, 0.7) }))
    : distinct;
}

function candidate(value: string, confidence: number, line: Line): Candidate<string> {
  return { value, confidence, evidence: evidenceAt(line) };
}
