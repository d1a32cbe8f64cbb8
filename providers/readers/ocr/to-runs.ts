import type { Box } from '../../../domain/extraction.js';
import type { PageSize, TextRun } from '../text/layout.js';
import type { QuarterTurns } from './grey-page.js';
import { withBuyersLabel } from './labels-of-buyers.js';
import type { ScannedPage } from './recognise-page.js';

/** Of the box around a line: the size of its font. */
const fontSize = 0.75;
/** The middle of a line lies so much of the font's size above the line that its letters stand on. */
const middle = 0.3;
/** The usual size of print; pages are scaled to it, so that distances mean what they mean in a PDF. */
const usualPoints = 10;

/** What was read on a page, as a PDF would say it: upright and level, in points, from the bottom left. */
export function toRuns(page: ScannedPage, number: number): { runs: TextRun[]; size: PageSize } {
  const heights = page.texts.map(({ height }) => height).toSorted((a, b) => a - b);
  const usual = (heights[Math.floor(heights.length / 2)] ?? usualPoints) * fontSize;
  const points = usualPoints / usual;
  const runs = page.texts.map((text): TextRun => {
    const height = text.height * fontSize * points;
    return {
      text: withBuyersLabel(text.text),
      page: number,
      x: text.left * points,
      y: (page.heightPx - text.middle) * points - middle * height,
      width: text.width * points,
      height,
    };
  });
  return { runs, size: { width: page.widthPx * points, height: page.heightPx * points } };
}

type Edges = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** Where a box of the upright and level page stands on the page as it is displayed. */
export function displayedBox(
  box: Box,
  { widthPx, heightPx, skewDegrees, turns }: Omit<ScannedPage, 'texts'>,
): Box {
  const angle = (skewDegrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const x = (box.left + box.width / 2 - 0.5) * widthPx;
  const y = (box.top + box.height / 2 - 0.5) * heightPx;
  const [centerX, centerY] = [(x * cos - y * sin) / widthPx + 0.5, (x * sin + y * cos) / heightPx + 0.5];
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
