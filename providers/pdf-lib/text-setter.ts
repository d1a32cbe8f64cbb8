import type { PDFDocument, PDFPage, RGB } from 'pdf-lib';

import { createGlyphDrawer } from './glyph-drawer.js';
import { clean, graphemesOf, visualRuns } from './runs.js';
import type { FaceName, Weight } from './typefaces.js';

/** Sizes and lengths are points. */
export type Style = { readonly size: number; readonly weight: Weight; readonly color: RGB };

export type Place = {
  readonly x: number;
  /** The baseline, from the bottom of the page. */
  readonly y: number;
  readonly width: number;
  readonly align?: 'left' | 'right';
};

const sizeMin = 5;
const ellipsis = '…';

export type TextSetter = Awaited<ReturnType<typeof createTextSetter>>;

/** Sets text in the fonts of a document. Only the faces that `texts` need are embedded. */
export async function createTextSetter(document: PDFDocument, texts: readonly string[]) {
  const names = new Set<FaceName>(['latin', 'latinBold']);
  for (const text of texts) for (const { face } of visualRuns(clean(text), 'regular')) names.add(face);
  const glyphs = await createGlyphDrawer(document, names);

  function widthOf(line: string, { size, weight }: Style): number {
    return visualRuns(line, weight).reduce((width, run) => width + glyphs.widthOf(run, size), 0);
  }

  /** The most graphemes of the line that fit, with `tail` after them. */
  function longestFit(graphemes: readonly string[], style: Style, width: number, tail: string): number {
    let [fits, tooMany] = [0, graphemes.length + 1];
    while (tooMany - fits > 1) {
      const middle = (fits + tooMany) >> 1;
      if (widthOf(`${graphemes.slice(0, middle).join('')}${tail}`, style) <= width) fits = middle;
      else tooMany = middle;
    }
    return fits;
  }

  function ellipsise(line: string, style: Style, width: number): string {
    if (widthOf(line, style) <= width) return line;
    const graphemes = graphemesOf(line);
    const kept = longestFit(graphemes, style, width, ellipsis);
    return `${graphemes.slice(0, kept).join('').trimEnd()}${ellipsis}`;
  }

  /** Breaks at spaces and hyphens, else anywhere; what does not fit on the last line ends in an ellipsis. */
  function wrap(text: string, style: Style, width: number, linesMax: number): string[] {
    const lines: string[] = [];
    let rest = graphemesOf(clean(text));
    while (lines.length < linesMax - 1 && widthOf(rest.join(''), style) > width) {
      const fits = Math.max(1, longestFit(rest, style, width, ''));
      const space = rest.slice(0, fits + 1).lastIndexOf(' ');
      const hyphen = rest.slice(0, fits).lastIndexOf('-') + 1;
      const end = Math.max(space, hyphen) > 0 ? Math.max(space, hyphen) : fits;
      lines.push(rest.slice(0, end).join('').trimEnd());
      rest = graphemesOf(rest.slice(end).join('').trimStart());
    }
    return [...lines, ellipsise(rest.join(''), style, width)];
  }

  function draw(page: PDFPage, line: string, style: Style, { x, y, width, align }: Place): void {
    let cursor = align === 'right' ? x + width - widthOf(line, style) : x;
    for (const run of visualRuns(line, style.weight)) {
      glyphs.draw(page, run, style, { x: cursor, y });
      cursor += glyphs.widthOf(run, style.size);
    }
  }

  return {
    wrap,
    /** Text of which the end may be lost. */
    line: (page: PDFPage, text: string, style: Style, place: Place) =>
      draw(page, ellipsise(clean(text), style, place.width), style, place),
    lines: (page: PDFPage, lines: readonly string[], style: Style, place: Place, leading: number) =>
      lines.forEach((line, index) => draw(page, line, style, { ...place, y: place.y - index * leading })),
    /** Text of which nothing may be lost, such as an amount: made smaller until it fits. */
    whole: (page: PDFPage, text: string, style: Style, place: Place) => {
      const size = Math.max(sizeMin, Math.min(style.size, (style.size * place.width) / widthOf(text, style)));
      draw(page, text, { ...style, size }, place);
    },
  };
}
