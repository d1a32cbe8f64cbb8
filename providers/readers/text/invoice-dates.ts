import { addDays, daysBetween, type CalendarDate } from '../../../domain/dates.js';
import type { Candidate, EarlyPaymentDiscount, Finding } from '../../../domain/extraction.js';
import { hold, quote, ranked } from '../reading.js';
import { besideNumber, dated, datelines } from './datelines.js';
import type { DayMonthOrder } from './dates.js';
import { dueLabel, issuedLabel, plainDateLabel } from './labels.js';
import { evidenceAt, type Line } from './layout.js';
import { findTables } from './table/table.js';
import { parseTerms, type PaymentTerms } from './terms.js';

export type InvoiceDates = {
  readonly issuedOn: readonly Candidate<CalendarDate>[];
  readonly dueOn: readonly Candidate<CalendarDate>[];
  readonly discount: readonly Candidate<EarlyPaymentDiscount>[];
  /** The words about paying, as they stand there. */
  readonly terms: readonly Candidate<string>[];
  readonly findings: readonly Finding[];
};

const plainLabelPenalty = 0.02;
const disputed = 0.7;
const fromTerms = 0.92;
const dueDaysMax = 365;

export function findInvoiceDates(lines: readonly Line[], order: DayMonthOrder): InvoiceDates {
  const issuedOn = settle([...dated(lines, issuedLabel, order), ...besideNumber(lines, order)]);
  const issued =
    [issuedOn, plainlyDated(lines, order), settle(datelines(lines, order))].find(
      ({ length }) => length > 0,
    ) ?? [];
  const terms = lines.map((line) => ({ line, ...termsAt(lines, line) }));
  const discount = ranked(
    terms.flatMap(({ line, discount: found }) =>
      found ? [{ value: found, confidence: 0.93, evidence: evidenceAt(line) }] : [],
    ),
  );
  const printed = dated(lines, dueLabel, order);
  const derived = fromPaymentTerms(issued[0], terms);
  const dueOn = plausible(dueDates(printed, derived), issued[0]);
  const spoken = terms.filter(({ netDays, discount: found, isOpen }) => netDays !== null || found || isOpen);
  return {
    issuedOn: issued,
    dueOn,
    discount,
    terms: ranked(
      spoken.map(({ line }) => ({ value: quote(line.text), confidence: 0.85, evidence: evidenceAt(line) })),
    ),
    findings: dueOn.length === 0 ? unclear(lines, terms) : [],
  };
}

/** `Date` alone: at the beginning of its cell, and no heading of a table, where it is that of an item. */
function plainlyDated(lines: readonly Line[], order: DayMonthOrder): Candidate<CalendarDate>[] {
  const headings = new Set(findTables(lines).map((table) => table.headings));
  const found = dated(lines, plainDateLabel, order, ({ place, label, relation }) => {
    const isHeading = relation === 'below' && headings.has(place.line);
    return !isHeading && place.cell.text.toLowerCase().startsWith(label.toLowerCase());
  });
  return settle(found.map((entry) => ({ ...entry, confidence: entry.confidence - plainLabelPenalty })));
}

/** Something is said about when to pay, and it is no day: nobody may take the bill for due at once. */
function unclear(
  lines: readonly Line[],
  terms: readonly { readonly line: Line; readonly isOpen: boolean }[],
): Finding[] {
  const said =
    terms.find(({ isOpen }) => isOpen)?.line ??
    lines.find((line) => line.cells.some(({ text }) => dueLabel.exec(text)?.index === 0));
  if (!said) return [];
  return [
    {
      ...hold('due_date_unclear', 'When the bill is to be paid is said in a way that was not understood.'),
      page: said.page,
    },
  ];
}

/** A line that tells the terms alone keeps them; else the sentence may run over into the next one. */
function termsAt(lines: readonly Line[], line: Line): PaymentTerms {
  const alone = parseTerms(line.text);
  if (saysWhen(alone)) return alone;
  const next = lines[lines.indexOf(line) + 1];
  if (next && saysWhen(parseTerms(next.text))) return nothingSaid;
  return parseTerms(termsText(lines, line));
}

const nothingSaid: PaymentTerms = { discount: null, netDays: null, isOpen: false };

function saysWhen({ discount, netDays, isOpen }: PaymentTerms): boolean {
  return discount !== null || netDays !== null || isOpen;
}

/** A sentence about terms may run over into the next line. */
function termsText(lines: readonly Line[], line: Line): string {
  const next = lines[lines.indexOf(line) + 1];
  const continues =
    next?.page === line.page && line.y - next.y < 2 * line.height && !/[.:]\s*$/.test(line.text);
  return continues ? `${line.text} ${next.text}` : line.text;
}

function settle(candidates: readonly Candidate<CalendarDate>[]): Candidate<CalendarDate>[] {
  const distinct = ranked(candidates);
  const sure = distinct.filter(({ confidence }) => confidence > disputed);
  return sure.length > 1
    ? distinct.map((entry) => ({ ...entry, confidence: Math.min(entry.confidence, disputed) }))
    : distinct;
}

type LineTerms = { readonly line: Line; readonly netDays: number | null };

function fromPaymentTerms(
  issued: Candidate<CalendarDate> | undefined,
  terms: readonly LineTerms[],
): Candidate<CalendarDate>[] {
  if (!issued) return [];
  const days = terms.filter(({ netDays }) => netDays !== null);
  const distinct = new Set(days.map(({ netDays }) => netDays));
  return ranked(
    days.map(({ netDays, line }) => ({
      value: addDays(issued.value, netDays ?? 0),
      confidence: Math.min(distinct.size > 1 ? disputed : fromTerms, issued.confidence),
      evidence: evidenceAt(line),
    })),
  );
}

/** A printed date wins; terms that say the same day make it surer, terms that say another one make both doubtful. */
function dueDates(
  printed: readonly Candidate<CalendarDate>[],
  derived: readonly Candidate<CalendarDate>[],
): Candidate<CalendarDate>[] {
  const candidates = settle(printed);
  const [best] = candidates;
  if (!best) return [...derived];
  const agreed = derived.find(({ value }) => candidates.some((entry) => entry.value === value));
  if (agreed) {
    const confirmed = candidates.find(({ value }) => value === agreed.value) ?? best;
    return ranked([
      { ...confirmed, confidence: 0.97 },
      ...candidates.map((entry) => ({
        ...entry,
        confidence: entry.value === agreed.value ? 0 : Math.min(entry.confidence, 0.5),
      })),
    ]);
  }
  if (derived.length === 0) return candidates;
  return ranked(
    [...candidates, ...derived].map((entry) => ({
      ...entry,
      confidence: Math.min(entry.confidence, disputed),
    })),
  );
}

/** Due before it was issued, or more than a year later: one of the dates is misread. */
function plausible(
  dueOn: readonly Candidate<CalendarDate>[],
  issued: Candidate<CalendarDate> | undefined,
): Candidate<CalendarDate>[] {
  return dueOn.map((due) => {
    const days = issued ? daysBetween(issued.value, due.value) : 0;
    return days < 0 || days > dueDaysMax ? { ...due, confidence: Math.min(due.confidence, 0.5) } : due;
  });
}
