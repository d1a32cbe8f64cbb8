import {
  emptyExtraction,
  emptyFields,
  type Candidate,
  type ExtractedFields,
  type ExtractedLine,
  type Extraction,
  type Settlement,
} from '../../../domain/extraction.js';
import { decimalMark } from './amounts.js';
import { buyerCells } from './buyer.js';
import { findVendorAddress } from './address.js';
import { customOf, findCurrencies } from './currency.js';
import { dayMonthOrder } from './dates.js';
import { findIdentifiers } from './identifiers.js';
import { findInvoiceDates } from './invoice-dates.js';
import { findContractNumbers, findInvoiceNumbers, findOrderNumbers } from './invoice-number.js';
import { findKind } from './kind.js';
import { detectLanguage } from './language.js';
import { layOut, type Line, type TextRun, type TextSource } from './layout.js';
import { severalDocuments, splitByDocument } from './several.js';
import { findSumRows } from './sums.js';
import { readLines } from './table/read-lines.js';
import { provenLines, unheadedItems } from './table/unheaded.js';
import { readTaxes } from './taxes.js';
import { findSettlement } from './settlement.js';
import { findOtherNumbers } from './other-numbers.js';
import { readTotals, type Totals } from './totals.js';
import { findVendorNames } from './vendor.js';

const nothing: Totals = { total: [], amountDue: [], settled: { paid: [], asksForMoney: false }, prepaid: [] };

/** Reads an invoice from the runs of its pages, by labels, layout and arithmetic. */
export function readRuns(runs: readonly TextRun[], source: TextSource): Extraction {
  return readText(layOut(runs, source), source);
}

/** The lines are those of `layOut` with the same source. */
export function readText(lines: readonly Line[], source: TextSource): Extraction {
  const text = lines.map((line) => line.text).join('\n');
  const money = readMoney(lines);
  const buyers = buyerCells(lines, source.pages[0]?.height);
  const vendorName = findVendorNames(lines, buyers);
  const vendor = vendorName[0]?.value;
  const identifiers = findIdentifiers(lines, buyers, vendor ?? null);
  const language = detectLanguage(text);
  const order = dayMonthOrder(text, language, customOf(money.currency[0]?.value, text));
  const dates = findInvoiceDates(lines, order);
  const kind = findKind(lines, source.reader);
  const settlement = findSettlement(lines, money.totals.settled, kind, language);
  const fields: ExtractedFields = {
    ...emptyFields,
    vendorName,
    vendorTaxId: identifiers.taxId,
    vendorEmail: identifiers.email,
    vendorBankAccount: identifiers.bankAccount,
    vendorAddress: findVendorAddress(lines, vendor, buyers),
    number: findInvoiceNumbers(lines),
    issuedOn: dates.issuedOn,
    dueOn: dates.dueOn,
    discount: dates.discount,
    paymentTerms: dates.terms,
    currency: money.currency,
    totalMinor: money.totals.total,
    amountDueMinor: amountDue(money.totals, settlement[0]),
    prepaidMinor: money.totals.prepaid,
    netMinor: money.taxation.net,
    taxMinor: money.taxation.tax,
    orderNumber: findOrderNumbers(lines),
    contractNumber: findContractNumbers(lines),
    settlement,
  };
  const negative = (fields.totalMinor[0]?.value ?? 0) < 0;
  return {
    ...emptyExtraction,
    kind: kind.value === 'bill' && negative ? { ...kind, value: 'credit-note', confidence: 0.85 } : kind,
    fields,
    lines: money.items,
    taxes: money.taxation.taxes,
    otherNumbers: findOtherNumbers(lines, fields),
    findings: [...dates.findings, ...severalDocuments(splitByDocument(lines))],
  };
}

/** Everything that is counted in the document's currency. */
function readMoney(lines: readonly Line[]) {
  const mark = decimalMark(lines.map((line) => line.text).join('\n'));
  const rows = findSumRows(lines, mark);
  const currency = findCurrencies(
    rows.map(({ line }) => line),
    lines,
  );
  const best = currency[0]?.value;
  if (!best) return { currency, items: [], totals: nothing, taxation: { taxes: [], net: [], tax: [] } };
  const { items: headed, rows: itemRows } = readLines(lines, best, mark);
  const sums = rows.filter(({ line }) => !itemRows.has(line));
  const unheaded = headed.length > 0 ? [] : unheadedItems(lines, sums, best, mark);
  const items = headed.length > 0 ? headed : provenLines(unheaded, sums, best);
  const totals = readTotals(sums, lines, best, mark, sumOf(items));
  const taxation = readTaxes(sums, lines, itemRows, totals.total[0]?.value, best, mark);
  return { currency, items, totals, taxation };
}

/** Of what was paid nothing is due, unless the page goes on asking for it. */
function amountDue({ amountDue: read, settled }: Totals, settlement: Candidate<Settlement> | undefined) {
  if (settlement?.value !== 'already_paid' || settled.asksForMoney || read[0]?.value === 0) return read;
  return [{ ...settlement, value: 0 }];
}

function sumOf(items: readonly ExtractedLine[]): number | null {
  if (items.length === 0) return null;
  return items.reduce((sum, { netMinor }) => sum + (netMinor ?? 0), 0);
}
