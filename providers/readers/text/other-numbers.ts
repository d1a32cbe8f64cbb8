import type { Candidate, ExtractedFields } from '../../../domain/extraction.js';
import { ranked } from '../reading.js';
import { ibansIn } from './bank-accounts.js';
import { parseNumber } from './invoice-number.js';
import { evidenceAt, type Cell, type Line } from './layout.js';

/** None is taken for the bill's number by itself. */
const unsaid = 0.1;
const countMax = 30;
const digitsMin = 3;
/** Of the page's width: what stands farther left belongs to another column. */
const labelGapMax = 0.35;

/**
 * Numbers of the first page that nothing says to be one of the fields, from top to bottom: what a person enters as the
 * bill's number is looked for among them, so that its place can be learned.
 */
export function findOtherNumbers(
  lines: readonly Line[],
  { number, orderNumber, contractNumber, vendorTaxId }: ExtractedFields,
): Candidate<string>[] {
  const taken = new Set([number, orderNumber, contractNumber, vendorTaxId].flat().map(({ value }) => value));
  const found = lines
    .filter(({ page, text }) => page === lines[0]?.page && ibansIn(text).length === 0)
    .flatMap((line) => line.cells.flatMap((cell, index) => numbersIn(line, cell, line.cells[index - 1])));
  return ranked(found.filter(({ value }) => !taken.has(value))).slice(0, countMax);
}

function numbersIn(line: Line, cell: Cell, before: Cell | undefined): Candidate<string>[] {
  const words = before && isLabelOf(before, cell) ? `${before.text} ${cell.text}` : cell.text;
  return [...cell.text.matchAll(/\S+/g)].flatMap(({ index, 0: word }): Candidate<string>[] => {
    const value = parseNumber(cell.text.slice(index));
    const digits = value?.replace(/\D/g, '').length ?? 0;
    if (value === null || digits < digitsMin || !word.startsWith(value)) return [];
    return [{ value, confidence: unsaid, evidence: evidenceAt(line, words, [cell]) }];
  });
}

function isLabelOf(before: Cell, { box }: Cell): boolean {
  return !/\d/.test(before.text) && box.left - (before.box.left + before.box.width) <= labelGapMax;
}
