import type { PageSize, TextRun } from '../text/layout.js';
import type { PdfContent } from './load.js';

/** A page with fewer letters and digits than this has a stamp or a page number, but no text. */
const lettersMin = 12;
const plausibleMin = 0.75;
/** In none of our languages are fewer of the letters vowels; counted from so many letters on. */
const vowelsMin = 0.15;
const countedLettersMin = 60;

type UnreadPages = {
  readonly pages: readonly number[];
  readonly runs: readonly TextRun[];
  readonly sizes: readonly PageSize[];
};

/** The pages that only an eye can read, with the text of the others; null when there is none such. */
export function unreadPages({ pages, runs }: Pick<PdfContent, 'pages' | 'runs'>): UnreadPages | null {
  const numbers = pages.map((_, index) => index + 1);
  const unread = numbers.filter((number) => !isReadable(runs.filter(({ page }) => page === number)));
  if (unread.length === 0) return null;
  return { pages: unread, runs: runs.filter(({ page }) => !unread.includes(page)), sizes: pages };
}

/** Whether a text layer says what the page shows: fonts without a mapping give few characters, or senseless ones. */
function isReadable(runs: readonly TextRun[]): boolean {
  const text = runs.map((run) => run.text).join(' ');
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  if (count(/[\p{L}\d]/gu) < lettersMin) return false;
  const usual = count(/[\p{L}\p{M}\d\s.,:;/%€$£()+\-–&@#*'"!?|_=<>[\]°№·•]/gu);
  if (usual < plausibleMin * text.length) return false;
  const latin = count(/\p{Script=Latin}/gu);
  const vowels = count(/[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýąęłőűœ]/giu);
  return latin < countedLettersMin || vowels >= vowelsMin * latin;
}
