import type { Letter } from './letters.js';

/** Letters of unlike size lie over each other where a stamp or a watermark does. */
const likeSizeMin = 0.6;
/** Of the smaller box: from here on nobody can tell one letter from the other. */
const overlapMin = 0.6;
const rowHeight = 0.01;

/**
 * Marks letters that stand where another, different letter stands: a person sees one of the two, a machine reads both.
 * Bold made by drawing twice is the same letter and stays.
 */
export function markOverprints(letters: readonly Letter[]): Letter[] {
  const rows = new Map<number, Letter[]>();
  for (const letter of letters) {
    if (letter.hiddenBy !== null || !/[\p{L}\d]/u.test(letter.text)) continue;
    const row = Math.floor(letter.baseline / rowHeight);
    const known = rows.get(row);
    if (known) known.push(letter);
    else rows.set(row, [letter]);
  }
  const marked = new Set<Letter>();
  for (const [row, own] of rows) {
    const near = [...own, ...(rows.get(row + 1) ?? [])].sort((a, b) => a.left - b.left);
    near.forEach((letter, index) => {
      for (const other of near.slice(index + 1)) {
        if (other.left >= letter.right) break;
        if (isOverprint(letter, other)) marked.add(letter).add(other);
      }
    });
  }
  return letters.map((letter) => (marked.has(letter) ? { ...letter, hiddenBy: 'overprinted' } : letter));
}

function isOverprint(a: Letter, b: Letter): boolean {
  if (a.object === b.object || a.text.toLowerCase() === b.text.toLowerCase()) return false;
  const [high, low] = [a.bottom - a.top, b.bottom - b.top];
  if (Math.min(high, low) < likeSizeMin * Math.max(high, low)) return false;
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  if (across <= 0 || down <= 0) return false;
  const smaller = Math.min((a.right - a.left) * high, (b.right - b.left) * low);
  return across * down >= overlapMin * smaller;
}
