import { defaultReaderLimits } from '../limits.js';
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
  const bytes = exampleBill();
  for (let time = 0; time < 2; time += 1) {
    await parse({ bytes, fileName: 'example.pdf', limits: defaultReaderLimits });
  }
}

function exampleBill(): Uint8Array {
  let y = topPoints;
  const content = lines.map(([x, text], index) => {
    const before = lines[index - 1]?.[0] ?? x;
    if (x <= before) y -= linePoints;
    return `1 0 0 1 ${x} ${y} Tm (${text.replace('\u20ac', '\\200')}) Tj`;
  });
  const stream = `BT /F 10 Tf\n${content.join('\n')}\nET`;
  const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>';
  return Buffer.from(
    [
      '%PDF-1.4',
      '1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj',
      '2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj',
      `3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F ${font} >> >> /Contents 4 0 R >> endobj`,
      `4 0 obj << /Length ${stream.length} >> stream\n${stream}\nendstream endobj`,
      'trailer << /Root 1 0 R >>',
      '%%EOF',
    ].join('\n'),
  );
}
