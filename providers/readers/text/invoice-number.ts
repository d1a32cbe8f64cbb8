import type { Candidate } from '../../../domain/extraction.js';
import { ranked } from '../reading.js';
import { findDates } from './dates.js';
import { anyTitle } from './kind.js';
import {
  contractLabel,
  dueLabel,
  issuedLabel,
  plainDateLabel,
  plainNumberLabel,
  numberLabel,
  numberTitle,
  orderLabel,
} from './labels.js';
import { buyerLabel } from './party-labels.js';
import { evidenceOf, labelledValues, type LabelledValue } from './label-values.js';
import { cellBelow, evidenceAt, type Line } from './layout.js';
import { findTables } from './table/table.js';

const token = /^(?:[A-Z]{1,4} (?=[A-Z0-9]*(?:[/-][A-Z0-9]*)?\d))?[\p{L}\d][\p{L}\d._/#-]*/u;
const repeatedBonus = 0.02;
const titled = 0.85;
const titledAndRepeated = 0.92;
/** A title with a mark between, or a value that is plainly no word or year: `Invoice # 2026-17`, `Facture FA-2017-0009`. */
const titledPlainly = 0.93;
const disputed = 0.7;
const titledCharactersMin = 4;
const shortCharacters = 3;

export function findInvoiceNumbers(lines: readonly Line[]): Candidate<string>[] {
  const strong = labelledValues(lines, numberLabel, parseNumber).map((value) => toCandidate(value, lines));
  const known = ranked(strong.length > 0 ? strong : underTitleHeadings(lines));
  if (known.length > 1) {
    return known.map((entry) => ({ ...entry, confidence: Math.min(entry.confidence, disputed) }));
  }
  if (known.length === 1) return known;
  const plain = plainlyLabelled(lines);
  if (plain.length === 1) return plain;
  const titledNumbers = underTitles(lines, numberTitle);
  const found =
    [titledNumbers, hashUnderTitle(lines)].find(({ length }) => length > 0) ?? underTitles(lines, anyTitle);
  return found.length > 1
    ? found.map((entry) => ({ ...entry, confidence: Math.min(entry.confidence, disputed) }))
    : found;
}

/** `Número` over it, or `n° 10 240 551` under the title: on the first page, and in no table of items. */
function plainlyLabelled(lines: readonly Line[]): Candidate<string>[] {
  const first = lines.filter(({ page }) => page === lines[0]?.page);
  const table = findTables(first)[0]?.headings;
  const head = table ? first.slice(0, first.indexOf(table)) : first;
  const found = labelledValues(head, plainNumberLabel, parseNumber).filter(({ value, from }) => {
    const { label, place, relation, text } = from;
    if (!place.cell.text.toLowerCase().startsWith(label.toLowerCase())) return false;
    const isAlone = /^[\s:]*$/.test(place.cell.text.slice(label.length));
    return relation === 'same-cell'
      ? !otherNumber.test(text) && value.length >= titledCharactersMin
      : isAlone;
  });
  return ranked(found.map((value) => toCandidate({ ...value, confidence: plainlySaid }, head)));
}

const plainlySaid = 0.92;
/** `N° TVA FR56…` and the like name another number. */
const otherNumber =
  /^(?:tva|vat|iva|nif|nipc|cif|rcs|siret|siren|ape|t[ée]l|fax|client|compte|cliente|conta|cuenta)(?!\p{L})/iu;

/** `INVOICE` in large letters, and `# 4711` under it. */
function hashUnderTitle(lines: readonly Line[]): Candidate<string>[] {
  return lines.flatMap((line) =>
    line.cells.flatMap((cell): Candidate<string>[] => {
      const title = numberTitle.exec(cell.text);
      const under = title?.[0].length === cell.text.length ? cellBelow(lines, { line, cell }) : null;
      const value = under?.cell.text.startsWith('#')
        ? parseNumber(under.cell.text.replace(/^#\s*/, ''))
        : null;
      return under && value !== null
        ? [
            {
              value,
              confidence: titledPlainly,
              evidence: evidenceAt(under.line, under.cell.text, [under.cell]),
            },
          ]
        : [];
    }),
  );
}

/** The title of the paper with its number behind it, or in the next cell. */
function underTitles(lines: readonly Line[], title: RegExp): Candidate<string>[] {
  const found = labelledValues(lines, title, parseNumber)
    .filter(({ from: { relation, place, label } }) => {
      const [cell, name] = [place.cell.text.toLowerCase(), label.toLowerCase()];
      const isAlone = /^[\s:#]*$/.test(cell.slice(name.length));
      return relation !== 'below' && cell.startsWith(name) && (relation === 'same-cell' || isAlone);
    })
    .filter(({ value, from }) => {
      const isWhole = from.place.cell.text === `${from.label} ${value}`;
      return value.length >= titledCharactersMin || isWhole;
    })
    .map((value) => ({ ...toCandidate(value, lines), confidence: titledConfidence(value, lines) }));
  return ranked(found);
}

function titledConfidence(value: LabelledValue<string>, lines: readonly Line[]): number {
  if (isPlain(value) || isHeadline(value, lines)) return titledPlainly;
  return occurrences(lines, value.value) > 1 ? titledAndRepeated : titled;
}

/** `Customer | Order | Invoice date | Invoice` as headings, the values in the row below. */
function underTitleHeadings(lines: readonly Line[]): Candidate<string>[] {
  const headed = lines.filter(
    ({ cells }) => cells.filter(({ text }) => headingWord.test(text) && !/\d/.test(text)).length >= 3,
  );
  return headed.flatMap((line) =>
    line.cells.flatMap((cell): Candidate<string>[] => {
      const title = numberTitle.exec(cell.text);
      const below = title?.[0].length === cell.text.length ? cellBelow(lines, { line, cell }) : null;
      const value = below ? parseNumber(below.cell.text) : null;
      return below && value !== null
        ? [{ value, confidence: 0.92, evidence: evidenceAt(below.line, below.cell.text, [below.cell]) }]
        : [];
    }),
  );
}

const headingWord = new RegExp(
  [numberTitle, issuedLabel, plainDateLabel, dueLabel, orderLabel, buyerLabel]
    .map(({ source }) => source)
    .concat(
      '(?<!\\p{L})(?:order|bestelling|auftrag|commande|pedido|ordine|zam[óo]wienie|encomenda|reference|referentie)(?!\\p{L})',
    )
    .join('|'),
  'iu',
);

/** In letters larger than usual, and too long for a year or a page. */
function isHeadline({ value, from }: LabelledValue<string>, lines: readonly Line[]): boolean {
  const heights = lines.map(({ height }) => height).sort((a, b) => a - b);
  const usual = heights[Math.floor(heights.length / 2)] ?? 0;
  return from.place.line.height > 1.2 * usual && /^\d{5,}$/.test(value);
}

function isPlain({ value, from }: LabelledValue<string>): boolean {
  const behind = from.place.cell.text.slice(from.label.length);
  if (/^\s*(?:#|n[°ºo]\.?|nr\.?|:)/iu.test(behind)) return true;
  if (/^\s*\S+ (?:du|vom|of|dated|del|van|de) \d/iu.test(behind)) return true;
  return (
    value.length >= 5 && (/[\p{L}].*\d/u.test(value) || /\d[-/]\d/.test(value) || /^\d{6,}$/.test(value))
  );
}

export function findOrderNumbers(lines: readonly Line[]): Candidate<string>[] {
  return ranked(labelledValues(lines, orderLabel, parseNumber).map((value) => toCandidate(value, lines)));
}

export function findContractNumbers(lines: readonly Line[]): Candidate<string>[] {
  return ranked(labelledValues(lines, contractLabel, parseNumber).map((value) => toCandidate(value, lines)));
}

/** Nothing but groups of digits: `10 240 551 337`, `M0447 19`; two groups of two and three could be an amount. */
const inGroups =
  /^(?:[A-Z]{0,3}\d{1,5}(?: \d{2,4}){2,5}|[A-Z]{1,3}\d{2,6} \d{2,4}|[A-Z]{1,3}(?: \d{2,6}){2,5})$/u;

/** A token with a digit that is neither a date nor an amount. */
export function parseNumber(text: string): string | null {
  if (inGroups.test(text.trim())) return text.trim();
  const found = token.exec(text.trim())?.[0].replace(/[._/-]+$/, '');
  if (!found || found.length > 40 || !/\d/.test(found)) return null;
  if (findDates(text, 'unknown').some((date) => date.text.startsWith(found))) return null;
  if (/^\d+(?:[.,]\d{3})*[.,]\d{2}(?!\d)/.test(text.trim())) return null;
  return found;
}

/** `Fattura n. 9`: small vendors count from one; beside a label it may as well be a page or a count. */
function shortPenalty({ from }: LabelledValue<string>): number {
  const isCount = /^\d{1,2}\s?(?:von|of|di|van|de|sur|z|\/)\s?\d/iu.test(from.text);
  return from.relation === 'same-cell' && !isCount ? 0.05 : 0.15;
}

function toCandidate(value: LabelledValue<string>, lines: readonly Line[]): Candidate<string> {
  const more = occurrences(lines, value.value) > 1 ? repeatedBonus : 0;
  const short = value.value.length < shortCharacters ? shortPenalty(value) : 0;
  return {
    value: value.value,
    confidence: Math.min(0.98, value.confidence + more) - short,
    evidence: evidenceOf(value.from),
  };
}

function occurrences(lines: readonly Line[], number: string): number {
  return lines.filter(({ text }) => text.includes(number)).length;
}
