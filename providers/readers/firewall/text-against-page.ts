import type { Finding } from '../../../domain/extraction.js';
import { lettersOf, speaksOf } from '../ocr/likeness.js';
import { hold } from '../reading.js';
import type { DoubtfulLine } from './drawn-values.js';

const shownCharactersMax = 60;
const comparedCharactersMax = 400;
/** Shorter words are lost in what is around them. */
const wordMin = 4;
/** Of all letters; the eye mistakes one here and there. */
const alikeMin = 0.75;

/** The eye takes these for each other, in either direction. */
const twins: Readonly<Record<string, string>> = { o: '0', i: '1', l: '1', s: '5', b: '8', z: '2' };

/** What a doubtful line is found to say by eye. `seen` is null where nothing could be read. */
export function textAgainstPage({ page, box, text }: DoubtfulLine, seen: string | null): Finding[] {
  if (seen !== null && saysTheSame(text, seen)) return [];
  const shown = (words: string) => words.replace(/\s+/g, ' ').trim().slice(0, shownCharactersMax);
  const drawn = seen === null || seen.trim() === '' ? 'cannot be read by eye' : `is drawn as: ${shown(seen)}`;
  const message = `Page ${page} ${drawn}, where its text layer says: ${shown(text)}`;
  return [{ ...hold('text_contradicts_page', message), page, box }];
}

/** No digit is another one, no amount has its decimals elsewhere, every longer word is there, and most letters are the same. */
function saysTheSame(claimed: string, seen: string): boolean {
  const digitsOf = (letters: string) => letters.replace(/\D/g, '');
  const [a, b] = [plain(claimed), plain(seen)];
  const words = claimed
    .slice(0, comparedCharactersMax)
    .split(/[^\p{L}]+/u)
    .map(lettersOf);
  if (!words.every((word) => word.length < wordMin || speaksOf(lettersOf(seen), word))) return false;
  if (digitsOf(claimed) !== digitsOf(seen) && digitsOf(a) !== digitsOf(b)) return false;
  if (hasOtherDecimals(claimed, seen)) return false;
  return 1 - editDistance(a, b) / Math.max(1, a.length, b.length) >= alikeMin;
}

/** `124000` where the page shows 1,240.00. Spaces and points between thousands are easily overlooked. */
function hasOtherDecimals(claimed: string, seen: string): boolean {
  const numbers = (text: string) =>
    [...text.matchAll(/\d(?:[\d.,']*\d)?/g)].map(([number]) => ({
      digits: number.replace(/\D/g, ''),
      decimals: /[.,](\d{1,2})$/.exec(number)?.[1]?.length ?? 0,
    }));
  const said = numbers(claimed);
  return numbers(seen).some(({ digits, decimals }) => {
    const same = said.filter((number) => number.digits === digits);
    return decimals > 0 && same.length > 0 && same.every((number) => number.decimals !== decimals);
  });
}

function plain(text: string): string {
  const bare = text.slice(0, comparedCharactersMax).normalize('NFKD').toLowerCase();
  return bare.replace(/[^a-z0-9]/g, '').replace(/[oilsbz]/g, (letter) => twins[letter] ?? letter);
}

/** Letters to be added, left out or replaced (Levenshtein). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [line, letter] of Array.from(a).entries()) {
    const next = [line + 1];
    for (const [at, other] of Array.from(b).entries()) {
      const kept = (row[at] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(kept, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
