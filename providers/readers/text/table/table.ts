import { findAmounts } from '../amounts.js';
import { dueLabel, numberLabel, plainNumberLabel } from '../labels.js';
import type { Cell, Line } from '../layout.js';
import { columnKindOf, type ColumnKind } from './headings.js';

export type Column = { readonly kind: ColumnKind; readonly x: number; readonly right: number };

/** An item table begins under its headings. */
export type Table = { readonly headings: Line; readonly columns: readonly Column[] };

/** Headings in two or three rows stand closer than this many line heights. */
const headingGap = 1.55;

/** The headings of item tables, page by page: the words of at least three columns, one of them an amount or a price. */
export function findTables(lines: readonly Line[]): Table[] {
  return lines.flatMap((line, index) => {
    const own = named(line.parts);
    if (own.length < 2 || own.length * 2 < line.parts.length) return [];
    const columns = withWords(settleAmount(countFirst(named(stacked(lines, index)))), line);
    return isItemTable(columns) ? [{ headings: line, columns }] : [];
  });
}

function named(parts: readonly Cell[]): Column[] {
  return parts.flatMap(apart).flatMap(({ text, x, right }) => {
    const kind = columnKindOf(text);
    return kind ? [{ kind, x, right }] : [];
  });
}

/** `VAT Price incl. VAT` heads two columns that stand close. */
function apart({ text, x, right }: Heading): Heading[] {
  const behind = text.indexOf(' ') + 1;
  const second = behind > 0 ? columnKindOf(text.slice(behind)) : null;
  const isPair = columnKindOf(text) === 'tax-rate' && (second === 'gross' || second === 'price');
  if (!isPair) return [{ text, x, right }];
  const middle = x + ((right - x) * behind) / text.length;
  return [
    { text: text.slice(0, behind - 1), x, right: middle },
    { text: text.slice(behind), x: middle, right },
  ];
}

type Heading = Pick<Cell, 'text' | 'x' | 'right'>;

/** The parts of the line with those of its neighbours that carry no digits, joined where they stand over each other. */
function stacked(lines: readonly Line[], index: number): Cell[] {
  const line = lines[index];
  if (!line) return [];
  const isNear = (other: Line | undefined, to: Line): other is Line =>
    other !== undefined &&
    other.page === to.page &&
    Math.abs(other.y - to.y) <= headingGap * Math.max(to.height, other.height) &&
    !/\d/.test(other.text) &&
    other.parts.every(({ text }) => text.length <= 24);
  const rows = [line];
  const above = lines[index - 1];
  if (isNear(above, line)) rows.unshift(above);
  for (let at = index + 1; rows.length < 4; at += 1) {
    const below = lines[at];
    if (!isNear(below, lines[at - 1] ?? line)) break;
    rows.push(below);
  }
  const columns: Cell[] = [];
  for (const part of rows.flatMap(({ parts }) => parts)) {
    const at = columns.findIndex((column) => part.x < column.right && part.right > column.x);
    const over = columns[at];
    if (over) {
      columns[at] = {
        ...over,
        text: `${over.text} ${part.text}`,
        x: Math.min(over.x, part.x),
        right: Math.max(over.right, part.right),
      };
    } else columns.push(part);
  }
  return columns.sort((a, b) => a.x - b.x);
}

/** `Amount | Product | Price | Total`: an amount before the product is a number of pieces. */
function countFirst(columns: readonly Column[]): Column[] {
  const product = columns.findIndex(({ kind }) => kind === 'description');
  const amounts = columns.filter(({ kind }) => kind === 'amount').length;
  return columns.map((column, at) =>
    column.kind === 'amount' && amounts > 1 && at < product
      ? { ...column, kind: 'quantity' as const }
      : column,
  );
}

/** Without a heading that says amount, the last price or gross value is one. */
function settleAmount(columns: readonly Column[]): Column[] {
  if (columns.some(({ kind }) => kind === 'amount')) return [...columns];
  const last =
    columns.findLastIndex(({ kind }) => kind === 'gross') >= 0
      ? columns.findLastIndex(({ kind }) => kind === 'gross')
      : columns.findLastIndex(({ kind }) => kind === 'price');
  return columns.map((column, at) => (at === last ? { ...column, kind: 'amount' as const } : column));
}

/** Headings that nobody knows keep what stands under them; the first is what is sold where no other says so. */
function withWords(columns: readonly Column[], { parts }: Line): Column[] {
  const unknown = parts
    .filter(({ text }) => /\p{L}{3}/u.test(text) && !/\d/.test(text))
    .filter(({ x, right }) => !columns.some((column) => x < column.right && right > column.x))
    .map(({ x, right }): Column => ({ kind: 'other', x, right }));
  const isAboutBill = parts.some(({ text }) =>
    [numberLabel, plainNumberLabel, dueLabel].some((l) => l.test(text)),
  );
  const isSaid = isAboutBill || columns.some(({ kind }) => kind === 'description');
  const amount = columns.findLast(({ kind }) => kind === 'amount');
  const [first, ...others] = unknown;
  const described =
    !isSaid && first && amount && first.x < amount.x
      ? [{ ...first, kind: 'description' as const }, ...others]
      : unknown;
  return [...columns, ...described].sort((a, b) => a.x - b.x);
}

/** A tax breakdown has rate, base and amount; an item table says what is sold, or how many at which price. */
function isItemTable(columns: readonly Column[]): boolean {
  const kinds = new Set(columns.map(({ kind }) => kind));
  if (!kinds.has('amount')) return false;
  return (
    (kinds.has('description') && columns.length >= 2) ||
    (kinds.has('quantity') && (kinds.has('price') || kinds.has('position')))
  );
}

export type Row = { readonly line: Line; readonly values: ReadonlyMap<Column, string> };

/** Puts each part of the line into its column: the one that it stands under, else the nearest. */
export function intoColumns(line: Line, columns: readonly Column[]): Row {
  const values = new Map<Column, string>();
  for (const part of line.parts) {
    const [nearest] = columns
      .map((column) => ({ column, distance: distanceTo(part, column) }))
      .sort((a, b) => a.distance - b.distance);
    if (!nearest) continue;
    const before = values.get(nearest.column);
    values.set(nearest.column, before === undefined ? part.text : `${before} ${part.text}`);
  }
  return { line, values };
}

/** Numbers align with an edge or the middle of their heading; words begin where it begins, or run on under the next. */
function distanceTo(part: Cell, column: Column): number {
  const isNumber = findAmounts(part.text, null).length > 0 && part.text.replace(/[^\p{L}]/gu, '').length <= 6;
  const edges = [Math.abs(part.x - column.x)];
  if (isNumber) {
    edges.push(
      Math.abs(part.right - column.right),
      Math.abs((part.x + part.right) / 2 - (column.x + column.right) / 2),
    );
  }
  const gap = Math.max(0, column.x - part.right, part.x - column.right);
  const wordsInNumbers = !isNumber && !holdsWords.has(column.kind) ? 30 : 0;
  return Math.min(...edges) + gap + wordsInNumbers;
}

const holdsWords: ReadonlySet<ColumnKind> = new Set(['description', 'position', 'unit', 'date', 'quantity']);
