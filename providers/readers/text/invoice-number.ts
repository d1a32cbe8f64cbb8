import type { Candidate } from '../../../domain/extraction.js';
import { ranked } from '../reading.js';
import { findDates } from './dates.js';
import { numberLabel, numberTitle, orderLabel } from './labels.js';
import { evidenceOf, labelledValues, type LabelledValue } from './label-values.js';
import type { Line } from './layout.js';

const token = /^(?:[A-Z]{1,4} (?=[A-Z0-9]*\d))?[\p{L}\d][\p{L}\d._/#-]*/u;
const repeatedBonus = 0.02;
const titled = 0.8;
const titledAndRepeated = 0.91;
const disputed = 0.7;
const titledCharactersMin = 4;

export function findInvoiceNumbers(lines: readonly Line[]): Candidate<string>[] {
  const strong = labelledValues(lines, numberLabel, parseNumber).map((value) => toCandidate(value, lines));
  const known = ranked(strong);
  if (known.length > 1) {
    return known.map((entry) => ({ ...entry, confidence: Math.min(entry.confidence, disputed) }));
  }
  if (known.length === 1) return known;
  const fromTitles = labelledValues(lines, numberTitle, parseNumber)
    .filter(
      ({ from }) =>
        from.relation !== 'below' && from.place.cell.text.toLowerCase().startsWith(from.label.toLowerCase()),
    )
    .filter(({ value }) => value.length >= titledCharactersMin)
    .map((value) => ({
      ...toCandidate(value, lines),
      confidence: occurrences(lines, value.value) > 1 ? titledAndRepeated : titled,
    }));
  const titledNumbers = ranked(fromTitles);
  return titledNumbers.length > 1
    ? titledNumbers.map((entry) => ({ ...entry, confidence: Math.min(entry.confidence, disputed) }))
    : titledNumbers;
}

export function findOrderNumbers(lines: readonly Line[]): Candidate<string>[] {
  return ranked(labelledValues(lines, orderLabel, parseNumber).map((value) => toCandidate(value, lines)));
}

/** A token with a digit that is neither a date nor an amount. */
export function parseNumber(text: string): string | null {
  const found = token.exec(text.trim())?.[0].replace(/[._/-]+$/, '');
  if (!found || found.length > 40 || !/\d/.test(found)) return null;
  if (findDates(text, 'unknown').some((date) => date.text.startsWith(found))) return null;
  if (/^\d+(?:[.,]\d{3})*[.,]\d{2}(?!\d)/.test(text.trim())) return null;
  return found;
}

function toCandidate(value: LabelledValue<string>, lines: readonly Line[]): Candidate<string> {
  const more = occurrences(lines, value.value) > 1 ? repeatedBonus : 0;
  const short = value.value.length < 3 ? 0.15 : 0;
  return {
    value: value.value,
    confidence: Math.min(0.98, value.confidence + more) - short,
    evidence: evidenceOf(value.from),
  };
}

function occurrences(lines: readonly Line[], number: string): number {
  return lines.filter(({ text }) => text.includes(number)).length;
}
