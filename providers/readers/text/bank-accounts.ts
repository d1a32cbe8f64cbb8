import { isIban } from '../../../domain/bank-account.js';
import type { Candidate } from '../../../domain/extraction.js';
import { evidenceAt, type Cell, type Line } from './layout.js';
import { words } from './pattern.js';

/** What a bank's own number or name is called: an account number without one near it may be the customer's with the vendor. */
const bankLabel = words(
  'routing',
  'aba',
  'sort ?code',
  'bsb',
  'ifsc',
  'transit',
  'swift',
  'bic',
  'blz',
  'bankleitzahl',
  'bank',
  'bankverbindung',
  'banque',
  'banco',
  'banca',
);
const accountLabel = words(
  '(?:bank )?a(?:cc(?:oun)?|c)?t\\.? ?(?:no\\.?|number|nr\\.?|#)',
  'a/c(?: no\\.?)?',
  'account',
  'konto(?:nummer|-?nr\\.?)?',
  'rekening(?:nummer)?',
  'n[°º]? (?:de )?compte',
  'n[°º]? (?:de )?cuenta',
  'n[°º]? (?:da |de )?conta',
);
/** 6 to 17 digits in groups. */
const accountNumber = /^[\s:.#°º|-]*(\d(?:[ -]?\d){5,16})(?!\d|[/.,]\d)/;
const certain = 0.95;
/** Without check digits. */
const likely = 0.9;
const nearLines = 4;

/** IBANs, and the account numbers of countries without them where the page names the bank beside them. */
export function findBankAccounts(lines: readonly Line[]): Candidate<string>[] {
  return lines.flatMap((line) => [
    ...ibansIn(line.text).map((value) => ({ value, confidence: certain, evidence: evidenceAt(line) })),
    ...nationalAccounts(line, lines).map((value) => ({
      value,
      confidence: likely,
      evidence: evidenceAt(line),
    })),
  ]);
}

function nationalAccounts(line: Line, lines: readonly Line[]): string[] {
  if (ibansIn(line.text).length > 0) return [];
  return line.cells.flatMap((cell, index) => {
    const label = accountLabel.exec(cell.text);
    if (!label || !hasBankNear({ line, cell }, lines)) return [];
    const behind = cell.text.slice(label.index + label[0].length);
    const beside = /\d/.test(behind) ? behind : (line.cells[index + 1]?.text ?? '');
    const digits = accountNumber.exec(beside)?.[1]?.replace(/[ -]/g, '');
    return digits === undefined ? [] : [digits];
  });
}

/** In the same line, or in the same column a few lines above or below. */
function hasBankNear(
  { line, cell }: { readonly line: Line; readonly cell: Cell },
  lines: readonly Line[],
): boolean {
  return lines.some(
    (other) =>
      other.page === line.page &&
      Math.abs(other.y - line.y) <= nearLines * 1.6 * line.height &&
      other.cells.some(
        ({ text, x, right }) =>
          bankLabel.test(text) && (other === line || (x < cell.right && right > cell.x)),
      ),
  );
}

export function ibansIn(text: string): string[] {
  return [...fullIbans(text), ...polishAccounts(text)];
}

/** Polish papers leave out the letters of the country. */
function polishAccounts(text: string): string[] {
  if (!/(?<!\p{L})(?:konto|konta|rachunek|rachunku)(?!\p{L})/iu.test(text)) return [];
  return [...text.matchAll(/(?<![\p{L}\d])\d{2}(?: ?\d{4}){6}(?!\d)/gu)]
    .map(([digits]) => `PL${digits.replace(/ /g, '')}`)
    .filter(isIban);
}

function fullIbans(text: string): string[] {
  return [...text.matchAll(/(?<![\p{L}\d])[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,32}/gu)].flatMap(([found]) => {
    const compact = found.replace(/ /g, '');
    for (let length = compact.length; length >= 15; length -= 1) {
      if (isIban(compact.slice(0, length))) return [compact.slice(0, length)];
    }
    return [];
  });
}
