import type { ExtractedLine } from '../../../../domain/extraction.js';
import type { Currency } from '../../../../domain/money.js';
import { quote } from '../../reading.js';
import { findAmounts, toMinorRounded, type DecimalMark, type FoundAmount } from '../amounts.js';
import { evidenceAt, type Line } from '../layout.js';
import { sumLabelRest } from '../sums.js';
import { carriedForward, partOfLine } from '../sum-marks.js';
import { columnKindOf, type ColumnKind } from './headings.js';
import { findTables, intoColumns, type Row, type Table } from './table.js';

/** After a sum the table may go on: a subtotal of a section. It may not after this many rows that are no items. */
const rowsAfterSumMax = 5;
const descriptionCharactersMax = 500;
const restLettersMax = 5;
/** Carries a sum over to the next page, or goods to the buyer. */
const service = /^transport\P{L}*$/iu;

type Item = { readonly row: Row; readonly amount: FoundAmount; readonly words: string[] };

/** The items of all tables of the document, wrapped descriptions joined, across pages. */
export function readLines(
  lines: readonly Line[],
  currency: Currency,
  mark: DecimalMark,
): { readonly items: readonly ExtractedLine[]; readonly rows: ReadonlySet<Line> } {
  const tables = findTables(lines);
  const found: Item[] = [];
  const rows = new Set<Line>();
  let table: Table | null = null;
  let sinceSum: number | null = null;
  for (const line of lines) {
    const next = tables.find(({ headings }) => headings === line);
    if (next) {
      // A second table of another kind (a breakdown, a forecast) is none of the bill's items.
      if (table && found.length > 0 && !isSameShape(table, next)) sinceSum = rowsAfterSumMax + 1;
      else [table, sinceSum] = [next, null];
      continue;
    }
    if (table && found.length > 0 && isOtherHeading(line)) sinceSum = rowsAfterSumMax + 1;
    if (!table || (sinceSum !== null && sinceSum > rowsAfterSumMax)) continue;
    if (isLetterhead(line, table, tables)) continue;
    const row = intoColumns(line, table.columns);
    if (isSumRow(row, mark)) {
      if (found.length > 0 || sinceSum !== null) sinceSum = 0;
      continue;
    }
    const amount = amountOf(row, mark);
    if (amount && isItem(row, sinceSum !== null, mark)) {
      found.push({ row, amount, words: wordsOf(row) });
      rows.add(line);
      sinceSum = null;
    } else if (sinceSum !== null) sinceSum += 1;
    else if (continues(found.at(-1), line, table)) {
      found.at(-1)?.words.push(...wordsOf(row));
      rows.add(line);
    }
  }
  return { items: found.map((item) => toLine(item, currency, mark)), rows };
}

/** On a further page the items begin under headings of their own. */
function isLetterhead(line: Line, { headings }: Table, tables: readonly Table[]): boolean {
  return (
    line.page > headings.page &&
    tables.some((next) => next.headings.page === line.page && next.headings.y < line.y)
  );
}

/** `Summary | Base | Rate | Amount` begins a breakdown, in whose rows no item stands. */
function isOtherHeading({ parts, text }: Line): boolean {
  const isSummary = parts.some((part) => breakdownWord.test(part.text));
  return (
    isSummary &&
    parts.length >= 3 &&
    parts.filter(({ text: own }) => /\d/.test(own)).length * 2 < parts.length &&
    !/%/.test(text)
  );
}

const breakdownWord =
  /^(?:(?:total )?base(?: (?:ht|imp\S*|tribut\S*))?|incid[êe]ncia|taxable(?: amount)?|net(?:to)?(?: amount)?|resumo(?: d[eo])? iva|tax summary|vat (?:summary|analysis)|resumen)$/iu;

function isSameShape(a: Table, b: Table): boolean {
  return a.columns.map(({ kind }) => kind).join() === b.columns.map(({ kind }) => kind).join();
}

/** `Total 12.00` and `Total 1 10.00 2.00 12.00`, not `Total care package 1 12.00 12.00`. */
function isSumRow(row: Row, mark: DecimalMark): boolean {
  const figures = findAmounts(cellText(row, 'quantity', 'price'), mark).length;
  return [...row.line.parts, ...row.line.cells].some(({ text }) => {
    const rest = sumLabelRest(text);
    const isCarried = carriedForward.test(text) && (figures === 0 || !service.test(text));
    return isCarried || (rest !== null && (rest <= restLettersMax || figures === 0));
  });
}

function cellText({ values }: Row, ...kinds: readonly ColumnKind[]): string {
  const found = [...values].filter(([{ kind }]) => kinds.includes(kind)).map(([, text]) => text);
  return found.join(' ');
}

/** The last amount column that holds one; an included or free item may leave it empty. */
function amountOf({ values }: Row, mark: DecimalMark): FoundAmount | null {
  const cells = [...values].filter(([{ kind }]) => kind === 'amount').sort(([a], [b]) => b.x - a.x);
  for (const [, text] of cells) {
    const amounts = findAmounts(text, mark);
    const only = amounts.at(-1);
    if (amounts.length === 1 && only && text.replace(only.text, '').replace(/[^\p{L}\d]/gu, '').length <= 4) {
      return only;
    }
  }
  return null;
}

/** After a sum only a full row counts: words, and a quantity or price beside the amount. */
function isItem(row: Row, afterSum: boolean, mark: DecimalMark): boolean {
  const words = wordsOf(row).join(' ');
  if (!/\p{L}/u.test(words) && cellText(row, 'quantity', 'price', 'position') === '') return false;
  if (partOfLine.test(words)) return false;
  const figures = findAmounts(cellText(row, 'quantity', 'price'), mark).length;
  return !afterSum || (figures > 0 && /\p{L}/u.test(words));
}

function wordsOf(row: Row): string[] {
  const text = cellText(row, 'description') || cellText(row, 'position');
  return text === '' ? [] : [text];
}

/** What stands close under an item, within the table's width, belongs to its description. */
function continues(item: Item | undefined, line: Line, { columns }: Table): boolean {
  const last = item?.row.line;
  if (!last || last.page !== line.page || item.words.length > 8) return false;
  if (line.parts.filter(({ text }) => columnKindOf(text) !== null).length >= 2) return false;
  const right = Math.max(...columns.map((column) => column.right));
  return last.y - line.y < (2 + 1.6 * item.words.length) * last.height && (line.cells[0]?.x ?? 0) < right;
}

function toLine({ row, amount, words }: Item, currency: Currency, mark: DecimalMark): ExtractedLine {
  const quantityText = cellText(row, 'quantity') || countIn(row, amount.decimal, mark);
  const unitPrice = findAmounts(cellText(row, 'price'), mark).at(-1)?.decimal ?? null;
  const quantity = agreeing(findAmounts(quantityText, mark)[0]?.decimal ?? null, unitPrice, amount.decimal);
  const unit = cellText(row, 'unit') || quantityText.replace(/^[\d.,\s-]+/, '').trim();
  const rate = /(\d{1,2}(?:[.,]\d{1,2})?)\s?%/.exec(cellText(row, 'tax-rate'))?.[1];
  return {
    description: quote(words.join(' ')).slice(0, descriptionCharactersMax),
    quantity,
    unit: /^\p{L}[\p{L}.()²³/ ]{0,15}$/u.test(unit) ? unit : null,
    unitPrice,
    taxRatePercent: rate?.replace(',', '.') ?? null,
    netMinor: toMinorRounded(amount.decimal, currency),
    evidence: evidenceAt(row.line),
  };
}

/** A column headed `#` may count positions or pieces: pieces where they agree with price and amount. */
function countIn(row: Row, amount: string, mark: DecimalMark): string {
  const count = findAmounts(cellText(row, 'position'), mark)[0]?.decimal;
  const price = findAmounts(cellText(row, 'price'), mark).at(-1)?.decimal;
  if (count === undefined || price === undefined) return '';
  return Math.abs(Number(count) * Number(price) - Number(amount)) < 0.02 ? cellText(row, 'position') : '';
}

/** `1.000 kg` is a thousand or one: what the price and the amount say. */
function agreeing(quantity: string | null, price: string | null, amount: string): string | null {
  if (quantity === null || price === null) return quantity;
  const product = (value: number) => Math.abs(value * Number(price) - Number(amount));
  const [plain, thousandth] = [Number(quantity), Number(quantity) / 1000];
  const isThousandth = product(thousandth) < 0.02 && product(plain) > 0.02;
  return isThousandth ? String(thousandth) : quantity;
}
