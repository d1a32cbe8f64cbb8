import type { Candidate } from '../../../../domain/extraction.js';
import { ranked } from '../../reading.js';
import { evidenceAt, type Line } from '../../text/layout.js';
import { itemsMake } from './items.js';
import type { Row, RowKind } from './rows.js';

/** How often a total was right that was found so, on receipts that were not used to set these. */
const proven = 0.92;
const repeated = 0.86;
const labelledOnly = 0.75;
const guessed = 0.5;

type Sighting = { readonly minor: number; readonly row: Row };

/** What was to be paid: what is called so, and what the other amounts of the receipt say that it must be. */
export function findReceiptTotals(lines: readonly Line[], rows: readonly Row[]): Candidate<number>[] {
  const of = (kind: RowKind) =>
    rows.filter((row) => row.kind === kind).map((row): Sighting => ({ minor: row.amounts.at(-1) ?? 0, row }));
  const [totals, paid, change] = [of('total'), of('paid'), of('change')];
  const calculated = [...sumsUp(of('subtotal'), of('tax'), of('rounding'), totals), ...taxTable(rows)];
  const given = handedOver(paid, change);
  const possible = [...totals, ...given, ...calculated, ...paid].filter(({ minor }) => minor > 0);
  const scored = possible.map(({ minor, row }) => {
    const says = (list: readonly Sighting[]) => list.some((other) => other.minor === minor);
    const called = totals.filter((total) => total.minor === minor);
    const finals = called.some(({ row: named }) => named.final);
    const items = itemsMake(lines, rows, minor);
    const proofs = [says(given), says(calculated), items].filter(Boolean).length;
    const echoes = [called.length > 1, says(paid)].filter(Boolean).length;
    const score = (finals ? 3 : called.length > 0 ? 2 : 0) + 2 * proofs + echoes;
    const confidence =
      called.length > 0 && proofs > 0
        ? proven
        : called.length > 0 && echoes > 0
          ? repeated
          : called.length > 0 || proofs > 1
            ? labelledOnly
            : guessed;
    return {
      score,
      candidate: { value: minor, confidence, evidence: evidenceAt((called[0]?.row ?? row).line) },
    };
  });
  const best = scored.toSorted((a, b) => b.score - a.score)[0];
  if (!best) return [];
  const others = scored.map(({ candidate }) => ({
    ...candidate,
    confidence: Math.min(candidate.confidence, guessed, best.candidate.confidence - 0.1),
  }));
  const rival = scored.some(
    ({ score, candidate }) => candidate.value !== best.candidate.value && score >= best.score,
  );
  const first = rival
    ? { ...best.candidate, confidence: Math.min(best.candidate.confidence, 0.6) }
    : best.candidate;
  return ranked([first, ...others.filter(({ value }) => value !== first.value)]);
}

/** Cash less change. Without change the cash is only the same amount once more. */
function handedOver(paid: readonly Sighting[], change: readonly Sighting[]): Sighting[] {
  return paid.flatMap(({ minor, row }) =>
    change
      .filter((back) => back.minor !== 0 && Math.abs(back.minor) < minor)
      .map((back) => ({ minor: minor - Math.abs(back.minor), row })),
  );
}

/** Sums that two or three rows of different kinds make, with or without what was rounded. */
function sumsUp(
  subtotals: readonly Sighting[],
  taxes: readonly Sighting[],
  roundings: readonly Sighting[],
  totals: readonly Sighting[],
): Sighting[] {
  const rounded = roundings.filter(({ minor }) => minor !== 0 && Math.abs(minor) < 10);
  const taxed = taxes.filter(({ minor }) => minor > 0);
  const whole = [...subtotals, ...totals];
  const withTax = subtotals.flatMap((net) =>
    taxed.map((tax) => ({ minor: net.minor + tax.minor, row: net.row })),
  );
  const plus = [...whole, ...withTax].flatMap(({ minor, row }) =>
    rounded.flatMap((by) => [
      { minor: minor + by.minor, row },
      // The eye loses the minus of `-0.02`.
      ...(by.minor > 0 ? [{ minor: minor - by.minor, row }] : []),
    ]),
  );
  return [...withTax, ...plus];
}

/** The table of the rates at the foot: what each rate is on, and its tax. */
function taxTable(rows: readonly Row[]): Sighting[] {
  const rates = rows.filter(({ line, amounts }) => /\d\s?%/.test(line.text) && amounts.length >= 2);
  const [row] = rates;
  const sum = rates.reduce((all, { amounts: [first = 0, second = 0] }) => all + first + second, 0);
  return row ? [{ minor: sum, row }] : [];
}
