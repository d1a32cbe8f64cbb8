import { PDFDocument, rgb, type PDFPage } from 'pdf-lib';
import type { CalendarDate } from '../../domain/dates.js';
import { sumsOf, type InvoiceParty, type InvoiceSums, type IssuedInvoice } from '../../domain/e-invoice.js';
import { plain } from '../../domain/exact-decimal.js';
import { format, subtract, toDecimal, money } from '../../domain/money.js';
import { makeFacturX } from './factur-x.js';
import { createTextSetter, type Style, type TextSetter } from './text-setter.js';

// Points, A4.
const sheet = { width: 595.28, height: 841.89 };
const margin = 56;
const contentWidth = sheet.width - 2 * margin;
const bodyBottom = 90;
const leading = 13;

const ink = rgb(0.11, 0.13, 0.16);
const grey = rgb(0.42, 0.45, 0.5);
const styles = {
  title: { size: 18, weight: 'bold', color: ink },
  strong: { size: 9.5, weight: 'bold', color: ink },
  text: { size: 9.5, weight: 'regular', color: ink },
  small: { size: 8, weight: 'regular', color: grey },
} as const satisfies Record<string, Style>;

const columns = [
  { title: 'Description', x: margin, width: 203, align: 'left' },
  { title: 'Quantity', x: margin + 208, width: 60, align: 'right' },
  { title: 'Unit price', x: margin + 273, width: 70, align: 'right' },
  { title: 'Tax', x: margin + 348, width: 45, align: 'right' },
  { title: 'Amount', x: margin + 398, width: 85, align: 'right' },
] as const;

/**
 * An invoice as a Factur-X PDF: pages for people, and `cii`, which must be the same invoice, for machines. The same
 * invoice gives the same pages; only the names of its fonts differ.
 */
export async function renderInvoice(invoice: IssuedInvoice, cii: string): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const setter = await createTextSetter(document, textsOf(invoice));
  const sums = sumsOf(invoice);
  const rows = rowsOf(invoice, sums, setter);
  let page = document.addPage([sheet.width, sheet.height]);
  let y = drawHead(page, setter, invoice);
  y = drawCells(page, setter, titles, styles.strong, y);
  for (const { cells, height } of rows) {
    if (y - height < bodyBottom) {
      page = document.addPage([sheet.width, sheet.height]);
      y = drawCells(page, setter, titles, styles.strong, sheet.height - margin);
    }
    drawCells(page, setter, cells, styles.text, y);
    y -= height;
  }
  const closing = closingOf(invoice, sums);
  if (y - closing.length * leading < bodyBottom) {
    page = document.addPage([sheet.width, sheet.height]);
    y = sheet.height - margin;
  }
  drawTotals(page, setter, closing, y - leading);
  drawFoot(page, setter, invoice);
  const title = `${titleOf(invoice)} ${invoice.number}`;
  await makeFacturX(document, cii, { title, author: invoice.seller.name, madeOn: invoice.issuedOn });
  return document.save({ useObjectStreams: false, objectsPerTick: Infinity });
}

const titles: readonly (readonly string[])[] = columns.map(({ title }) => [title]);

function titleOf({ kind }: IssuedInvoice): string {
  return kind === 'credit-note' ? 'Credit note' : 'Invoice';
}

/** Everything that may need another alphabet. */
function textsOf(invoice: IssuedInvoice): string[] {
  const { seller, buyer, lines, adjustments, number, paymentTerms, orderNumber } = invoice;
  return [
    ...[...addressOf(seller), ...addressOf(buyer)],
    ...lines.map(({ description }) => description),
    ...adjustments.map(({ reason }) => reason),
    ...[number, paymentTerms ?? '', orderNumber ?? ''],
  ];
}

function addressOf({ name, street, postcode, city, country, vatId }: InvoiceParty): string[] {
  const tax = vatId === null ? [] : [`VAT ID ${vatId}`];
  return [name, street, `${postcode} ${city}`, country, ...tax];
}

function drawHead(page: PDFPage, setter: TextSetter, invoice: IssuedInvoice): number {
  const top = sheet.height - margin;
  const half = contentWidth / 2 - 10;
  block(page, setter, addressOf(invoice.seller), { x: margin, y: top, width: half }, styles.strong);
  const right = { x: margin + contentWidth / 2 + 10, width: half };
  setter.line(page, titleOf(invoice), styles.title, { ...right, y: top - 4 });
  const facts: readonly (readonly [string, string | null])[] = [
    [`${titleOf(invoice)} number`, invoice.number],
    [`${titleOf(invoice)} date`, day(invoice.issuedOn)],
    ['Due date', invoice.dueOn && day(invoice.dueOn)],
    ['Delivery date', invoice.deliveredOn && day(invoice.deliveredOn)],
    ['Order number', invoice.orderNumber],
    ['Contract', invoice.contractNumber],
    ['Corrects', invoice.precedingInvoice],
  ];
  facts
    .filter(([, value]) => value !== null)
    .forEach(([label, value], index) => {
      const y = top - 28 - index * leading;
      setter.line(page, `${label}:`, styles.text, { ...right, width: 95, y });
      setter.line(page, value ?? '', styles.text, { x: right.x + 100, width: half - 100, y });
    });
  setter.line(page, 'Bill to', styles.small, { x: margin, y: top - 96, width: half });
  block(page, setter, addressOf(invoice.buyer), { x: margin, y: top - 110, width: half }, styles.text);
  return top - 205;
}

function block(
  page: PDFPage,
  setter: TextSetter,
  lines: readonly string[],
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
  first: Style,
): void {
  lines.forEach((line, index) => {
    setter.line(page, line, index === 0 ? first : styles.text, { x, y: y - index * leading, width });
  });
}

type Row = { readonly cells: readonly (readonly string[])[]; readonly height: number };

function rowsOf({ lines }: IssuedInvoice, { lineNets }: InvoiceSums, setter: TextSetter): Row[] {
  return lines.map(({ description, quantity, unitPrice, tax }, index) => {
    const words = setter.wrap(description, styles.text, columns[0].width, 3);
    const net = lineNets[index];
    const rate = tax.ratePercent === null ? '' : `${plain(tax.ratePercent) ?? ''} %`;
    const cells = [words, [plain(quantity) ?? ''], [unitPrice], [rate], [net ? toDecimal(net) : '']];
    return { cells, height: words.length * leading + 4 };
  });
}

/** Draws a row below `y` and answers where the next one begins. */
function drawCells(
  page: PDFPage,
  setter: TextSetter,
  cells: readonly (readonly string[])[],
  style: Style,
  y: number,
): number {
  columns.forEach((column, index) => {
    const lines = cells[index] ?? [];
    if (index === 0) setter.lines(page, lines, style, { ...column, y }, leading);
    else setter.whole(page, lines[0] ?? '', style, { ...column, y });
  });
  return y - leading - 6;
}

/** The sums, from the lines to what is due. */
function closingOf(
  { currency, adjustments, prepaidMinor }: IssuedInvoice,
  sums: InvoiceSums,
): [string, string][] {
  const adjusted = adjustments.map(({ isCharge, reason, amountMinor }): [string, string] => {
    const amount = money(amountMinor, currency);
    return [reason, format(isCharge ? amount : subtract(money(0, currency), amount))];
  });
  const taxes = sums.taxes.map(({ tax, amount, exemptionReason }): [string, string] => [
    exemptionReason ?? `VAT ${plain(tax.ratePercent ?? '0') ?? ''} %`,
    format(amount),
  ]);
  return [
    ...adjusted,
    ['Net amount', format(sums.net)],
    ...taxes,
    ['Total', format(sums.gross)],
    ...(prepaidMinor === 0 ? [] : ([['Already paid', format(sums.prepaid)]] satisfies [string, string][])),
    ['Amount due', format(sums.due)],
  ];
}

function drawTotals(page: PDFPage, setter: TextSetter, rows: readonly [string, string][], top: number): void {
  rows.forEach(([label, amount], index) => {
    const style = index === rows.length - 1 ? styles.strong : styles.text;
    const y = top - index * leading;
    setter.line(page, label, style, { x: columns[1].x, y, width: 170 });
    setter.whole(page, amount, style, { x: columns[3].x, y, width: 135, align: 'right' });
  });
}

function drawFoot(page: PDFPage, setter: TextSetter, { paymentTerms, account }: IssuedInvoice): void {
  const lines = [
    ...(paymentTerms === null ? [] : [`Terms: ${paymentTerms}`]),
    ...(account === null ? [] : [`IBAN ${account.iban}`]),
  ];
  block(page, setter, lines, { x: margin, y: 66, width: contentWidth }, styles.text);
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** `31 Jan 2026`: no reader takes the month for the day. */
function day(date: CalendarDate): string {
  const [year = '', month = '', dayOfMonth = ''] = date.split('-');
  return `${Number(dayOfMonth)} ${months[Number(month) - 1] ?? month} ${year}`;
}
