import { PDFDocument, StandardFonts, rgb, type PDFFont, type PDFPage } from 'pdf-lib';
import type { CalendarDate } from '../../domain/dates.js';
import { toDecimal } from '../../domain/money.js';
import { buyer, sumsOf, type SampleBill } from './bills.js';

/** How a layout names and writes things. */
export type Wording = {
  readonly title: string;
  readonly number: string;
  readonly issuedOn: string;
  /** Null leaves the due date to the terms. */
  readonly dueOn: string | null;
  readonly order: string;
  readonly billTo: string;
  readonly columns: readonly [string, string, string, string];
  readonly net: string;
  readonly tax: string;
  readonly total: string;
  readonly taxId: string;
  readonly date: (day: CalendarDate) => string;
  readonly grouping: string;
  readonly decimal: string;
  readonly money: (amount: string) => string;
  /** Rows under the total: label and amount in minor units. */
  readonly after?: readonly (readonly [string, number])[];
  readonly stamp?: string;
  /** Title and amounts of a credit note. */
  readonly negative?: boolean;
};

const left = 56;
const right = 540;
const ink = rgb(0.1, 0.1, 0.15);
const rowsPerPage = 26;
const metadataDate = new Date('2026-11-01T00:00:00Z');

export async function blankPdf(title: string): Promise<PDFDocument> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.setTitle(title);
  document.setProducer('Payloom sample documents');
  document.setCreationDate(metadataDate);
  document.setModificationDate(metadataDate);
  return document;
}

export async function invoicePdf(bill: SampleBill, wording: Wording): Promise<PDFDocument> {
  const document = await blankPdf(`${wording.title} ${bill.number}`);
  const pen = new Pen(
    await document.embedFont(StandardFonts.Helvetica),
    await document.embedFont(StandardFonts.HelveticaBold),
  );
  pen.page = document.addPage([595, 842]);
  drawHeader(pen, bill, wording);
  let y = drawItems(pen, bill, wording, document);
  y = drawSums(pen, bill, wording, y - 14);
  pen.text(bill.terms, left, y - 30);
  if (wording.stamp) pen.text(wording.stamp, 400, y - 70, 22, true);
  drawFooter(pen, bill, wording);
  return document;
}

/** Draws on the current page. */
class Pen {
  page!: PDFPage;
  constructor(
    private readonly plain: PDFFont,
    private readonly bold: PDFFont,
  ) {}

  text(text: string, x: number, y: number, size = 10, bold = false): void {
    this.page.drawText(text, { x, y, size, font: bold ? this.bold : this.plain, color: ink });
  }

  endingAt(text: string, x: number, y: number, size = 10, bold = false): void {
    const font = bold ? this.bold : this.plain;
    this.text(text, x - font.widthOfTextAtSize(text, size), y, size, bold);
  }

  rule(y: number): void {
    this.page.drawLine({ start: { x: left, y }, end: { x: right, y }, thickness: 0.6, color: ink });
  }
}

function drawHeader(pen: Pen, bill: SampleBill, wording: Wording): void {
  const { vendor } = bill;
  pen.text(vendor.name, left, 780, 14, true);
  pen.text(vendor.street, left, 764);
  pen.text(`${vendor.postcode} ${vendor.city}`, left, 751);
  pen.endingAt(wording.title, right, 780, 20, true);
  pen.text(wording.billTo, left, 712, 9, true);
  pen.text(buyer.name, left, 699);
  pen.text(buyer.street, left, 686);
  pen.text(`${buyer.city}, CA ${buyer.postcode}`, left, 673);
  const facts: readonly (readonly [string, string])[] = [
    [wording.number, bill.number],
    [wording.issuedOn, wording.date(bill.issuedOn)],
    ...(wording.dueOn === null ? [] : [[wording.dueOn, wording.date(bill.dueOn)] as const]),
    [wording.order, bill.orderNumber],
  ];
  facts.forEach(([label, value], row) => {
    pen.text(label, 330, 712 - row * 15);
    pen.endingAt(value, right, 712 - row * 15);
  });
}

function drawItems(pen: Pen, bill: SampleBill, wording: Wording, document: PDFDocument): number {
  let y = 610;
  drawColumns(pen, wording, y);
  bill.items.forEach((entry, index) => {
    if (index > 0 && index % rowsPerPage === 0) {
      pen.page = document.addPage([595, 842]);
      pen.text(`${wording.title} ${bill.number}`, left, 790);
      y = 750;
      drawColumns(pen, wording, y);
    }
    y -= 18;
    pen.text(entry.text, left, y);
    pen.endingAt(String(entry.quantity), 360, y);
    pen.endingAt(amount(bill, entry.unitMinor, wording), 445, y);
    pen.endingAt(amount(bill, entry.quantity * entry.unitMinor, wording), right, y);
  });
  pen.rule(y - 8);
  return y;
}

function drawColumns(pen: Pen, wording: Wording, y: number): void {
  const [item, quantity, price, total] = wording.columns;
  pen.text(item, left, y, 9, true);
  pen.endingAt(quantity, 360, y, 9, true);
  pen.endingAt(price, 445, y, 9, true);
  pen.endingAt(total, right, y, 9, true);
  pen.rule(y - 5);
}

function drawSums(pen: Pen, bill: SampleBill, wording: Wording, from: number): number {
  const { netMinor, taxMinor, grossMinor } = sumsOf(bill);
  const rows: readonly (readonly [string, number, boolean])[] = [
    [wording.net, netMinor, false],
    [wording.tax.replace('{rate}', String(bill.taxPercent)), taxMinor, false],
    [wording.total, grossMinor, true],
    ...(wording.after ?? []).map(([label, minor]) => [label, minor, true] as const),
  ];
  let y = from;
  for (const [label, minor, bold] of rows) {
    y -= 17;
    pen.text(label, 330, y, 10, bold);
    pen.endingAt(wording.money(amount(bill, minor, wording)), right, y, 10, bold);
  }
  return y;
}

function drawFooter(pen: Pen, { vendor }: SampleBill, wording: Wording): void {
  pen.text(vendor.name, left, 60, 8);
  pen.text(`${wording.taxId} ${vendor.taxId}`, 230, 60, 8);
  pen.text(vendor.email, left, 49, 8);
  if (vendor.iban) pen.text(`IBAN ${vendor.iban}`, 230, 49, 8);
}

function amount(bill: SampleBill, minor: number, wording: Wording): string {
  const [whole = '', decimals] = toDecimal({ amountMinor: minor, currency: bill.currency }).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, wording.grouping);
  return `${wording.negative ? '-' : ''}${grouped}${decimals === undefined ? '' : `${wording.decimal}${decimals}`}`;
}
