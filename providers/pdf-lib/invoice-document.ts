import { PDFDocument, rgb, type PDFPage } from 'pdf-lib';
import { sumsOf, type InvoiceParty, type InvoiceSums, type IssuedInvoice } from '../../domain/e-invoice.js';
import { exemptionReasons } from '../../domain/exemption-reasons.js';
import { plain } from '../../domain/exact-decimal.js';
import type { FacturXOptions } from '../../domain/factur-x.js';
import type { InvoiceLanguage } from '../../domain/invoice-languages.js';
import { subtract, toDecimal, money, type Money } from '../../domain/money.js';
import { makeFacturX } from './factur-x.js';
import { shownDay, shownMoney, shownNumber } from './invoice-notation.js';
import { invoiceWords, type InvoiceWords } from './invoice-words.js';
import { createTextSetter, type Style, type TextSetter } from './text-setter.js';

// Points, A4.
const sheet = { width: 595.28, height: 841.89 };
const margin = 56;
const contentWidth = sheet.width - 2 * margin;
const bodyBottom = 90;
const leading = 13;
const factLabelWidth = 115;

const ink = rgb(0.11, 0.13, 0.16);
const grey = rgb(0.42, 0.45, 0.5);
const styles = {
  title: { size: 18, weight: 'bold', color: ink },
  strong: { size: 9.5, weight: 'bold', color: ink },
  text: { size: 9.5, weight: 'regular', color: ink },
  small: { size: 8, weight: 'regular', color: grey },
} as const satisfies Record<string, Style>;

const columns = [
  { x: margin, width: 203, align: 'left' },
  { x: margin + 208, width: 60, align: 'right' },
  { x: margin + 273, width: 70, align: 'right' },
  { x: margin + 348, width: 45, align: 'right' },
  { x: margin + 398, width: 85, align: 'right' },
] as const;

/** An invoice with the words and the notation of a language. */
type Wording = { readonly words: InvoiceWords; readonly language: InvoiceLanguage };

/**
 * An invoice as a Factur-X PDF: pages for people, and `cii`, which must be the same invoice in the profile, for machines.
 * The same invoice gives the same pages; only the names of its fonts differ.
 */
export async function renderInvoice(
  invoice: IssuedInvoice,
  cii: string,
  { language = 'en', profile = 'en16931' }: FacturXOptions = {},
): Promise<Uint8Array> {
  const wording = { words: invoiceWords[language], language };
  const document = await PDFDocument.create({ updateMetadata: false });
  const setter = await createTextSetter(document, textsOf(invoice, wording));
  const sums = sumsOf(invoice);
  const titles = wording.words.columns.map((title) => [title]);
  const rows = rowsOf(invoice, sums, setter, language);
  let page = document.addPage([sheet.width, sheet.height]);
  let y = drawHead(page, setter, invoice, wording);
  y = drawCells(page, setter, titles, styles.strong, y);
  for (const { cells, height } of rows) {
    if (y - height < bodyBottom) {
      page = document.addPage([sheet.width, sheet.height]);
      y = drawCells(page, setter, titles, styles.strong, sheet.height - margin);
    }
    drawCells(page, setter, cells, styles.text, y);
    y -= height;
  }
  const closing = closingOf(invoice, sums, wording);
  if (y - closing.length * leading < bodyBottom) {
    page = document.addPage([sheet.width, sheet.height]);
    y = sheet.height - margin;
  }
  drawTotals(page, setter, closing, y - leading);
  drawFoot(page, setter, invoice, wording.words);
  const title = `${titleOf(invoice, wording.words)} ${invoice.number}`;
  const labels = { title, author: invoice.seller.name, madeOn: invoice.issuedOn, profile };
  await makeFacturX(document, cii, labels);
  return document.save({ useObjectStreams: false, objectsPerTick: Infinity });
}

function titleOf({ kind }: IssuedInvoice, words: InvoiceWords): string {
  return kind === 'credit-note' ? words.creditNote : words.invoice;
}

/** Everything that may need another alphabet. */
function textsOf(invoice: IssuedInvoice, { words, language }: Wording): string[] {
  const { seller, buyer, lines, adjustments, number, paymentTerms, orderNumber } = invoice;
  return [
    ...[...addressOf(seller, words), ...addressOf(buyer, words)],
    ...Object.values(words).flatMap((word) => (typeof word === 'string' ? word : Object.values(word))),
    ...Object.values(exemptionReasons[language]),
    shownDay(invoice.issuedOn, language),
    ...lines.map(({ description }) => description),
    ...adjustments.map(({ reason }) => reason),
    ...[number, paymentTerms ?? '', orderNumber ?? ''],
  ];
}

function addressOf(party: InvoiceParty, words: InvoiceWords): string[] {
  const { name, street, postcode, city, country, vatId } = party;
  const tax = vatId === null ? [] : [`${words.vatId} ${vatId}`];
  return [name, street, `${postcode} ${city}`, country, ...tax];
}

function drawHead(
  page: PDFPage,
  setter: TextSetter,
  invoice: IssuedInvoice,
  { words, language }: Wording,
): number {
  const top = sheet.height - margin;
  const half = contentWidth / 2 - 10;
  block(page, setter, addressOf(invoice.seller, words), { x: margin, y: top, width: half }, styles.strong);
  const right = { x: margin + contentWidth / 2 + 10, width: half };
  setter.line(page, titleOf(invoice, words), styles.title, { ...right, y: top - 4 });
  const facts: readonly (readonly [string, string | null])[] = [
    [invoice.kind === 'credit-note' ? words.creditNoteNumber : words.invoiceNumber, invoice.number],
    [words.issuedOn, shownDay(invoice.issuedOn, language)],
    [words.dueOn, invoice.dueOn && shownDay(invoice.dueOn, language)],
    [words.deliveredOn, invoice.deliveredOn && shownDay(invoice.deliveredOn, language)],
    [words.order, invoice.orderNumber],
    [words.contract, invoice.contractNumber],
    [words.corrects, invoice.precedingInvoice],
  ];
  facts
    .filter(([, value]) => value !== null)
    .forEach(([label, value], index) => {
      const y = top - 28 - index * leading;
      setter.line(page, `${label}:`, styles.text, { ...right, width: factLabelWidth, y });
      setter.line(page, value ?? '', styles.text, {
        x: right.x + factLabelWidth + 5,
        width: half - factLabelWidth - 5,
        y,
      });
    });
  setter.line(page, words.billTo, styles.small, { x: margin, y: top - 96, width: half });
  block(page, setter, addressOf(invoice.buyer, words), { x: margin, y: top - 110, width: half }, styles.text);
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

function rowsOf(
  { lines }: IssuedInvoice,
  { lineNets }: InvoiceSums,
  setter: TextSetter,
  language: InvoiceLanguage,
): Row[] {
  const shown = (decimal: string) => shownNumber(decimal, language);
  return lines.map(({ description, quantity, unitPrice, tax }, index) => {
    const words = setter.wrap(description, styles.text, columns[0].width, 3);
    const net = lineNets[index];
    const rate = tax.ratePercent === null ? '' : `${shown(plain(tax.ratePercent) ?? '')} %`;
    const amount = net ? shown(toDecimal(net)) : '';
    const cells = [words, [shown(plain(quantity) ?? '')], [shown(unitPrice)], [rate], [amount]];
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
  { words, language }: Wording,
): [string, string][] {
  const shown = (amount: Money) => shownMoney(amount, language);
  const adjusted = adjustments.map(({ isCharge, reason, amountMinor }): [string, string] => {
    const amount = money(amountMinor, currency);
    return [reason, shown(isCharge ? amount : subtract(money(0, currency), amount))];
  });
  const taxes = sums.taxes.map(({ tax, amount }): [string, string] => {
    const rate = shownNumber(plain(tax.ratePercent ?? '0') ?? '', language);
    return [exemptionReasons[language][tax.category] ?? `${words.tax} ${rate} %`, shown(amount)];
  });
  return [
    ...adjusted,
    [words.net, shown(sums.net)],
    ...taxes,
    [words.total, shown(sums.gross)],
    ...(prepaidMinor === 0 ? [] : ([[words.paid, shown(sums.prepaid)]] satisfies [string, string][])),
    [words.due, shown(sums.due)],
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

function drawFoot(
  page: PDFPage,
  setter: TextSetter,
  { paymentTerms, account }: IssuedInvoice,
  words: InvoiceWords,
): void {
  const lines = [
    ...(paymentTerms === null ? [] : [`${words.terms}: ${paymentTerms}`]),
    ...(account === null ? [] : [`IBAN ${account.iban}`]),
  ];
  block(page, setter, lines, { x: margin, y: 66, width: contentWidth }, styles.text);
}
