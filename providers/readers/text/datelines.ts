import type { CalendarDate } from '../../../domain/dates.js';
import type { Candidate, Evidence } from '../../../domain/extraction.js';
import { findDates, type DayMonthOrder, type FoundDate } from './dates.js';
import { numberTitle } from './labels.js';
import { evidenceOf, labelledValues, type LabelledText } from './label-values.js';
import { evidenceAt, type Line } from './layout.js';
import { findTables } from './table/table.js';

const swappable = [0.6, 0.4] as const;
const besideTitle = 0.93;
const withPlace = 0.92;
/** Of the first page's lines, where no table tells how far its head goes. */
const headShare = 0.65;

/** Dates behind, beside or under their label. */
export function dated(
  lines: readonly Line[],
  label: RegExp,
  order: DayMonthOrder,
  counts: (from: LabelledText) => boolean = () => true,
): Candidate<CalendarDate>[] {
  return labelledValues(lines, label, (text) => leadingDate(text, order))
    .filter(({ from }) => counts(from))
    .flatMap(({ value, confidence, from }) => readings(value, confidence, evidenceOf(from)));
}

/** `Facture n° 12 du 2 juillet 2015`, also in two lines; not `avoir sur facture n° 11 du 30 juin`. */
export function besideNumber(lines: readonly Line[], order: DayMonthOrder): Candidate<CalendarDate>[] {
  const between =
    /(?:^|\s)(?:du|vom|von|dated?|of|del|fecha|van|d\.d\.|z dnia|de|da|[ée]mise? le|emitid[ao] em)\s+(?=\d)/iu;
  return lines.flatMap((line, index) => {
    const title = numberTitle.exec(line.text);
    if (!title || ofAnother.test(line.text.slice(0, title.index))) return [];
    const next = lines[index + 1];
    const behind = line.text.slice(title.index);
    const joint = between.exec(behind.split(reference)[0] ?? '');
    const date = joint
      ? leadingDate(behind.slice(joint.index + joint[0].length), order)
      : next && opensWithJoint.test(next.text)
        ? leadingDate(next.text.replace(opensWithJoint, '').split(reference)[0] ?? '', order)
        : null;
    return date ? readings(date, besideTitle, evidenceAt(joint || !next ? line : next)) : [];
  });
}

/** What stands before the number of a bill that this paper is about, and is not. */
const reference = /(?<!\p{L})(?:sur|sobre|ref|r[ée]f|zu|zur|for|su|bij|do|relati\S+)(?!\p{L})/iu;
const ofAnother = new RegExp(`${reference.source}(?: \\S{1,3})?\\s*$`, 'iu');
const opensWithJoint = /^(?:du|vom|del|van|z dnia|de|emitid[ao] em|[ée]mise? le)\s+(?=\d)/iu;

/** `Morlaix, le 6 octobre 2026`: a letter's date, on its first page and over what it lists. */
export function datelines(lines: readonly Line[], order: DayMonthOrder): Candidate<CalendarDate>[] {
  const first = lines.filter(({ page }) => page === lines[0]?.page);
  const table = findTables(first)[0]?.headings;
  const head = first.slice(0, table ? first.indexOf(table) : Math.ceil(first.length * headShare));
  return head.flatMap((line) =>
    line.cells.flatMap((cell) => {
      const [date, ...others] = findDates(cell.text, order);
      if (!date || others.length > 0) return [];
      const [before = '', behind = ''] = cell.text.split(date.text);
      return placeBefore.test(before) && /^(?: ?(?:r\.|roku))?(?:\s?[-–|·].*)?$/u.test(behind)
        ? readings(date, withPlace, evidenceAt(line, cell.text, [cell]))
        : [];
    }),
  );
}

const placeBefore =
  /^(?:\p{Lu}[\p{L}' ’-]{1,30},? )?(?:(?:le|el|a|em|den|am|the|on|il|l[ìi]|add[ìi]|dnia) )?$/u;

/** The first date of a text, unless other words come before it than how it is written: `(Y-M-D)`. */
function leadingDate(text: string, order: DayMonthOrder): FoundDate | null {
  const date = findDates(text, order)[0];
  if (!date) return null;
  const before = text
    .slice(0, text.indexOf(date.text))
    .replace(/\([a-z/. -]{3,12}\)/i, '')
    .replace(
      /[\s:.,-]|(?<!\p{L})(?:le|am|el|il|op|em|the|on|dem|zum|den|al|[\p{L}]{2,10}day|[\p{L}]{2,10}tag)(?!\p{L})/giu,
      '',
    );
  return before.length === 0 ? date : null;
}

function readings(date: FoundDate, confidence: number, evidence: Evidence): Candidate<CalendarDate>[] {
  const [first, second] = date.readings;
  if (first === undefined) return [];
  if (second === undefined) return [{ value: first, confidence, evidence }];
  return [
    { value: first, confidence: swappable[0], evidence },
    { value: second, confidence: swappable[1], evidence },
  ];
}
