import type { Draft } from './draft.js';
import type { PaperItem } from './papers.js';

export type TableColumn = {
  readonly kind: 'position' | 'description' | 'quantity' | 'unit' | 'price' | 'discount' | 'rate' | 'amount';
  /** Where its text begins, or ends. */
  readonly x: number;
  readonly edge: 'left' | 'right';
};

type Drawing = {
  /** From the bottom of the first page. */
  readonly from: number;
  /** Whether the headings stand on later pages again. */
  readonly repeats: boolean;
  readonly size?: number;
};

const lowest = 110;
const highest = 780;

/** Draws the items, over as many pages as they take, with the sum so far carried over; tells where they end. */
export function drawTable(draft: Draft, columns: readonly TableColumn[], drawing: Drawing): number {
  const { sheet, paper, words } = draft;
  const size = drawing.size ?? 9;
  let y = drawing.from;
  drawHeadings(draft, columns, y, size);
  let sumMinor = 0;
  for (const [at, item] of paper.items.entries()) {
    if (y < lowest) {
      const edge = columns.find(({ kind }) => kind === 'amount')?.x ?? 0;
      sheet.text(words.carried, columns[0]?.x ?? 0, y - 16, size);
      sheet.endingAt(draft.amount(sumMinor), edge, y - 16, size);
      sheet.page += 1;
      sheet.text(`${draft.title()} ${paper.number}`, 50, 810, 8);
      sheet.endingAt(
        words.page.replace('{n}', String(sheet.page)).replace('{m}', String(sheet.page)),
        545,
        810,
        8,
      );
      y = highest;
      if (drawing.repeats) drawHeadings(draft, columns, y, size);
    }
    y -= 17;
    for (const column of columns) {
      const text = valueOf(draft, item, column.kind, at);
      if (column.edge === 'left') sheet.text(text, column.x, y, size);
      else sheet.endingAt(text, column.x, y, size);
    }
    sumMinor += item.netMinor;
    if (item.note) {
      y -= 12;
      const x = columns.find(({ kind }) => kind === 'description')?.x ?? 50;
      sheet.text(item.note, x, y, size - 1);
    }
  }
  return y - 8;
}

function drawHeadings(draft: Draft, columns: readonly TableColumn[], y: number, size: number): void {
  for (const { kind, x, edge } of columns) {
    const heading = draft.words.columns[kind];
    const text = typeof heading === 'string' ? heading : draft.say(heading);
    if (edge === 'left') draft.sheet.text(text, x, y, size, true);
    else draft.sheet.endingAt(text, x, y, size, true);
  }
}

function valueOf(draft: Draft, item: PaperItem, kind: TableColumn['kind'], at: number): string {
  switch (kind) {
    case 'position':
      return String(at + 1);
    case 'description':
      return item.text;
    case 'quantity':
      return draft.number(String(item.quantity));
    case 'unit':
      return { en: 'pcs', us: 'ea', de: 'Stk', fr: 'u', es: 'ud', it: 'pz', nl: 'st', pl: 'szt.', pt: 'un' }[
        draft.paper.language
      ];
    case 'price':
      return draft.price(item);
    case 'discount':
      return item.discountPercent === 0 ? '' : `${item.discountPercent} %`;
    case 'rate':
      return `${draft.rate(item.ratePercent)}%`;
    case 'amount':
      return draft.amount(item.netMinor);
  }
}
