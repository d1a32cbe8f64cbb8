import { describe, expect, it } from 'vitest';
import { makeDocuments, type MadeDocument } from '../../../../bench/reading/layouts/generate.js';
import { layoutPdf } from '../../../../bench/reading/layouts/layout-pdf.js';
import { headerFields, isWrongAndConfident, score, type Scored } from '../../../../bench/reading/score.js';
import { defaultConfidenceGate, reviewReasons, type Extraction } from '../../../../domain/extraction.js';
import { outcomeOf } from '../../../../domain/outcome.js';
import { defaultReaderLimits } from '../../../../providers/readers/limits.js';
import { readPdf } from '../../../../providers/readers/pdf/read-pdf.js';
import { readRuns } from '../../../../providers/readers/text/read-text.js';

type Result = { readonly made: MadeDocument; readonly extraction: Extraction; readonly scores: Scored[] };

const results = [...makeDocuments()].map((made): Result => {
  const extraction = readRuns(made.runs, { reader: 'pdf-text', pages: made.pages });
  return { made, extraction, scores: score(extraction, made.truth) };
});
const parts = [
  ['the reader was tuned with', results.filter(({ made }) => !made.isHeldBack)],
  ['were kept from whoever tuned the reader', results.filter(({ made }) => made.isHeldBack)],
] as const;

function shareRight(scores: readonly Scored[]): number {
  return scores.filter(({ isRight }) => isRight).length / scores.length;
}

describe.each(parts)('in eight languages and layouts that %s', (_, part) => {
  it('no amount, currency or payee is wrong and said with confidence', () => {
    const wrong = part.filter(({ scores }) => scores.some(isWrongAndConfident));
    expect(wrong.map(({ made }) => made.name)).toEqual([]);
  });

  it('at least 95 of 100 header fields are read', () => {
    const header = part.flatMap(({ scores }) => scores.filter(({ field }) => headerFields.includes(field)));
    expect(header.length).toBeGreaterThan(500);
    expect(shareRight(header)).toBeGreaterThanOrEqual(0.95);
  });

  it('at least 95 of 100 item tables have the right count and sum', () => {
    const tables = part.map(({ scores }) =>
      scores.filter(({ field }) => field === 'lineCount' || field === 'linesTotal').every((s) => s.isRight),
    );
    expect(tables.filter(Boolean).length / tables.length).toBeGreaterThanOrEqual(0.95);
  });

  it('at most 15 of 100 bills that could be paid go to a person', () => {
    const payable = part.filter(
      ({ made }) => made.truth.kind === 'bill' && made.truth.amountDue > 0 && !made.name.includes('no-sign'),
    );
    const reviewed = payable.filter(
      ({ extraction }) => reviewReasons(extraction, defaultConfidenceGate).length > 0,
    );
    expect(payable.length).toBeGreaterThan(50);
    expect(reviewed.length / payable.length).toBeLessThanOrEqual(0.15);
  });

  it('what is no bill to be paid never passes the gate', () => {
    const others = part.filter(({ made }) => made.truth.kind !== 'bill' || made.truth.amountDue <= 0);
    const passed = others.filter(
      ({ extraction }) => reviewReasons(extraction, defaultConfidenceGate).length === 0,
    );
    expect(others.length).toBeGreaterThan(20);
    expect(passed.map(({ made }) => made.name)).toEqual([]);
  });

  it('what is paid, and nothing else, needs no payment', () => {
    const settled = part.filter(
      ({ extraction }) => outcomeOf(extraction, defaultConfidenceGate).outcome === 'nothing_due',
    );
    const isPaid = ({ made }: Result) => made.truth.kind === 'bill' && made.truth.amountDue === 0;
    expect(settled.length).toBeGreaterThan(0);
    expect(settled.filter((result) => !isPaid(result)).map(({ made }) => made.name)).toEqual([]);
    expect(settled.length / part.filter(isPaid).length).toBeGreaterThanOrEqual(0.9);
  });

  it('a value said with 0.95 is right 95 times in 100', () => {
    const sure = part.flatMap(({ scores }) => scores.filter(({ confidence }) => (confidence ?? 0) >= 0.95));
    expect(sure.length).toBeGreaterThan(500);
    expect(shareRight(sure)).toBeGreaterThanOrEqual(0.95);
  });
});

describe('as a PDF', { timeout: 120_000 }, () => {
  const layouts = new Map(
    results.map((result) => [result.made.name.split('-').slice(1, 3).join('-'), result]),
  );

  it.each([...layouts.values()].map((result) => [result.made.name, result] as const))(
    '%s is read as from its runs',
    async (_, { made, extraction }) => {
      const read = await readPdf({ bytes: await layoutPdf(made), limits: defaultReaderLimits });
      const values = ({ fields, lines, kind }: Extraction) => ({
        kind: kind.value,
        vendor: fields.vendorName[0]?.value,
        number: fields.number[0]?.value,
        total: fields.totalMinor[0]?.value,
        due: fields.dueOn[0]?.value,
        lines: lines.map(({ netMinor }) => netMinor),
      });
      expect(values(read.extraction)).toEqual(values(extraction));
    },
  );
});
