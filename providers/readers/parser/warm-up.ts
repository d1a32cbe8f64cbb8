import { defaultReaderLimits } from '../limits.js';
import { onePagePdf } from '../pdf/one-page-pdf.js';
import { packedFont } from '../pdf/packed-font.js';
import { parse } from './parse.js';

/** Of our own making: what bills are made of, so that every rule is asked once. `€` is no letter of Latin 1. */
const lines: readonly (readonly [x: number, text: string])[] = [
  [56, 'Example Supplies Ltd'],
  [56, '1 Example Street, 10115 Berlin'],
  [56, 'VAT ID: DE123456788'],
  [360, 'Invoice'],
  [360, 'Invoice number: 2026-0001'],
  [360, 'Invoice date: 9 November 2026'],
  [360, 'Due date: 9 December 2026'],
  [56, 'Bill to: Example Office GmbH'],
  [56, 'Description'],
  [330, 'Quantity'],
  [400, 'Unit price'],
  [480, 'Amount'],
  [56, 'Paper, A4'],
  [330, '4'],
  [400, '25.00'],
  [480, '100.00'],
  [400, 'Subtotal'],
  [480, '100.00'],
  [400, 'VAT 19%'],
  [480, '19.00'],
  [400, 'Total due'],
  [480, '\u20ac 119.00'],
  [56, 'IBAN: DE89 3704 0044 0532 0130 00'],
  [56, 'Please pay within 30 days. Thank you.'],
];
/** Beside the one before it where it stands further to the right. */
const [topPoints, linePoints] = [780, 16];

/**
 * Reads a bill of our own, so that the first one of somebody else waits neither for fonts nor for patterns and WebAssembly to
 * be compiled. Twice: what runs once is compiled for good the second time.
 */
export async function warmUp(): Promise<void> {
  for (const file of [null, packedFont('LiberationSans-Regular')]) {
    await parse({ bytes: exampleBill(file), fileName: 'example.pdf', limits: defaultReaderLimits });
  }
}

function exampleBill(file: Uint8Array | null): Uint8Array {
  let y = topPoints;
  const texts = lines.map(([x, text], index) => {
    const before = lines[index - 1]?.[0] ?? x;
    if (x <= before) y -= linePoints;
    return `/F 10 Tf 1 0 0 1 ${x} ${y} Tm (${text.replace('\u20ac', '\\200')}) Tj`;
  });
  const widths = Array.from({ length: 224 }, () => 556).join(' ');
  const entries = `/Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 255 /Widths [${widths}]`;
  return onePagePdf({
    width: 595,
    height: 842,
    fonts: [{ key: 'F', name: 'Helvetica', file, entries }],
    texts,
  });
}
