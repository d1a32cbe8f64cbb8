import { PDFDocument, rgb } from 'pdf-lib';
import type { PDFPage } from 'pdf-lib';

import type { CalendarDate } from '../../domain/dates.js';
import { add, format, money } from '../../domain/money.js';
import type { Money } from '../../domain/money.js';
import { ProviderFault } from '../ports.js';
import type { RemittanceAdvice } from '../ports.js';
import { createTextSetter } from './text-setter.js';
import type { Style, TextSetter } from './text-setter.js';

/** About 170 pages. */
const linesMax = 5_000;

// Points, A4.
const sheet = { width: 595.28, height: 841.89 };
const margin = 48;
const contentWidth = sheet.width - 2 * margin;
const footerY = 30;
const bodyBottom = 64;
const rowLeading = 12;
const rowPadding = 8;
const totalsHeight = 62;

const ink = rgb(0.11, 0.13, 0.16);
const grey = rgb(0.42, 0.45, 0.5);
const hairline = rgb(0.82, 0.84, 0.87);
const band = rgb(0.955, 0.962, 0.972);

const styles = {
  payer: { size: 16, weight: 'bold', color: ink },
  title: { size: 11, weight: 'bold', color: grey },
  label: { size: 8, weight: 'regular', color: grey },
  value: { size: 10.5, weight: 'regular', color: ink },
  sum: { size: 16, weight: 'bold', color: ink },
  head: { size: 8.5, weight: 'bold', color: ink },
  cell: { size: 9, weight: 'regular', color: ink },
  total: { size: 9, weight: 'bold', color: ink },
} as const satisfies Record<string, Style>;

const columns = [
  { title: 'Bill', x: margin + 6, width: 133, align: 'left' },
  { title: 'Issued', x: margin + 149, width: 76, align: 'left' },
  { title: 'Gross', x: margin + 229, width: 84, align: 'right' },
  { title: 'Discount', x: margin + 319, width: 84, align: 'right' },
  { title: 'Paid', x: margin + 409, width: 84, align: 'right' },
] as const;

type Row = {
  readonly numberLines: readonly string[];
  readonly cells: readonly string[];
  readonly height: number;
};
type Sheet = { readonly rows: Row[]; readonly hasTotals: boolean };

/** The same advice gives the same bytes: no clock, no randomness, fonts of our own. Refuses one whose lines do not add up. */
export async function renderRemittance(advice: RemittanceAdvice): Promise<Uint8Array> {
  const totals = addUp(advice);
  const document = await PDFDocument.create({ updateMetadata: false });
  describe(document, advice);
  const setter = await createTextSetter(document, [
    advice.payerName,
    advice.payeeName,
    advice.payeeAccountLast4,
    advice.reference,
    advice.remittanceId,
    ...advice.lines.map(({ billNumber }) => billNumber),
  ]);
  const sheets = paginate(advice.lines.map((line) => rowOf(setter, line)));
  sheets.forEach(({ rows, hasTotals }, index) => {
    const page = document.addPage([sheet.width, sheet.height]);
    const top = index === 0 ? drawOpening(page, setter, advice) : drawContinuation(page, setter, advice);
    const bottom = drawTable(page, setter, rows, top);
    if (hasTotals) drawTotals(page, setter, totals, advice.lines.length, bottom);
    drawFooter(page, setter, advice, `Page ${index + 1} of ${sheets.length}`);
  });
  // On a thread of its own nobody waits for a turn in between.
  return document.save({ objectsPerTick: Infinity });
}

type Totals = { readonly gross: Money; readonly discount: Money; readonly paid: Money };

function addUp({ lines, total }: RemittanceAdvice): Totals {
  if (lines.length > linesMax) throw invalid('too_many_lines', `A remittance has ${linesMax} lines at most.`);
  const zero = money(0, total.currency);
  const sum = (part: 'gross' | 'discount' | 'paid') => lines.map((line) => line[part]).reduce(add, zero);
  const totals = { gross: sum('gross'), discount: sum('discount'), paid: sum('paid') };
  if (totals.paid.amountMinor !== total.amountMinor)
    throw invalid('sum_differs', 'The lines of the remittance do not add up to its total.');
  return totals;
}

function invalid(code: string, message: string): ProviderFault {
  return new ProviderFault('invalid', 'pdf-lib', code, message);
}

function describe(document: PDFDocument, advice: RemittanceAdvice): void {
  const paidAt = new Date(`${advice.paidOn}T00:00:00Z`);
  document.setTitle(`Remittance advice ${advice.reference}`, { showInWindowTitleBar: true });
  document.setAuthor(advice.payerName.slice(0, 200));
  document.setSubject(advice.remittanceId);
  document.setLanguage('en');
  document.setProducer('Payloom');
  document.setCreator('Payloom');
  document.setCreationDate(paidAt);
  document.setModificationDate(paidAt);
}

function rowOf(setter: TextSetter, line: RemittanceAdvice['lines'][number]): Row {
  const numberLines = setter.wrap(line.billNumber, styles.cell, columns[0].width, 2);
  return {
    numberLines,
    cells: [
      line.issuedOn === null ? '–' : day(line.issuedOn),
      format(line.gross),
      format(line.discount),
      format(line.paid),
    ],
    height: numberLines.length * rowLeading + rowPadding,
  };
}

const openingBodyTop = sheet.height - 262;
const continuationBodyTop = sheet.height - 112;

/** Fills sheets with rows; the totals stay with a row where they can. */
function paginate(rows: readonly Row[]): Sheet[] {
  const sheets: Sheet[] = [];
  let current: Row[] = [];
  let room = openingBodyTop - bodyBottom;
  const turn = () => {
    sheets.push({ rows: current, hasTotals: false });
    current = [];
    room = continuationBodyTop - bodyBottom;
  };
  rows.forEach((row, index) => {
    const needed = row.height + (index === rows.length - 1 ? totalsHeight : 0);
    if (needed > room) turn();
    current.push(row);
    room -= row.height;
  });
  return [...sheets, { rows: current, hasTotals: true }];
}

function drawOpening(page: PDFPage, setter: TextSetter, advice: RemittanceAdvice): number {
  const top = sheet.height - margin;
  const payerWidth = contentWidth - 150;
  const payer = setter.wrap(advice.payerName, styles.payer, payerWidth, 2);
  setter.lines(page, payer, styles.payer, { x: margin, y: top - 14, width: payerWidth }, 20);
  const right = { x: sheet.width - margin - 140, width: 140, align: 'right' } as const;
  setter.line(page, 'REMITTANCE ADVICE', styles.title, { ...right, y: top - 12 });
  rule(page, top - 50);

  const payee = setter.wrap(advice.payeeName, styles.value, 230, 3);
  setter.line(page, 'Paid to', styles.label, { x: margin, y: top - 72, width: 230 });
  setter.lines(page, payee, styles.value, { x: margin, y: top - 87, width: 230 }, 14);
  field(page, setter, 'Account ending in', advice.payeeAccountLast4, { x: margin, y: top - 142, width: 230 });

  const second = { x: margin + 260, width: 110 };
  field(page, setter, 'Paid on', day(advice.paidOn), { ...second, y: top - 72 });
  field(page, setter, 'Payment reference', advice.reference, { ...second, y: top - 107 });
  field(page, setter, 'Bills', String(advice.lines.length), { ...second, y: top - 142 });
  const amount = { x: margin + 375, width: contentWidth - 375, align: 'right' } as const;
  setter.line(page, 'Amount paid', styles.label, { ...amount, y: top - 72 });
  setter.whole(page, format(advice.total), styles.sum, { ...amount, y: top - 92 });
  return openingBodyTop;
}

function drawContinuation(page: PDFPage, setter: TextSetter, advice: RemittanceAdvice): number {
  const y = sheet.height - margin - 10;
  setter.line(page, advice.payerName, styles.head, { x: margin, y, width: 300 });
  const right = { x: margin + 310, width: contentWidth - 310, align: 'right' } as const;
  setter.line(page, `Remittance advice ${advice.reference}`, styles.label, { ...right, y });
  rule(page, y - 10);
  return continuationBodyTop;
}

/** Draws the head of the table above `top` and the rows below it; answers where they end. */
function drawTable(page: PDFPage, setter: TextSetter, rows: readonly Row[], top: number): number {
  page.drawRectangle({ x: margin, y: top, width: contentWidth, height: 20, color: band });
  for (const { title, x, width, align } of columns) {
    setter.line(page, title, styles.head, { x, y: top + 6.5, width, align });
  }
  let y = top;
  for (const row of rows) {
    const baseline = y - rowLeading - 1;
    setter.lines(page, row.numberLines, styles.cell, { ...columns[0], y: baseline }, rowLeading);
    columns.slice(1).forEach((column, index) => {
      setter.whole(page, row.cells[index] ?? '', styles.cell, { ...column, y: baseline });
    });
    y -= row.height;
    rule(page, y);
  }
  return y;
}

function drawTotals(page: PDFPage, setter: TextSetter, totals: Totals, count: number, top: number): void {
  const y = top - 16;
  setter.line(page, count === 1 ? 'Total of 1 bill' : `Total of ${count} bills`, styles.total, {
    ...columns[0],
    y,
  });
  const sums = [totals.gross, totals.discount, totals.paid];
  columns.slice(2).forEach((column, index) => {
    const sum = sums[index];
    if (sum !== undefined) setter.whole(page, format(sum), styles.total, { ...column, y });
  });
  page.drawLine({
    start: { x: margin, y: y - 8 },
    end: { x: sheet.width - margin, y: y - 8 },
    thickness: 1.2,
    color: ink,
  });
}

function drawFooter(page: PDFPage, setter: TextSetter, advice: RemittanceAdvice, pageOf: string): void {
  rule(page, footerY + 16);
  setter.line(page, advice.remittanceId, styles.label, { x: margin, y: footerY, width: contentWidth - 100 });
  const right = { x: sheet.width - margin - 90, width: 90, align: 'right' } as const;
  setter.line(page, pageOf, styles.label, { ...right, y: footerY });
}

function field(
  page: PDFPage,
  setter: TextSetter,
  label: string,
  value: string,
  place: { readonly x: number; readonly y: number; readonly width: number },
): void {
  setter.line(page, label, styles.label, place);
  setter.line(page, value, styles.value, { ...place, y: place.y - 15 });
}

function rule(page: PDFPage, y: number): void {
  page.drawLine({
    start: { x: margin, y },
    end: { x: sheet.width - margin, y },
    thickness: 0.5,
    color: hairline,
  });
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** `31 Jan 2026`: no reader takes the month for the day. */
function day(date: CalendarDate): string {
  const [year = '', month = '', dayOfMonth = ''] = date.split('-');
  return `${Number(dayOfMonth)} ${months[Number(month) - 1] ?? month} ${year}`;
}
