import type { Finding } from '../../../domain/extraction.js';
import type { ReaderLimits } from '../limits.js';
import { hold, unreadable, type Reading } from '../reading.js';
import { layOut, type Line, type TextSource } from '../text/layout.js';
import { readText } from '../text/read-text.js';
import { readXml } from '../xml/read-xml.js';
import { combineHybrid } from './hybrid.js';
import { loadPdf, type PdfContent } from './load.js';

const xmlNames = /^(?:factur-x|zugferd-invoice|xrechnung|ubl-invoice.*|.*invoice.*)\.xml$/i;
/** Fewer letters than this on all pages together are a stamp or a page number, not an invoice. */
const textCharactersMin = 40;

export async function readPdf(bytes: Uint8Array, limits: ReaderLimits): Promise<Reading> {
  const loaded = await loadPdf(bytes, limits);
  if (!loaded.ok) return unreadable('pdf-text', hold(loaded.code, loaded.message));
  const { content } = loaded;
  const source: TextSource = { reader: 'pdf-text', pages: content.pages };
  const lines = content.garbled ? [] : layOut(content.runs, source);
  const pageText = textOf(lines);
  const findings = [...safetyFindings(content, bytes), ...textFindings(content, pageText)];
  const page = pageText === null ? null : readText(lines, source);
  const attached = content.attachments.find(({ name }) => xmlNames.test(name));
  const extraction = attached
    ? combineHybrid(readXml(attached.bytes), page, pageText)
    : (page ?? unreadable('pdf-text').extraction);
  return { extraction: { ...extraction, findings: [...findings, ...extraction.findings] }, pageText };
}

function textOf(lines: readonly Line[]): string | null {
  const text = lines.map((line) => line.text).join('\n');
  return text.replace(/\s/g, '').length >= textCharactersMin ? text : null;
}

function textFindings(content: PdfContent, pageText: string | null): Finding[] {
  if (pageText !== null) return [];
  return content.garbled
    ? [hold('garbled_text_layer', 'The letters of the PDF carry no meaning: it has to be read by eye.')]
    : [hold('no_text_layer', 'The PDF is an image without text: it has to be read by eye.')];
}

function safetyFindings(content: PdfContent, bytes: Uint8Array): Finding[] {
  const tail = new TextDecoder('latin1').decode(bytes.subarray(Math.max(0, bytes.length - 2048)));
  const hidden = content.hiddenRuns
    .map(({ text }) => text)
    .join('')
    .replace(/\s/g, '');
  const zeroWidth = content.runs.some(({ text }) =>
    /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/.test(text),
  );
  const launches =
    new TextDecoder('latin1').decode(bytes).includes('/S /Launch') || /\/S\s?\/Launch\b/.test(tail);
  return [
    ...(tail.includes('%%EOF') ? [] : [hold('truncated_pdf', 'The end of the PDF is missing.')]),
    ...(hidden.length >= 4
      ? [hold('hidden_text', 'The PDF holds text too small to see or outside the page.')]
      : []),
    ...(zeroWidth ? [hold('invisible_characters', 'The text holds characters that cannot be seen.')] : []),
    ...(content.hasScripts ? [hold('pdf_javascript', 'The PDF carries a script.')] : []),
    ...(launches ? [hold('pdf_launch', 'The PDF wants to start a program.')] : []),
  ];
}
