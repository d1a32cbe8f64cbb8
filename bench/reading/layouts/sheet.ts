import type { PageSize, TextRun } from '../../../providers/readers/text/layout.js';

export const pageSize: PageSize = { width: 595, height: 842 };

export type Placed = {
  readonly text: string;
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly isBold: boolean;
};

/** Widths of Helvetica in thousandths of the size, near enough to align columns by. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/[ijl.,:;'’|!ftI ]/, 270],
  [/[mwMW@%]/, 850],
  [/[rst()\-/]/, 400],
  [/[A-ZÄÖÜŁŚŻ&]/, 690],
  [/./, 556],
];

export function widthOf(text: string, size: number): number {
  const units = [...text].map((letter) => widths.find(([pattern]) => pattern.test(letter))?.[1] ?? 556);
  return (units.reduce((sum, width) => sum + width, 0) * size) / 1000;
}

/** Texts on pages, from the bottom left in points, for a PDF or straight for the layout reader. */
export class Sheet {
  readonly placed: Placed[] = [];
  page = 1;

  text(text: string, x: number, y: number, size = 9, isBold = false): void {
    if (text !== '') this.placed.push({ text, page: this.page, x, y, size, isBold });
  }

  endingAt(text: string, right: number, y: number, size = 9, isBold = false): void {
    this.text(text, right - widthOf(text, size), y, size, isBold);
  }

  runs(): TextRun[] {
    return this.placed.map(({ text, page, x, y, size }) => ({
      text,
      page,
      x,
      y,
      width: widthOf(text, size),
      height: size,
    }));
  }

  pages(): PageSize[] {
    return Array.from({ length: this.page }, () => pageSize);
  }
}
