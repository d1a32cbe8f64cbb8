import type { Letter } from './letters.js';

/** The letters of a page in the order of drawing; those of a line are found without asking all of them. */
export class PageLetters {
  private readonly byBaseline: readonly Letter[];

  constructor(readonly letters: readonly Letter[]) {
    this.byBaseline = letters.toSorted((a, b) => a.baseline - b.baseline);
  }

  /** Those that stand from `top` to `bottom`, in fractions of the page from its top. */
  between(top: number, bottom: number): readonly Letter[] {
    return this.byBaseline.slice(
      this.count(({ baseline }) => baseline < top),
      this.count(({ baseline }) => baseline <= bottom),
    );
  }

  /** How many of the first letters are above; there is none such below one that is not. */
  private count(isAbove: (letter: Letter) => boolean): number {
    let [from, to] = [0, this.byBaseline.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      const letter = this.byBaseline[middle];
      if (letter && isAbove(letter)) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}
