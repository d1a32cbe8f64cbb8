import type { Evidence } from '../../../domain/extraction.js';
import { cellBelow, evidenceAt, type Cell, type Line, type Place } from './layout.js';

/** Where a value stands to its label; the first is the surest. */
export type Relation = 'same-cell' | 'right' | 'below';

export type LabelledText = {
  readonly text: string;
  readonly relation: Relation;
  readonly label: string;
  readonly place: Place;
  /** The cell that the text stands in. */
  readonly cell: Cell;
};

/**
 * Texts that could be the value of a label: behind it in its cell, in the next cell, in the cell under it. Where the label
 * stands twice (`Invoice Invoice no. 7`) the last one counts.
 */
export function labelledTexts(lines: readonly Line[], label: RegExp): LabelledText[] {
  const all = new RegExp(label.source, `${label.flags}g`);
  return lines.flatMap((line) =>
    line.cells.flatMap((cell, index): LabelledText[] => {
      const match = [...cell.text.matchAll(all)].at(-1);
      if (!match) return [];
      const from = { label: match[0], place: { line, cell } };
      const after = withoutLead(cell.text.slice(match.index + match[0].length));
      const right = line.cells[index + 1];
      const below = cellBelow(lines, from.place);
      const under = partUnder(lines, from.place, label);
      return [
        ...(after === '' ? [] : [{ ...from, text: after, relation: 'same-cell' as const, cell }]),
        ...(right
          ? [{ ...from, text: withoutLead(right.text), relation: 'right' as const, cell: right }]
          : []),
        ...[under, below].flatMap((found) =>
          found ? [{ ...from, text: found.cell.text, relation: 'below' as const, cell: found.cell }] : [],
        ),
      ];
    }),
  );
}

function withoutLead(text: string): string {
  return text.replace(/^[\s:.#°º|-]+/, '');
}

/** Headings that stand close are one cell: the value is what stands under the label's own words. */
function partUnder(lines: readonly Line[], { line, cell }: Place, label: RegExp): Place | null {
  const part = line.parts.find(
    ({ x, right, text }) => x >= cell.x && right <= cell.right && label.test(text),
  );
  if (!part || part.text === cell.text) return null;
  return cellBelow(
    lines.map((other) => ({ ...other, cells: other.parts })),
    { line, cell: part },
  );
}

const certainty: Readonly<Record<Relation, number>> = { 'same-cell': 0.96, right: 0.95, below: 0.92 };

export type LabelledValue<T> = {
  readonly value: T;
  readonly confidence: number;
  readonly from: LabelledText;
};

/** For each label the nearest text that parses; labels without one give nothing. */
export function labelledValues<T>(
  lines: readonly Line[],
  label: RegExp,
  parse: (text: string) => T | null,
): LabelledValue<T>[] {
  const byLabel = new Map<Place['cell'], LabelledValue<T>>();
  for (const from of labelledTexts(lines, label)) {
    if (byLabel.has(from.place.cell)) continue;
    const value = parse(from.text);
    if (value !== null) byLabel.set(from.place.cell, { value, confidence: certainty[from.relation], from });
  }
  return [...byLabel.values()];
}

/** The label with its value as they stand on the page. */
export function evidenceOf({ place, relation, text, cell }: LabelledText): Evidence {
  const words = relation === 'below' ? `${place.cell.text} / ${text}` : place.line.text;
  return evidenceAt(place.line, words, [place.cell, cell]);
}
