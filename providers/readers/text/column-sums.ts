import type { Currency } from '../../../domain/money.js';
import { findAmounts, toMinor, type DecimalMark } from './amounts.js';
import { conditional } from './sum-marks.js';
import type { Line } from './layout.js';

/** An amount that is what stands over it in its column, counted together: proof that needs no words. */
export type ColumnSum = {
  readonly minor: number;
  readonly line: Line;
  /** The uppermost amount of those that were counted. */
  readonly fromMinor: number;
  /** What stands between was taken off: instalments, a retention. */
  readonly isLess: boolean;
};

type Entry = { readonly minor: number; readonly right: number; readonly line: Line };

/** Of the line's height: how far two amounts of a column may end apart. */
const edgeTolerance = 0.5;
const gapMax = 6;
const deductionsMax = 8;

export function columnSums(lines: readonly Line[], currency: Currency, mark: DecimalMark): ColumnSum[] {
  return columnsOf(lines.flatMap((line) => entryOf(line, currency, mark))).flatMap((column) =>
    column.flatMap((entry, at) => [...added(column, entry, at), ...takenOff(column, entry, at)]),
  );
}

/** What is taken off in the column leads from the total to the rest. */
export function isLeftOf(total: number, rest: number, columns: readonly ColumnSum[]): boolean {
  return columns.some(({ isLess, fromMinor, minor }) => isLess && fromMinor === total && minor === rest);
}

function entryOf(line: Line, currency: Currency, mark: DecimalMark): Entry[] {
  const last = line.cells.at(-1);
  const amounts = last ? findAmounts(last.text, mark) : [];
  const amount = amounts.at(-1);
  if (!last || !amount || (!amount.decimal.includes('.') && !amount.hasCurrency)) return [];
  if (!last.text.endsWith(amount.text) || conditional.test(line.text)) return [];
  const minor = toMinor(amount.decimal, currency);
  return minor === null ? [] : [{ minor, right: last.right, line }];
}

function columnsOf(entries: readonly Entry[]): Entry[][] {
  const columns: Entry[][] = [];
  for (const entry of entries) {
    const column = columns.findLast((list) => {
      const last = list.at(-1);
      return (
        last !== undefined &&
        last.line.page === entry.line.page &&
        Math.abs(last.right - entry.right) < edgeTolerance * entry.line.height &&
        last.line.y - entry.line.y < gapMax * entry.line.height
      );
    });
    if (column) column.push(entry);
    else columns.push([entry]);
  }
  return columns;
}

function added(column: readonly Entry[], { minor, line }: Entry, at: number): ColumnSum[] {
  let sum = column[at - 1]?.minor ?? 0;
  for (let from = at - 2; from >= 0; from -= 1) {
    const first = column[from];
    if (!first) break;
    sum += first.minor;
    if (sum === minor) return [{ minor, line, fromMinor: first.minor, isLess: false }];
  }
  return [];
}

function takenOff(column: readonly Entry[], { minor, line }: Entry, at: number): ColumnSum[] {
  let off = Math.abs(column[at - 1]?.minor ?? 0);
  for (let from = at - 2; from >= Math.max(0, at - 1 - deductionsMax); from -= 1) {
    const first = column[from];
    if (!first) break;
    if (off > 0 && first.minor - off === minor)
      return [{ minor, line, fromMinor: first.minor, isLess: true }];
    off += Math.abs(first.minor);
  }
  return [];
}
