import type { Extraction } from '../../../../domain/extraction.js';
import type { TextRun } from '../../../../providers/readers/text/layout.js';
import { readRuns } from '../../../../providers/readers/text/read-text.js';

/** A page by its rows from the top, each a list of texts in columns of the same width; an empty text is left out. */
export function readRows(rows: readonly (readonly string[])[], columnWidth = 120): Extraction {
  const runs = rows.flatMap((row, at) =>
    row.map((text, column): TextRun => ({
      text,
      page: 1,
      x: 40 + column * columnWidth,
      y: 800 - at * 16,
      width: text.length * 5,
      height: 10,
    })),
  );
  const seen = runs.filter(({ text }) => text !== '');
  return readRuns(seen, { reader: 'pdf-text', pages: [{ width: 595, height: 842 }] });
}
