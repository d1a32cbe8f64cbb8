import type { CalendarDate } from '../../../../domain/dates.js';
import type { Candidate, ExtractedFields, Extraction, Settlement } from '../../../../domain/extraction.js';
import type { Currency } from '../../../../domain/money.js';
import { ranked } from '../../reading.js';
import { findDates } from '../../text/dates.js';
import { evidenceAt, type Line } from '../../text/layout.js';
import { lettersOf, speaksOf } from '../likeness.js';
import { readItems } from './items.js';
import { rowsOf, type Row } from './rows.js';
import { findReceiptTotals } from './total.js';
import { findReceiptVendors } from './vendor.js';

/** Of the usual size of print: the slip of a till is hardly wider than forty letters, a letter is twice that. */
const slipPointsMax = 400;

/** Whether what is written stands in one narrow strip, as a till prints it. */
export function isSlip(lines: readonly Line[]): boolean {
  const lefts = lines.map(({ cells }) => cells[0]?.x ?? 0).toSorted((a, b) => a - b);
  const rights = lines.map(({ cells }) => cells.at(-1)?.right ?? 0).toSorted((a, b) => a - b);
  const at = (list: readonly number[], share: number) => list[Math.floor(list.length * share)] ?? 0;
  return lines.length >= 5 && at(rights, 0.9) - at(lefts, 0.1) < slipPointsMax;
}

/** Reads the slip of a till. Tills have no labels for the shop and the date, but much arithmetic around the total. */
export function readSlip(read: Extraction, lines: readonly Line[]): Extraction {
  const rows = rowsOf(lines);
  const currency = currenciesOf(lines, read.fields.currency);
  const total = findReceiptTotals(lines, rows);
  const paid = rows.find(({ kind }) => kind === 'paid' || kind === 'change');
  const isReceipt =
    paid !== undefined && (read.kind.value === 'bill' || read.kind.value === 'other') && total.length > 0;
  const due = dueOf(total[0], paid);
  const fields: ExtractedFields = {
    ...read.fields,
    vendorName: findReceiptVendors(lines),
    issuedOn: datesOf(lines),
    currency,
    totalMinor: total,
    amountDueMinor: due,
    settlement: ranked([...read.fields.settlement, ...paidAtTill(due)]),
  };
  return {
    ...read,
    fields,
    lines: readItems(lines, rows, sumsOf(rows, total[0]?.value)),
    kind: isReceipt ? { ...read.kind, value: 'receipt', confidence: 0.85 } : read.kind,
  };
}

/** What items can add up to: the total, or what stands before taxes and rounding. */
function sumsOf(rows: readonly Row[], total: number | undefined): number[] {
  const before = rows.filter(({ kind }) => kind === 'subtotal').map(({ amounts }) => amounts.at(-1));
  return [total, ...before].filter((sum) => sum !== undefined);
}

/** Who was paid at the till is owed nothing. */
function dueOf(total: Candidate<number> | undefined, paid: Row | undefined): Candidate<number>[] {
  if (!total) return [];
  if (!paid) return [{ ...total, confidence: Math.min(total.confidence, 0.7) }];
  return [{ value: 0, confidence: 0.8, evidence: evidenceAt(paid.line) }];
}

function paidAtTill(due: readonly Candidate<number>[]): Candidate<Settlement>[] {
  return due.filter(({ value }) => value === 0).map((nothing) => ({ ...nothing, value: 'already_paid' }));
}

const labels = ['datum', 'date', 'tarikh', 'fecha', 'data'];
const otherDates = ['expiry', 'valid', 'gultig', 'birth', 'geburt', 'ablauf'];

/** Dates count by what stands beside them: a label or the time of the day. Tills outside of America write the day first. */
function datesOf(lines: readonly Line[]): Candidate<CalendarDate>[] {
  return ranked(
    lines.flatMap((line) => {
      const letters = lettersOf(line.text);
      if (otherDates.some((word) => speaksOf(letters, word))) return [];
      const labelled = labels.some((word) => letters.includes(word)) ? 0.12 : 0;
      const timed = /(?<!\d)[0-2]?\d[:.]\d{2}(?!\d|[./-]\d)/.test(
        line.text.replace(/\d{1,4}[./-]\d{1,2}[./-]\d{2,4}/, ' '),
      )
        ? 0.06
        : 0;
      return findDates(datesWritten(line.text), 'day-first').flatMap(({ readings }) => {
        const [value] = readings;
        if (value === undefined || value < '2000' || value > '2100') return [];
        const doubt = readings.length > 1 ? 0.05 : 0;
        return [{ value, confidence: 0.7 + labelled + timed - doubt, evidence: evidenceAt(line) }];
      });
    }),
  );
}

/** The eye takes the dots of a date for colons, and sees no gap before the time that follows. */
function datesWritten(text: string): string {
  return text
    .replace(/(?<!\d)(\d{2}[./-]\d{2}[./-](?:20\d{2}|\d{2}))(\d{2}:\d{2})/g, '$1 $2')
    .replace(/(?<!\d)(\d{2})[:.](\d{2})[:.](\d{2,4})(?=\s+\d{1,2}[:.]\d{2})/g, '$1.$2.$3');
}

const ringgit = /(?<![\p{L}\d])RM(?=[\s)}\]:;\d]|$)/u;
const malaysian = /(?<!\p{L})(?:s[do]n\.? ?[`'.]?bhd|jalan|jln|selangor|kuala lumpur)(?!\p{L})/iu;
/** VAT numbers begin with their country (Directive 2006/112/EC, article 215). */
const euro =
  /(?<!\p{L})(?:gmbh|mwst|btw)(?!\p{L})|(?<![\p{L}\d])(?:AT ?U|BE ?[01]|DE ?|ES ?|FR ?|IT ?|NL ?)\d{3} ?\d{3} ?\d/iu;

/** Where nothing names the currency, the country of a street, a legal form or a tax does: as a guess. */
function currenciesOf(lines: readonly Line[], read: readonly Candidate<Currency>[]): Candidate<Currency>[] {
  const found = (pattern: RegExp, value: Currency, confidence: number) =>
    lines
      .filter(({ text }) => pattern.test(text))
      .slice(0, 1)
      .map((line) => ({ value, confidence, evidence: evidenceAt(line) }));
  const country = found(malaysian, 'MYR', 0.6);
  const own = found(ringgit, 'MYR', country.length > 0 ? 0.93 : 0.8);
  // `Sdn Bhd` is a legal form and no dinar.
  const named = ranked([...own, ...read.filter(({ value }) => value !== 'BHD' || country.length === 0)]);
  return named.length > 0 ? named : ranked([...country, ...found(euro, 'EUR', 0.6)]);
}
