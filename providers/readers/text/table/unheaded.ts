import type { ExtractedLine } from '../../../../domain/extraction.js';
import type { Currency } from '../../../../domain/money.js';
import { quote } from '../../reading.js';
import { findAmounts, toMinor, type DecimalMark } from '../amounts.js';
import { evidenceAt, type Cell, type Line } from '../layout.js';
import type { SumRow } from '../sums.js';

/** A row of items under no heading: words, and at its end an amount. */
export type UnheadedItem = { readonly line: Line; readonly amount: Cell; readonly minor: number };

const edgeMax = 6;

/** The rows with an amount that stand above the first sum which has some, and end where it ends. */
export function unheadedItems(
  lines: readonly Line[],
  rows: readonly SumRow[],
  currency: Currency,
  mark: DecimalMark,
): UnheadedItem[] {
  const sumLines = new Set(rows.map(({ line }) => line));
  for (const { kind, line, amounts } of rows) {
    const edge = line.cells.find(({ text }) => text.endsWith(amounts.at(-1)?.text ?? ''))?.right;
    if (kind === 'paid' || line.cells.length < 2 || edge === undefined) continue;
    const above = lines.slice(0, lines.indexOf(line)).filter((other) => !sumLines.has(other));
    const items = above.flatMap((other) => itemEndingAt(edge, other, currency, mark));
    if (items.length > 0) return items;
  }
  return [];
}

function itemEndingAt(edge: number, line: Line, currency: Currency, mark: DecimalMark): UnheadedItem[] {
  const cell = line.cells.slice(1).find(({ right }) => Math.abs(right - edge) <= edgeMax);
  const amounts = cell ? findAmounts(cell.text, mark) : [];
  const amount = amounts.length === 1 ? amounts[0] : undefined;
  const isMoney = amount && (amount.decimal.includes('.') || amount.hasCurrency);
  const minor = isMoney ? toMinor(amount.decimal, currency) : null;
  return cell && minor !== null ? [{ line, amount: cell, minor }] : [];
}

/** Null where there are none. */
export function sumOfItems(items: readonly UnheadedItem[]): number | null {
  return items.length === 0 ? null : items.reduce((sum, { minor }) => sum + minor, 0);
}

/** The same as lines of the bill, where a net or total says that they are all of them. */
export function provenLines(
  items: readonly UnheadedItem[],
  rows: readonly SumRow[],
  currency: Currency,
): ExtractedLine[] {
  const wholes = rows
    .filter(({ kind }) => kind === 'net' || kind === 'gross' || kind === 'total')
    .flatMap(({ amounts }) => toMinor(amounts.at(-1)?.decimal ?? '', currency) ?? []);
  // A box at the top may say the total in the same column.
  const proven = wholes
    .map((whole) => ({ whole, own: items.filter(({ minor }) => items.length === 1 || minor !== whole) }))
    .find(({ whole, own }) => sumOfItems(own) === whole);
  return (proven?.own ?? []).map(({ line, amount, minor }) => ({
    description: describedBy(line, amount),
    quantity: null,
    unit: null,
    unitPrice: null,
    taxRatePercent: null,
    netMinor: minor,
    evidence: evidenceAt(line),
  }));
}

function describedBy({ cells }: Line, amount: Cell): string {
  const before = cells.slice(0, cells.indexOf(amount));
  return quote(before.map(({ text }) => text).join(' '));
}
