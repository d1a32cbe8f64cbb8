import type { Finding } from '../../../domain/extraction.js';
import { doubtfulLines } from '../firewall/drawn-values.js';
import { inspectPdf } from '../firewall/inspect-pdf.js';
import { detectMedia } from '../media.js';
import { hold, unreadable, type Reading } from '../reading.js';
import { layOut, type Line, type TextSource } from '../text/layout.js';
import { readText } from '../text/read-text.js';
import { readXml } from '../xml/read-xml.js';
import { combineHybrid } from './hybrid.js';
import { loadPdf, type PdfAttachment, type PdfContent, type PdfRequest } from './load.js';
import { unreadPages } from './unread-pages.js';

/** What an e-invoice begins with, and how one is called: either makes it one. */
const invoiceRoot =
  /<(?:[\w.-]+:)?(?:Invoice|CreditNote|CrossIndustryInvoice|CrossIndustryDocument|FatturaElettronica\w*|StandardBusinessDocument)[\s>]/;
const headCharacters = 8_192;
const xmlNames =
  /^(?:factur-?x|zugferd|xrechnung|.*(?:invoice|rechnung|facture|fattura|factura|ubl|cii)).*\.xml$/i;
/** Fewer letters than this on all pages together are a stamp or a page number, not an invoice. */
const textCharactersMin = 40;

export async function readPdf(request: PdfRequest): Promise<Reading> {
  const { bytes } = request;
  const loaded = await loadPdf(request);
  if (!loaded.ok) return unreadable('pdf-text', hold(loaded.code, loaded.message));
  const { content } = loaded;
  const inspection = await inspectPdf(bytes, content, request.password);
  const source: TextSource = { reader: 'pdf-text', pages: content.pages };
  const lines = content.garbled ? [] : layOut(inspection.runs, source);
  const pageText = textOf(lines);
  const findings = [...inspection.findings, ...textFindings(content, pageText)];
  const page = pageText === null ? null : readText(lines, source);
  const invoices = request.ignoresAttachments ? [] : content.attachments.filter(isInvoice);
  const [attached, ...others] = invoices;
  const xml = attached ? readXml(attached.bytes) : null;
  const extraction = xml ? combineHybrid(xml, page, pageText) : (page ?? unreadable('pdf-text').extraction);
  if (others.length > 0)
    findings.push(hold('several_embedded_invoices', 'The PDF carries several e-invoices: which one counts?'));
  // Of the page's values, whatever the XML says: the XML is compared with them.
  const { runs, letters } = inspection;
  const checked = { runs, sizes: content.pages, letters };
  const doubtful = page ? await doubtfulLines(bytes, request.password, page.fields, checked) : [];
  const reading = {
    extraction: { ...extraction, findings: [...findings, ...extraction.findings] },
    pageText,
    ...(doubtful.length > 0 ? { doubtful } : {}),
  };
  if (xml && pageText !== null) return reading;
  const unread = unreadPages({ pages: content.pages, runs: inspection.runs });
  if (!unread) return reading;
  const layer = inspection.isPictureWithLayer
    ? content.runs.filter((run) => unread.pages.includes(run.page))
    : [];
  return { ...reading, unread: { ...unread, layer, embedded: xml } };
}

/** Whatever it is called: others may pay by it. */
function isInvoice({ name, bytes }: PdfAttachment): boolean {
  if (xmlNames.test(name)) return true;
  if (detectMedia(bytes) !== 'xml') return false;
  const label = bytes[0] === 0xff ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8';
  return invoiceRoot.test(new TextDecoder(label).decode(bytes.subarray(0, headCharacters)));
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
