import { PDFName, StandardFonts } from 'pdf-lib';
import { blankPdf } from './pages.js';

/** Labels are missing, the date can be read in two ways, two amounts could be the total. */
export async function poorPdf(): Promise<Uint8Array> {
  const document = await blankPdf('scan0007');
  const font = await document.embedFont(StandardFonts.Courier);
  const page = document.addPage([595, 842]);
  const lines = [
    'Quick Print',
    'ref 7781-B',
    '03/11/26',
    '',
    'flyers A5 x 2000      310.00',
    'banner                 95.00',
    '',
    '405.00',
    'with rush fee 445.50',
    '',
    'thanks, Dana',
  ];
  lines.forEach((line, row) => page.drawText(line, { x: 70, y: 760 - row * 20, size: 11, font }));
  return document.save({ useObjectStreams: false });
}

/** Says that it is encrypted with a password that nobody has. */
export function encryptedPdf(): Uint8Array {
  const key = 'A7'.repeat(32);
  return handMadePdf(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
      `<< /Filter /Standard /V 1 /R 2 /O <${key}> /U <${key}> /P -4 >>`,
    ],
    '/Encrypt 4 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]',
  );
}

/** Forty megabytes of blanks in forty kilobytes, as the content of a page. */
export async function flateBombPdf(): Promise<Uint8Array> {
  const document = await blankPdf('bomb');
  const page = document.addPage([595, 842]);
  const content = document.context.flateStream(new Uint8Array(40 * 1024 * 1024).fill(0x20));
  page.node.set(PDFName.of('Contents'), document.context.register(content));
  return document.save({ useObjectStreams: false });
}

/** Nine entities, each ten times the one before: a thousand million laughs. */
export function xmlBomb(): string {
  const entities = Array.from({ length: 9 }, (_, level) =>
    level === 0 ? '<!ENTITY lol0 "lol">' : `<!ENTITY lol${level} "${`&lol${level - 1};`.repeat(10)}">`,
  );
  return `<?xml version="1.0"?>\n<!DOCTYPE Invoice [\n${entities.join('\n')}\n]>\n<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">&lol8;</Invoice>\n`;
}

function handMadePdf(objects: readonly string[], trailer: string): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  const length = () => parts.reduce((sum, part) => sum + part.length, 0);
  objects.forEach((object, index) => {
    offsets.push(length());
    parts.push(Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n'));
  });
  const start = length();
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(
    Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${table}`),
    Buffer.from(`trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`),
  );
  return Buffer.concat(parts);
}
