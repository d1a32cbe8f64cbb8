import { describe, expect, it } from 'vitest';
import { makeDocuments } from '../../../../bench/reading/layouts/generate.js';
import { layoutPdf } from '../../../../bench/reading/layouts/layout-pdf.js';
import { defaultConfidenceGate } from '../../../../domain/extraction.js';
import { foldName } from '../../../../domain/vendor-names.js';
import { outcomeOf } from '../../../../domain/outcome.js';
import { pictureOnlyPdf, scannedPage } from './paper.js';
import { patientReader } from './patient-reader.js';

const reader = patientReader();

const documents = new Map([...makeDocuments()].map((made) => [made.name, made]));

/** From the scanner as a picture, or as a PDF that holds nothing else. Of Polish, the model lacks too many letters. */
const scans: readonly (readonly [name: string, dpi: 200 | 300, as: 'picture' | 'PDF'])[] = [
  ['en-side-by-side-proration-14', 200, 'PDF'],
  ['us-classic-proration-43', 200, 'picture'],
  ['de-classic-fine-prices-84', 200, 'PDF'],
  ['fr-classic-proration-122', 300, 'picture'],
  ['es-side-by-side-proration-172', 300, 'PDF'],
  ['it-side-by-side-fine-prices-213', 300, 'picture'],
  ['nl-classic-fine-prices-242', 300, 'PDF'],
  ['pt-classic-plain-322', 300, 'PDF'],
];

describe('a clean scan of a bill', { timeout: 240_000 }, () => {
  it.each(scans)('needs no person to look at it: %s, %i dpi, %s', async (name, dpi, as) => {
    const made = documents.get(name);
    if (!made) throw new Error(`There is no such layout: ${name}`);
    const jpeg = await scannedPage(await layoutPdf(made), dpi, name.length);
    const bytes = as === 'picture' ? jpeg : await pictureOnlyPdf(jpeg);
    const extraction = await reader.read({ bytes, mediaType: 'application/octet-stream', fileName: 'scan' });
    const { fields } = extraction;
    const { truth } = made;
    expect({
      vendor: foldName(fields.vendorName[0]?.value ?? ''),
      number: fields.number[0]?.value,
      due: fields.dueOn[0]?.value,
      currency: fields.currency[0]?.value,
      total: fields.totalMinor[0]?.value,
      amountDue: fields.amountDueMinor[0]?.value,
    }).toEqual({
      vendor: foldName(truth.vendor),
      number: truth.number,
      due: truth.due,
      currency: truth.currency,
      total: truth.total,
      amountDue: truth.amountDue,
    });
    expect(outcomeOf(extraction, defaultConfidenceGate)).toEqual({ outcome: 'payable' });
  });
});
