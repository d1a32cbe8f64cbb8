import {
  emptyExtraction,
  emptyFields,
  type ExtractedFields,
  type Extraction,
  type Finding,
} from '../../../domain/extraction.js';
import { hold } from '../reading.js';
import { decimalMark } from './amounts.js';
import { buyerCells } from './buyer.js';
import { findCurrencies } from './currency.js';
import { dayMonthOrder } from './dates.js';
import { findIdentifiers } from './identifiers.js';
import { findInvoiceDates } from './invoice-dates.js';
import { findInvoiceNumbers, findOrderNumbers } from './invoice-number.js';
import { findKind } from './kind.js';
import { collectedMark } from './sum-labels.js';
import { detectLanguage } from './language.js';
import { layOut, type Line, type TextRun, type TextSource } from './layout.js';
import { findSumRows } from './sums.js';
import { readTotals, type Totals } from './totals.js';
import { findVendorNames } from './vendor.js';

const nothing: Totals = { total: [], amountDue: [], alreadyPaid: false };

/** Reads an invoice from the runs of its pages, by labels, layout and arithmetic. */
export function readRuns(runs: readonly TextRun[], source: TextSource): Extraction {
  return readText(layOut(runs, source), source);
}

/** The lines are those of `layOut` with the same source. */
export function readText(lines: readonly Line[], source: TextSource): Extraction {
  const text = lines.map((line) => line.text).join('\n');
  const mark = decimalMark(text);
  const rows = findSumRows(lines, mark);
  const currency = findCurrencies(
    rows.map(({ line }) => line),
    lines,
  );
  const best = currency[0]?.value;
  const totals = best ? readTotals(rows, lines, best, mark) : nothing;
  const buyers = buyerCells(lines);
  const vendorName = findVendorNames(lines, buyers);
  const identifiers = findIdentifiers(lines, buyers, vendorName[0]?.value ?? null);
  const fields: ExtractedFields = {
    ...emptyFields,
    vendorName,
    vendorTaxId: identifiers.taxId,
    vendorEmail: identifiers.email,
    vendorBankAccount: identifiers.bankAccount,
    number: findInvoiceNumbers(lines),
    ...findInvoiceDates(lines, dayMonthOrder(text, detectLanguage(text))),
    currency,
    totalMinor: totals.total,
    amountDueMinor: totals.amountDue,
    orderNumber: findOrderNumbers(lines),
  };
  const kind = findKind(lines, source.reader);
  const negative = (fields.totalMinor[0]?.value ?? 0) < 0;
  return {
    ...emptyExtraction,
    kind: kind.value === 'bill' && negative ? { ...kind, value: 'credit-note', confidence: 0.85 } : kind,
    fields,
    findings: paymentFindings(totals, text),
  };
}

function paymentFindings(totals: Totals, text: string): Finding[] {
  return [
    ...(totals.alreadyPaid ? [hold('already_paid', 'The document says that it is already paid.')] : []),
    ...(collectedMark.test(text)
      ? [
          hold(
            'vendor_collects',
            'The document speaks of a debit or card: the vendor may collect the money itself.',
          ),
        ]
      : []),
  ];
}
