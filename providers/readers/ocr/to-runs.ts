import type { Box } from '../../../domain/extraction.js';
import type { PageSize, TextRun } from '../text/layout.js';
import { withDots, type SizedText } from './dots.js';
import type { QuarterTurns } from './grey-page.js';
import { withMeantLetters } from './label-words.js';
import { withBuyersLabel } from './labels-of-buyers.js';
import { withMeantDigits } from './meant-digits.js';
import { unlevelled } from './levelling.js';
import type { ScannedPage, ScannedText } from './recognise-page.js';

/** Of the box around a line: the size of its font. */
const fontSize = 0.75;
/** The middle of a line lies so much of the font's size above the line that its letters stand on. */
const middle = 0.3;
/** The usual size of print; pages are scaled to it, so that distances mean what they mean in a PDF. */
const usualPoints = 10;

/** Of the usual size: texts whose middles lie closer stand in one row. Letters that reach down lower the middle of theirs. */
const sameRow = 0.4;

/** What was read on a page, as a PDF would say it: upright and level, in points, from the bottom left. */
export function toRuns(page: ScannedPage, number: number): { runs: TextRun[]; size: PageSize } {
  const usual = (median(page.texts.map(({ height }) => height)) ?? usualPoints) * fontSize;
  const points = usualPoints / usual;
  const meant = asMeant(page.texts);
  const texts = page.texts.map((text, at) => ({ ...text, text: meant[at] ?? text.text }));
  const runs = rowsOf(texts, sameRow * usual).flatMap((row) => {
    const [rowMiddle = 0, rowHeight = 0] = [
      median(row.map((text) => text.middle)),
      median(row.map(({ height }) => height)),
    ];
    const y = (page.heightPx - rowMiddle) * points - middle * rowHeight * fontSize * points;
    return row.map(({ text, left, width, height }): TextRun => {
      return {
        text,
        page: number,
        x: left * points,
        y,
        width: width * points,
        height: height * fontSize * points,
      };
    });
  });
  return { runs, size: { width: page.widthPx * points, height: page.heightPx * points } };
}

function asMeant(texts: readonly SizedText[]): string[] {
  const figures = texts.map(({ text, height }) => ({ text: withMeantDigits(text), height }));
  return withDots(figures).map((text) => withBuyersLabel(withMeantLetters(text)));
}

/** From top to bottom; a row ends where the next text lies lower by more than `apart`. */
function rowsOf(texts: readonly ScannedText[], apart: number): ScannedText[][] {
  const rows: ScannedText[][] = [];
  for (const text of texts.toSorted((a, b) => a.middle - b.middle)) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    if (row && last && text.middle - last.middle <= apart) row.push(text);
    else rows.push([text]);
  }
  return rows;
}

function median(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

type Edges = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** Where a box of the upright and level page stands on the page as it is displayed. */
export function displayedBox(box: Box, { slopes, turns, ...page }: Omit<ScannedPage, 'texts'>): Box {
  const { widthPx, heightPx } = page;
  const middle = [(box.left + box.width / 2) * widthPx, (box.top + box.height / 2) * heightPx] as const;
  const [x, y] = unlevelled(middle, slopes, page);
  const [centerX, centerY] = [x / widthPx, y / heightPx];
  return turnBack(
    {
      left: centerX - box.width / 2,
      top: centerY - box.height / 2,
      right: centerX + box.width / 2,
      bottom: centerY + box.height / 2,
    },
    turns,
  );
}

const backwards: Readonly<Record<QuarterTurns, (edges: Edges) => Edges>> = {
  0: (edges) => edges,
  1: ({ left, top, right, bottom }) => ({ left: top, top: 1 - right, right: bottom, bottom: 1 - left }),
  2: ({ left, top, right, bottom }) => ({
    left: 1 - right,
    top: 1 - bottom,
    right: 1 - left,
    bottom: 1 - top,
  }),
  3: ({ left, top, right, bottom }) => ({ left: 1 - bottom, top: left, right: 1 - top, bottom: right }),
};

function turnBack(upright: Edges, turns: QuarterTurns): Box {
  const edges = backwards[turns](upright);
  const inside = (value: number) => Math.min(1, Math.max(0, value));
  const [left, top] = [inside(edges.left), inside(edges.top)];
  return { left, top, width: inside(edges.right) - left, height: inside(edges.bottom) - top };
}
