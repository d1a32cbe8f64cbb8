import { findAmounts, type DecimalMark, type FoundAmount } from './amounts.js';
import { sumLabels, type SumKind } from './sum-labels.js';
import { carriedForward, conditional, earlierBalance, unpaidMark, waysToPay } from './sum-marks.js';
import type { Cell, Line } from './layout.js';

/** A labelled amount below or beside the items: `Total EUR 119,00`. */
export type SumRow = {
  readonly kind: SumKind;
  readonly label: string;
  /** All amounts of the row, left to right; the last one is what the label names. */
  readonly amounts: readonly FoundAmount[];
  readonly line: Line;
};

const labelCharactersMax = 60;
const wordsBetweenMax = 35;
const lettersBehindMax = 14;
const boxesMax = 4;

export function findSumRows(lines: readonly Line[], mark: DecimalMark): SumRow[] {
  return lines.flatMap((line, index) => {
    const named = line.cells.map((cell) => ({ cell, kind: sumKindOf(cell.text) }));
    const rows = named.flatMap(({ cell, kind }, at): SumRow[] => {
      if (!kind) return [];
      const next = named.findIndex((other, later) => later > at && other.kind !== null);
      const values = ownValues(named.slice(at + 1, next === -1 ? undefined : next));
      const own = withoutSentence(cell.text.slice(kind.end));
      const amounts = [own, ...values].flatMap((text) => moneyIn(text, mark));
      return amounts.length > 0 ? [{ kind: kind.kind, label: cell.text, amounts, line }] : [];
    });
    if (rows.length > 0) return rows;
    const boxed = goesOn(named, lines[index + 2], mark)
      ? []
      : sumsUnderHeadings(named, lines[index + 1], mark);
    return boxed.length > 0 ? boxed : sumUnderLabel(named, lines[index + 1], mark);
  });
}

/** Up to the next words behind an amount: those begin another box beside the sums. */
function ownValues(cells: readonly NamedCell[]): string[] {
  const texts = cells.map(({ cell }) => cell.text);
  const other = texts.findIndex(
    (text, at) => /\p{L}{4,}/u.test(text) && texts.slice(0, at).some((before) => /\d/.test(before)),
  );
  return other === -1 ? texts : texts.slice(0, other);
}

/**
 * `VAT: DE123456789 · share capital 120,000.00`: what stands far behind the word is none of its, and an amount in the
 * midst of a sentence is only spoken of.
 */
function withoutSentence(text: string): string {
  const amount = /\d[\d.,' ]*[.,]\d{2}(?!\d)/.exec(text);
  if (!amount) return text;
  const behind = text.slice(amount.index + amount[0].length).replace(/\P{L}/gu, '').length;
  return amount.index > wordsBetweenMax || behind > lettersBehindMax ? '' : text;
}

type NamedCell = {
  readonly cell: Cell;
  readonly kind: { readonly kind: SumKind; readonly end: number } | null;
};

/** What such a box may say besides, and no table of items says alone. */
const besideSums =
  /^(?:importe bruto|total bruto|bruto|dto|desc|dcto|remise|escompte|discount|base|taux|al[íi]quota|%)/iu;

/** A box with `Net | VAT | Total` over its amounts; a heading of the item table has no two of these. */
function sumsUnderHeadings(
  named: readonly NamedCell[],
  under: Line | undefined,
  mark: DecimalMark,
): SumRow[] {
  const kinds = new Set(named.flatMap(({ kind }) => kind?.kind ?? []));
  if (!under || !kinds.has('net') || !(kinds.has('gross') || kinds.has('total') || kinds.has('due')))
    return [];
  const sums = named.filter(({ cell }) => !cell.text.startsWith('%'));
  const rows = sums.flatMap(({ cell, kind }): SumRow[] => {
    const value = under.cells.find((below) => below.x < cell.right + 4 && below.right > cell.x - 4);
    const amounts = value ? moneyIn(value.text, mark) : [];
    return kind && amounts.length === 1 ? [{ kind: kind.kind, label: cell.text, amounts, line: under }] : [];
  });
  const areKnown = named.every(({ cell, kind }) => kind !== null || besideSums.test(cell.text));
  return areKnown || addUp(rows) ? rows : [];
}

/** A breakdown of several rows: none of them is the sum of all. */
function goesOn(named: readonly NamedCell[], third: Line | undefined, mark: DecimalMark): boolean {
  const under = named.filter(({ cell }) =>
    third?.cells.some(
      (below) =>
        below.x < cell.right &&
        below.right > cell.x &&
        moneyIn(below.text, mark).length === 1 &&
        !/\p{L}{4,}/u.test(below.text),
    ),
  );
  return under.length >= 2;
}

/** Headings that nobody knows may stand between, where net and tax lead to the total without what is under them. */
function addUp(rows: readonly SumRow[]): boolean {
  const of = (...kinds: readonly SumKind[]) =>
    rows
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ amounts }) => Math.round(100 * Number(amounts[0]?.decimal)));
  const tax = of('tax').reduce((sum, part) => sum + part, 0);
  const totals = of('gross', 'total', 'due');
  return of('tax').length > 0 && of('net').some((net) => totals.includes(net + tax));
}

/** A box with what is to be paid under its label: `Te betalen` over `€ 84,70`. */
function sumUnderLabel(named: readonly NamedCell[], under: Line | undefined, mark: DecimalMark): SumRow[] {
  if (!under || named.length > boxesMax) return [];
  return named.flatMap(({ cell, kind }): SumRow[] => {
    if (kind?.kind !== 'due' || (sumLabelRest(cell.text) ?? Infinity) > 0) return [];
    const value = under.cells.find((below) => Math.abs(below.x - cell.x) < 4);
    const [amount, ...others] = value ? moneyIn(value.text, mark) : [];
    const isAlone = amount?.hasCurrency && others.length === 0 && amount.text === value?.text;
    return isAlone ? [{ kind: 'due', label: cell.text, amounts: [amount], line: under }] : [];
  });
}

/** Whole numbers count only with a currency beside them: else they are quantities and percentages. */
function moneyIn(text: string, mark: DecimalMark): FoundAmount[] {
  const amounts = findAmounts(text, mark);
  const whole = amounts.length === 1 && /^\D{0,6}\d{1,3}(?:[.,' ]\d{3})*\D{0,6}$/.test(text);
  return amounts.filter(
    ({ decimal, hasCurrency, text: shown }) =>
      decimal.includes('.') || hasCurrency || (whole && shown.length >= 3),
  );
}

/** The text begins with what a sum is called; how many letters it goes on with tells a label from an item's name. */
export function sumLabelRest(text: string): number | null {
  const kind = sumKindOf(text);
  if (!kind || kind.kind === 'extra' || text.slice(0, kind.start).replace(/\P{L}/gu, '').length > 0)
    return null;
  return text.slice(kind.end).replace(/\P{L}/gu, '').length;
}

function sumKindOf(text: string): { kind: SumKind; start: number; end: number } | null {
  if ([earlierBalance, waysToPay, conditional].some((mark) => mark.test(text))) return null;
  for (const [kind, label] of sumLabels) {
    const match = label.exec(text);
    if (
      match &&
      match.index <= 24 &&
      match.index + match[0].length <= labelCharactersMax &&
      isLabel(text, match.index)
    ) {
      if (kind === 'total' && carriedForward.test(text)) return null;
      const isOpen = kind === 'paid' && unpaidMark.test(text);
      return { kind: isOpen ? 'due' : kind, start: match.index, end: match.index + match[0].length };
    }
  }
  return null;
}

/** What stands before the word must be short and no sentence: `Rechnungs-Summe`, not `we ask you to pay the total`. */
function isLabel(text: string, index: number): boolean {
  const before = text.slice(0, index).trim();
  return before.split(/\s+/).length <= 3 && !/[!?;]\s/.test(before) && !/\d[.,]\d{2}(?!\d?\s?%)/.test(before);
}
