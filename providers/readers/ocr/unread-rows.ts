import type { Candidate, Extraction } from '../../../domain/extraction.js';
import type { Line } from '../text/layout.js';
import { sumLabels } from '../text/sum-labels.js';

/** Below every gate. */
const doubtedMax = 0.85;
/** In shares of the page: how far the rows of a foot reach, and how exactly they end at one edge. */
const footHeight = 0.15;
const edgeMax = 0.02;
const amount = /^[^\d\p{L}]*(?:[A-Z]{3}\s?)?[-−]?\d[\d.,' ]*[.,]\d{2}(?:\s?(?:[A-Z]{3}|€))?$/u;

/**
 * Under the amount that is asked for stands another one, at the same edge, and what it is called could not be read: it may be
 * what was paid before, or what is left to pay.
 */
export function doubtingUnreadRows(read: Extraction, lines: readonly Line[]): Extraction {
  const [due] = read.fields.amountDueMinor;
  if (!due || !lines.some((line) => isUnreadBelow(line, due))) return read;
  const amountDueMinor = read.fields.amountDueMinor.map((entry) => ({
    ...entry,
    confidence: Math.min(entry.confidence, doubtedMax),
  }));
  return { ...read, fields: { ...read.fields, amountDueMinor } };
}

function isUnreadBelow({ page, cells, text }: Line, { evidence }: Candidate<number>): boolean {
  const [box, last] = [evidence.box, cells.at(-1)];
  if (!box || !last || page !== evidence.page) return false;
  const below = last.box.top - box.top;
  const isInFoot = below > box.height / 2 && below < footHeight;
  const isAtEdge = Math.abs(last.box.left + last.box.width - box.left - box.width) < edgeMax;
  return isInFoot && isAtEdge && amount.test(last.text) && !sumLabels.some(([, label]) => label.test(text));
}
