import type { Candidate, DocumentKind, Settlement } from '../../../domain/extraction.js';
import { ranked } from '../reading.js';
import type { Language } from './language.js';
import { labelledTexts, evidenceOf } from './label-values.js';
import { evidenceAt, type Cell, type Line, type Place } from './layout.js';
import { mandateNumber, maskedCard, meansLabel, settlementWords, statusLabel } from './settlement-words.js';
import { paidMark } from './sum-marks.js';

/** The document says it in so many words, or by an amount. */
const stated = 0.95;
const proven = 0.97;
/** It may mean that, and a person has to say. */
const doubtful = 0.6;
const stamped = 0.7;
/** Who asks for money in one place and says in another that it was paid is asked. */
const disputed = 0.7;

/** By what the sums say, and whether any of them still asks for money. */
export type SumsSettled = { readonly paid: readonly Candidate<Settlement>[]; readonly asksForMoney: boolean };

export function findSettlement(
  lines: readonly Line[],
  sums: SumsSettled,
  kind: Candidate<DocumentKind>,
  language: Language | null,
): Candidate<Settlement>[] {
  const found = [
    ...sums.paid,
    ...statements(lines, language),
    ...mandates(lines),
    ...byMeans(lines, sums.asksForMoney),
    ...stamps(lines),
    ...receipts(kind),
  ];
  return ranked(
    found.map((entry) =>
      sums.asksForMoney && entry.value === 'already_paid'
        ? { ...entry, confidence: Math.min(entry.confidence, disputed) }
        : entry,
    ),
  );
}

/** A receipt is given for money that was received; but some call their bills so. */
function receipts(kind: Candidate<DocumentKind>): Candidate<Settlement>[] {
  return kind.value === 'receipt' ? [{ ...kind, value: 'already_paid', confidence: 0.85 }] : [];
}

/** A mark or a bracket may stand before the first word. */
const openingMax = 3;

function statements(lines: readonly Line[], language: Language | null): Candidate<Settlement>[] {
  return sentences(lines).flatMap(({ text, place: { line, cell } }): Candidate<Settlement>[] => {
    if (isBesideAmount({ line, cell })) return [];
    const evidence = evidenceAt(line, text, [cell]);
    return settlementWords.flatMap(({ guard, aside, notIn, ...say }): Candidate<Settlement>[] => {
      if (aside.test(text) || (notIn !== undefined && notIn === language)) return [];
      const isSaid = !guard.test(text);
      const free = say.free.exec(text);
      const opening = say.opening.exec(text);
      const opens = opening !== null && opening.index <= openingMax;
      if ((isSaid && (opens || say.paid.test(text))) || (free && !guard.test(text.replace(free[0], ' ')))) {
        return [{ value: 'already_paid', confidence: stated, evidence }];
      }
      if (say.collected.test(text)) {
        return [{ value: 'vendor_collects', confidence: isSaid ? stated : doubtful, evidence }];
      }
      if (isSaid && opening) return [{ value: 'already_paid', confidence: doubtful, evidence }];
      return isSaid && say.mention.test(text)
        ? [{ value: 'vendor_collects', confidence: doubtful, evidence }]
        : [];
    });
  });
}

/** A mandate's number beside a word of debits. */
function mandates(lines: readonly Line[]): Candidate<Settlement>[] {
  const line = lines.find(({ text }) => mandateNumber.test(text));
  const isDebit = lines.some(({ text }) =>
    settlementWords.some(({ mention, collected }) => mention.test(text) || collected.test(text)),
  );
  if (!line) return [];
  return [{ value: 'vendor_collects', confidence: isDebit ? proven : doubtful, evidence: evidenceAt(line) }];
}

const cardOrWallet =
  /^\P{L}*(?:\p{L}+ )?(?:card|\p{L}*karte|visa|master ?card|amex|paypal|carte|tarjeta|carta|karta|cart[ãa]o|credit ?card|klarna|ideal)(?!\p{L})/iu;
const behindLabel = 24;

/** `Payment method: direct debit`, and `Status: paid`. */
function byMeans(lines: readonly Line[], asksForMoney: boolean): Candidate<Settlement>[] {
  const means = labelledTexts(lines, meansLabel).flatMap((from): Candidate<Settlement>[] => {
    const evidence = evidenceOf(from);
    if (maskedCard.test(from.text)) {
      return [{ value: asksForMoney ? 'vendor_collects' : 'already_paid', confidence: stated, evidence }];
    }
    const isDebit = settlementWords.some(
      ({ mention, guard, aside }) =>
        (mention.exec(from.text)?.index ?? behindLabel) < behindLabel &&
        !guard.test(from.text) &&
        !aside.test(from.text),
    );
    const isOne = !/[,/;•]|\s{2}/.test(from.text);
    if (isDebit) return [{ value: 'vendor_collects', confidence: isOne ? stated : doubtful, evidence }];
    return isOne && cardOrWallet.test(from.text)
      ? [{ value: 'already_paid', confidence: doubtful, evidence }]
      : [];
  });
  const states = labelledTexts(lines, statusLabel)
    .filter(({ text }) => isStamp(text))
    .map((from): Candidate<Settlement> => ({
      value: 'already_paid',
      confidence: stated,
      evidence: evidenceOf(from),
    }));
  return [...means, ...states];
}

/** A word that stands for itself: sure where it is dated, drawn large, or says that all was paid. */
function stamps(lines: readonly Line[]): Candidate<Settlement>[] {
  const heights = lines.map(({ height }) => height).sort((a, b) => a - b);
  const usual = heights[Math.floor(heights.length / 2)] ?? 0;
  return lines.flatMap((line) =>
    line.cells.length > 2
      ? []
      : line.cells.flatMap((cell): Candidate<Settlement>[] => {
          if (!isStamp(cell.text) || cell.text.endsWith(':') || isBesideAmount({ line, cell })) return [];
          const isSure = line.height > 1.4 * usual || /\d|full|vollst|dankend/i.test(cell.text);
          const evidence = evidenceAt(line, cell.text, [cell]);
          return [{ value: 'already_paid', confidence: isSure ? stated : stamped, evidence }];
        }),
  );
}

/** The word alone, or with a date: `PAID`, `Bezahlt am 03.11.2026`. */
function isStamp(text: string): boolean {
  const match = paidMark.exec(text);
  if (!match) return false;
  const rest = text
    .replace(match[0], '')
    .replace(/(?<!\p{L})(?:am|on|le|el|il|op|em|dnia|in full|vollst[äa]ndig)(?!\p{L})/giu, '');
  return (
    rest.replace(/[\p{P}\s\d]/gu, '') === '' && text.length <= 40 && !/\d[.,]\d{2}(?!\d|[.,])/.test(rest)
  );
}

/** It names the amount: what was paid is for the sums to say. */
function isBesideAmount({ line, cell }: Place): boolean {
  return line.cells.some((other) => other.x > cell.x && /\d[.,]\d{2}(?!\d)/.test(other.text));
}

type Sentence = { readonly text: string; readonly place: Place };

/** Prose runs on in the cell below; labels begin anew. */
function sentences(lines: readonly Line[]): Sentence[] {
  const blocks: { text: string; last: Place; widest: number; places: { at: number; place: Place }[] }[] = [];
  for (const line of lines) {
    for (const cell of line.cells) {
      const above = blocks.findLast(({ last, widest }) => runsOn(last, widest, { line, cell }));
      const place = { line, cell };
      if (above && !/^\p{L}[\p{L} ]{1,30}:/u.test(cell.text)) {
        above.places.push({ at: above.text.length + 1, place });
        above.text += ` ${cell.text}`;
        above.last = place;
        above.widest = Math.max(above.widest, widthOf(cell));
      } else {
        blocks.push({ text: cell.text, last: place, widest: widthOf(cell), places: [{ at: 0, place }] });
      }
    }
  }
  return blocks.flatMap(({ text, places }) => {
    let at = 0;
    return text.split(/(?<=(?<!\d)[.!?;]) (?=[\p{Lu}\d•*†])/u).flatMap((sentence): Sentence[] => {
      const place = places.findLast((entry) => entry.at <= at)?.place;
      at += sentence.length + 1;
      return place ? [{ text: sentence, place }] : [];
    });
  });
}

/** The upper line is nearly as wide as its block: it broke off for want of room. */
function runsOn(upper: Place, widest: number, lower: Place): boolean {
  const gap = upper.line.y - lower.line.y;
  const [small, large] = [upper.line.height, lower.line.height].sort((a, b) => a - b) as [number, number];
  return (
    upper.line.page === lower.line.page &&
    large < 1.25 * small &&
    gap > 0 &&
    gap < 1.8 * Math.max(upper.line.height, lower.line.height) &&
    Math.abs(upper.cell.x - lower.cell.x) < 3 &&
    widthOf(upper.cell) > 0.7 * widest
  );
}

function widthOf({ x, right }: Cell): number {
  return right - x;
}
