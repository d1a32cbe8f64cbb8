import { describe, expect, it } from 'vitest';
import { makeDocuments, type MadeDocument } from '../../../../bench/reading/layouts/generate.js';
import { layOut, type TextRun, type TextSource } from '../../../../providers/readers/text/layout.js';
import { readRuns } from '../../../../providers/readers/text/read-text.js';
import { splitByDocument } from '../../../../providers/readers/text/several.js';

const made = [...makeDocuments()].filter(({ truth }) => truth.kind === 'bill');

/** The documents one after the other in one file. */
function bound(...documents: readonly MadeDocument[]): { runs: TextRun[]; source: TextSource } {
  const runs: TextRun[] = [];
  const pages = [];
  for (const document of documents) {
    runs.push(...document.runs.map((run) => ({ ...run, page: run.page + pages.length })));
    pages.push(...document.pages);
  }
  return { runs, source: { reader: 'pdf-text', pages } };
}

const one = made.find(({ pages }) => pages.length === 1) as MadeDocument;
const long = made.find(({ pages }) => pages.length > 1) as MadeDocument;
const other = made.find(
  ({ pages, truth }) => pages.length === 1 && truth.number !== one.truth.number,
) as MadeDocument;

describe('a file with several papers', () => {
  it('is held, with the pages of each', () => {
    const { runs, source } = bound(one, long, other);
    const last = 1 + long.pages.length;
    expect(splitByDocument(layOut(runs, source))).toEqual([
      { first: 1, last: 1 },
      { first: 2, last },
      { first: last + 1, last: last + 1 },
    ]);
    expect(readRuns(runs, source).findings).toContainEqual({
      code: 'several_documents',
      message: `The file holds 3 documents: pages 1, 2-${last}, ${last + 1}.`,
      severity: 'hold',
      page: 2,
    });
  });

  it('is one paper when its pages go on counting', () => {
    expect(long.pages.length).toBeGreaterThan(1);
    for (const document of made) {
      const { runs, source } = bound(document);
      expect([document.name, splitByDocument(layOut(runs, source))]).toEqual([
        document.name,
        [{ first: 1, last: document.pages.length }],
      ]);
    }
  });

  it('begins anew where page 1 is counted once more', () => {
    const page = (text: string, number: number) => ({ text, page: number, x: 9, y: 9, width: 60, height: 9 });
    const runs = [page('Page 1 of 2', 1), page('Page 2 of 2', 2), page('Page 1 of 1', 3)];
    const source: TextSource = { reader: 'ocr', pages: runs.map(() => ({ width: 100, height: 100 })) };
    expect(splitByDocument(layOut(runs, source))).toEqual([
      { first: 1, last: 2 },
      { first: 3, last: 3 },
    ]);
  });
});
