import type { PageSize, TextRun } from '../text/layout.js';
import type { Letter } from './letters.js';
import type { PageLetters } from './page-letters.js';

/**
 * What a person sees of the runs that the layout reader gets: hidden words are taken out, so that they take no part in
 * reading values. A run in which nothing is hidden is left as it is.
 */
export function seenRuns(
  runs: readonly TextRun[],
  sizes: readonly PageSize[],
  pages: readonly PageLetters[],
): TextRun[] {
  return runs.flatMap((run) => {
    const [size, page] = [sizes[run.page - 1], pages[run.page - 1]];
    if (size === undefined || page === undefined) return [];
    return seenParts(run, size, page);
  });
}

function seenParts(run: TextRun, size: PageSize, page: PageLetters): TextRun[] {
  const own = lettersUnder(run, size, page);
  const hidden = own.filter(({ hiddenBy }) => hiddenBy !== null);
  if (own.length > 0 && hidden.length === 0) return [run];
  // Text that one of the two engines does not draw at all is not there for a person either.
  if (hidden.length === own.length) return [];
  const perCharacter = run.width / run.text.length;
  const isSeen = (from: number, to: number) => {
    const [left, right] = [run.x + (from - 0.5) * perCharacter, run.x + to * perCharacter];
    const under = own.filter(({ x }) => x * size.width >= left && x * size.width < right);
    return !under.some(({ hiddenBy, text }) => hiddenBy !== null && /[\p{L}\p{N}]/u.test(text));
  };
  const parts: { from: number; to: number }[] = [];
  let afterHidden = true;
  for (const { index, 0: word } of run.text.matchAll(/\S+/g)) {
    const [from, to, last] = [index, index + word.length, parts.at(-1)];
    if (!isSeen(from, to)) afterHidden = true;
    else if (last && !afterHidden) last.to = to;
    else {
      parts.push({ from, to });
      afterHidden = false;
    }
  }
  return parts.map(({ from, to }) => ({
    ...run,
    text: run.text.slice(from, to),
    x: run.x + from * perCharacter,
    width: (to - from) * perCharacter,
  }));
}

/** Letters that the text layer has for one engine and the page has not for the other. */
export function undrawn(
  runs: readonly TextRun[],
  sizes: readonly PageSize[],
  pages: readonly PageLetters[],
): TextRun[] {
  return runs.filter((run) => {
    const [size, page] = [sizes[run.page - 1], pages[run.page - 1]];
    const isTelling = (run.text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 3;
    return isTelling && size && page && lettersUnder(run, size, page).length === 0;
  });
}

/** By where they stand, and not by what they say: the engines name some letters differently. */
function lettersUnder(run: TextRun, size: PageSize, page: PageLetters): Letter[] {
  const turned = run.isTurned === true;
  const left = run.x - run.height * 0.3;
  const right = run.x + run.width + (turned ? run.height : 0);
  const [below, above] = turned ? [run.height, run.height * 1.5] : [run.height * 0.35, run.height * 0.35];
  const fromTop = (up: number) => 1 - up / size.height;
  return page
    .between(fromTop(run.y + above), fromTop(run.y - below))
    .filter(({ x }) => x * size.width >= left && x * size.width < right);
}
