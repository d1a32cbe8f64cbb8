import { beforeAll, describe, expect, it } from 'vitest';
import { headerFields, isWrongAndConfident, score, type Scored } from '../../../../bench/reading/score.js';
import { unseenDocuments, type UnseenDocument } from '../../../../bench/reading/unseen/unseen.js';
import { defaultConfidenceGate, type Extraction } from '../../../../domain/extraction.js';
import { outcomeOf } from '../../../../domain/outcome.js';
import { defaultReaderLimits } from '../../../../providers/readers/limits.js';
import { loadPdf } from '../../../../providers/readers/pdf/load.js';
import { readRuns } from '../../../../providers/readers/text/read-text.js';

type Result = {
  readonly document: UnseenDocument;
  readonly extraction: Extraction;
  readonly scores: readonly Scored[];
};

async function read(document: UnseenDocument): Promise<Result> {
  const loaded = await loadPdf({ bytes: await document.bytes(), limits: defaultReaderLimits });
  if (!loaded.ok) throw new Error(`${document.name}: ${loaded.code}`);
  const { runs, pages } = loaded.content;
  const extraction = readRuns(runs, { reader: 'pdf-text', pages });
  return { document, extraction, scores: score(extraction, document.truth) };
}

const isBill = ({ document: { truth } }: Result) => truth.kind === 'bill';
const outcome = ({ extraction }: Result) => outcomeOf(extraction, defaultConfidenceGate).outcome;
const names = (results: readonly Result[]) => results.map(({ document }) => document.name);

describe('of pages by authors who had not seen the rules', () => {
  const results: Result[] = [];
  beforeAll(async () => {
    for (const document of unseenDocuments()) results.push(await read(document));
  }, 300_000);

  it('no amount, currency or payee is wrong and said with confidence', () => {
    expect(results.length).toBeGreaterThan(50);
    expect(names(results.filter(({ scores }) => scores.some(isWrongAndConfident)))).toEqual([]);
  });

  it('at least 95 of 100 header fields are read', () => {
    const header = results.flatMap(({ scores }) =>
      scores.filter(({ field }) => headerFields.includes(field)),
    );
    expect(header.filter(({ isRight }) => isRight).length / header.length).toBeGreaterThanOrEqual(0.95);
  });

  it('what is no bill is not paid, and nothing but receipts of what was paid is put away without a look', () => {
    const others = results.filter((result) => !isBill(result));
    const isReceipt = ({ document: { truth } }: Result) => truth.kind === 'receipt';
    expect(names(others.filter((result) => outcome(result) === 'payable'))).toEqual([]);
    expect(names(others.filter((result) => outcome(result) === 'nothing_due' && !isReceipt(result)))).toEqual(
      [],
    );
  });

  it('none is paid that was paid or is collected', () => {
    const settled = results.filter((result) => isBill(result) && result.document.truth.amountDue === 0);
    expect(settled.length).toBeGreaterThan(4);
    expect(names(settled.filter((result) => outcome(result) === 'payable'))).toEqual([]);
  });

  it('at most 40 of 100 bills go to a person, who has a reason to look at many of them', () => {
    const bills = results.filter(isBill);
    const reviewed = bills.filter((result) => outcome(result) === 'review');
    expect(reviewed.length / bills.length).toBeLessThanOrEqual(0.4);
  });
});
