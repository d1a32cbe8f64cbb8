import type { Candidate, ExtractedTax } from '../../../domain/extraction.js';
import type { Currency } from '../../../domain/money.js';
import { ranked } from '../reading.js';
import { findAmounts, toMinor, type DecimalMark } from './amounts.js';
import { evidenceAt, type Line } from './layout.js';
import type { SumRow } from './sums.js';

export type Taxation = {
  readonly taxes: readonly ExtractedTax[];
  readonly net: readonly Candidate<number>[];
  readonly tax: readonly Candidate<number>[];
};

const proven = 0.96;
const labelled = 0.84;
const doubted = 0.6;

/** The tax breakdown and its sums, sure when net and tax add up to the total. */
export function readTaxes(
  rows: readonly SumRow[],
  lines: readonly Line[],
  items: ReadonlySet<Line>,
  totalMinor: number | undefined,
  currency: Currency,
  mark: DecimalMark,
): Taxation {
  const amounts = rows
    .filter(({ line }) => !items.has(line))
    .flatMap(({ kind, amounts: list, line, label }) => {
      const last = list.at(-1);
      const minor = last ? toMinor(last.decimal, currency) : null;
      return minor === null ? [] : [{ kind, minor, line, label }];
    });
  const breakdown = distinct(
    lines.filter((line) => !items.has(line)).flatMap((line) => rateRow(line, currency, mark)),
  );
  const taxRows = amounts.filter(({ kind }) => kind === 'tax');
  const fromLabels = distinct(
    taxRows.flatMap(({ label, minor }) => {
      const rate = rateIn(label);
      return rate === null
        ? []
        : [{ category: null, ratePercent: rate, taxableMinor: null, taxMinor: minor }];
    }),
  );
  const taxes = breakdown.length > 0 ? breakdown : fromLabels;
  const nets = amounts.filter(({ kind }) => kind === 'net');
  const whole = taxRows.reduce((all, { minor }) => all + minor, 0);
  const sums = [sumOf(taxes), ...taxRows.map(({ minor }) => minor), sumOf(fromLabels), whole];
  const net = nets.map(({ minor, line }): Candidate<number> => {
    const adds = totalMinor !== undefined && sums.some((tax) => tax !== null && minor + tax === totalMinor);
    return { value: minor, confidence: adds ? proven : labelled, evidence: evidenceAt(line) };
  });
  const untaxed = taxRows.length > 0 && taxRows.every(({ minor }) => minor === 0) ? taxRows.slice(0, 1) : [];
  const untaxedTotal = untaxed.flatMap(({ line }): Candidate<number>[] =>
    totalMinor === undefined || nets.length > 0
      ? []
      : [{ value: totalMinor, confidence: labelled, evidence: evidenceAt(line) }],
  );
  const best = ranked([...net, ...untaxedTotal, ...netBetween(rows, breakdown, totalMinor, currency)]);
  const agreed = best[0]?.confidence === proven ? best : settle(best);
  return { taxes, net: agreed, tax: taxOf(agreed[0], totalMinor, taxRows) };
}

/** Not labelled, and still said: by a row of net, tax and total, or by a breakdown that leads to the total. */
function netBetween(
  rows: readonly SumRow[],
  breakdown: readonly ExtractedTax[],
  totalMinor: number | undefined,
  currency: Currency,
): Candidate<number>[] {
  if (totalMinor === undefined) return [];
  const inRows = rows.flatMap(({ amounts, line }): Candidate<number>[] => {
    const [net, tax, total] = amounts.slice(-3).map(({ decimal }) => toMinor(decimal, currency));
    const isWhole = net && tax && total === totalMinor && net + tax === total;
    return isWhole ? [{ value: net, confidence: proven, evidence: evidenceAt(line) }] : [];
  });
  const net = totalMinor - (sumOf(breakdown) ?? 0);
  const bases = breakdown.map(({ taxableMinor }) => taxableMinor ?? 0).reduce((a, b) => a + b, 0);
  const [first] = rows;
  return breakdown.length > 0 && bases === net && first && inRows.length === 0
    ? [{ value: net, confidence: proven, evidence: evidenceAt(first.line) }]
    : inRows;
}

/** Where net and total are proven the tax is what lies between them, in whatever rows it is printed. */
function taxOf(
  net: Candidate<number> | undefined,
  totalMinor: number | undefined,
  taxRows: readonly { readonly minor: number; readonly line: Line }[],
): Candidate<number>[] {
  const shown = taxRows.map(({ minor, line }): Candidate<number> => ({
    value: minor,
    confidence: labelled,
    evidence: evidenceAt(line),
  }));
  if (net?.confidence === proven && totalMinor !== undefined) {
    const value = totalMinor - net.value;
    const evidence = shown.find((entry) => entry.value === value)?.evidence ?? net.evidence;
    return [{ value, confidence: proven, evidence }];
  }
  return settle(ranked(shown));
}

function settle(candidates: readonly Candidate<number>[]): Candidate<number>[] {
  if (candidates.length < 2) return [...candidates];
  return candidates.map((entry) => ({ ...entry, confidence: Math.min(entry.confidence, doubted) }));
}

/** `19 %  1.000,00  190,00`: rate, base and tax that agree, in this order or with words between. */
function rateRow(line: Line, currency: Currency, mark: DecimalMark): ExtractedTax[] {
  const rate = rateIn(line.text);
  if (rate === null) return [];
  const values = line.parts
    .filter(
      ({ text }) =>
        rateIn(text) === null ||
        /\d[.,]\d{2}\D*\d{1,2}(?:[.,]\d{1,2})?\s?%/.test(text) ||
        /%.*\d[.,]\d{2}/.test(text),
    )
    .flatMap(({ text }) => findAmounts(text, mark))
    .map(({ decimal }) => toMinor(decimal, currency))
    .filter((value) => value !== null);
  for (const [at, taxable] of values.entries()) {
    const expected = Math.round((taxable * Number(rate)) / 100);
    const tax = values.slice(at + 1).find((value) => Math.abs(value - expected) <= 1);
    if (taxable !== 0 && tax !== undefined && (tax !== 0 || Number(rate) === 0)) {
      return [{ category: null, ratePercent: rate, taxableMinor: taxable, taxMinor: tax }];
    }
  }
  return [];
}

function rateIn(text: string): string | null {
  const rate = /(?<![\d.,])(\d{1,2}(?:[.,]\d{1,3})?)\s?%/.exec(text)?.[1];
  return rate === undefined ? null : String(Number(rate.replace(',', '.')));
}

/** A breakdown may stand twice: in its table and beside the sums. */
function distinct(taxes: readonly ExtractedTax[]): ExtractedTax[] {
  return [...new Map(taxes.map((tax) => [`${tax.ratePercent} ${tax.taxMinor}`, tax])).values()];
}

function sumOf(taxes: readonly ExtractedTax[]): number | null {
  return taxes.length === 0 ? null : taxes.reduce((sum, { taxMinor }) => sum + taxMinor, 0);
}
