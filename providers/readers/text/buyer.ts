import { addressInWindow } from './address-window.js';
import { attentionLabel, buyerLabel, nameLabel } from './party-labels.js';
import type { Cell, Line } from './layout.js';

const blockLines = 8;
/** `Muster GmbH - Ecke 12 - 12345 Stadt` in small print: the line over the window of a German envelope. */
const senderLine =
  /^(?<name>[^-–·●•|]{3,60}?)\s?[-–·●•|,]\s?.{2,60}[-–·●•|,]\s?(?:(?:[A-Z]{1,2}-)?(?:\d{4,5}|\d{2}-\d{3}|\d{4}-\d{3}|\d{4} ?[A-Z]{2})\s\p{Lu}|\p{Lu}[\p{L} .,]{2,30} (?:[A-Z]{2} \d{5}|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})$)/u;

/** `Customer no. 17` names a number, not a customer. */
const isNumberOf = /^[\s.-]*(?:no|nr|n[°º.]|number|num|nummer|id|#|code|cod|ref|vat|tva|iva|btw)(?!\p{L})/iu;

export function senderName(text: string): string | null {
  return senderLine.exec(text)?.groups?.['name']?.trim() ?? null;
}

/** Cells that speak of the buyer, that is, of us: under or behind a buyer's label, or in the window of an envelope. */
export function buyerCells(lines: readonly Line[], pageHeight = 0): Set<Cell> {
  const cells = new Set<Cell>();
  lines.forEach((line, index) => {
    line.cells.forEach((cell, position) => {
      const label = buyerLabel.exec(cell.text);
      if (attentionLabel.exec(cell.text)?.index === 0) addBlockAbove(cells, lines, index, cell);
      if (label?.index === 0 && !isNumberOf.test(cell.text.slice(label[0].length))) {
        cells.add(cell);
        const behind = cell.text.slice(label[0].length).replace(/[\s:]/g, '');
        const next = line.cells[position + 1];
        if (behind === '' && next && next.x - cell.right < 80 && !buyerLabel.test(next.text)) cells.add(next);
        addBlock(cells, lines, index, cell);
      } else if (
        line.page === 1 &&
        cell.x < 200 &&
        senderName(cell.text) !== null &&
        index < lines.length / 2
      ) {
        addBlock(cells, lines, index, { ...cell, right: cell.x + 100 });
      }
    });
  });
  return cells.size > 0 ? cells : new Set(addressInWindow(lines, pageHeight));
}

/** The heading of a section may stand in its middle: what follows begins where the next line does. */
function leftEdge(lines: readonly Line[], from: number, head: Cell): number {
  const [next, ...others] = lines[from + 1]?.cells ?? [];
  const isSection = lines[from]?.cells.length === 1 && others.length === 0;
  return isSection && next && next.x < head.x && next.right > head.x ? next.x : head.x;
}

/** What stands below in the same column, until a gap of more than four lines. */
function addBlock(cells: Set<Cell>, lines: readonly Line[], from: number, head: Cell): void {
  let last = lines[from];
  let taken = 0;
  const left = leftEdge(lines, from, head);
  for (const line of lines.slice(from + 1)) {
    if (!last || line.page !== last.page || taken >= blockLines || last.y - line.y > last.height * 5) return;
    const found = line.cells.find((cell) => Math.abs(cell.x - left) < 30);
    if (!found) continue;
    cells.add(found);
    const beside = line.cells[line.cells.indexOf(found) + 1];
    if (beside && nameLabel.exec(found.text)?.[0].length === found.text.length) cells.add(beside);
    taken += 1;
    last = line;
  }
}

/** The lines of the address over the one that names a person. */
function addBlockAbove(cells: Set<Cell>, lines: readonly Line[], from: number, foot: Cell): void {
  cells.add(foot);
  let below = lines[from];
  for (const line of lines.slice(Math.max(0, from - blockLines), from).reverse()) {
    if (!below || line.page !== below.page || line.y - below.y > below.height * 2) return;
    const found = line.cells.find((cell) => Math.abs(cell.x - foot.x) < 3);
    if (!found) continue;
    cells.add(found);
    below = line;
  }
}
