import type { Box, Evidence, ReaderName } from '../../../domain/extraction.js';
import { quote } from '../reading.js';

/**
 * One run of text on the page as it is displayed, rotation and crop box applied. In points (or pixels, as long as the
 * page's size is too), from the bottom left: `y` is the line the letters stand on, a fifth of `height` above their lowest.
 */
export type TextRun = {
  readonly text: string;
  /** 1-based. */
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** The size of the font. */
  readonly height: number;
  /** The letters do not stand upright: a note at the margin, a watermark. */
  readonly isTurned?: boolean;
};

export type PageSize = { readonly width: number; readonly height: number };

/** Who read the runs, and the pages that they stand on, first page first. */
export type TextSource = { readonly reader: ReaderName; readonly pages: readonly PageSize[] };

/** Words that stand together; a wide gap ends a cell. */
export type Cell = { readonly text: string; readonly x: number; readonly right: number; readonly box: Box };

export type Line = {
  readonly reader: ReaderName;
  readonly page: number;
  readonly y: number;
  readonly height: number;
  readonly cells: readonly Cell[];
  /** Cut at narrower gaps: columns of a table that stand close. */
  readonly parts: readonly Cell[];
  /** The cells, two spaces apart. */
  readonly text: string;
};

/** A gap wider than this many line heights separates two cells; a narrower one than `wordGap` is no space at all. */
const cellGap = 1.3;
const wordGap = 0.15;
const partGap = 0.6;
/** Of the font's size: how far letters reach over and under the line that they stand on. */
const ascent = 0.8;
const descent = 0.2;

/** Lines from top to bottom, page by page; turned ones last. */
export function layOut(runs: readonly TextRun[], source: TextSource): Line[] {
  const pages = new Map<number, TextRun[]>();
  for (const run of runs) {
    if (run.text.trim() === '') continue;
    const page = pages.get(run.page);
    if (page) page.push(run);
    else pages.set(run.page, [run]);
  }
  return [...pages.entries()]
    .sort(([a], [b]) => a - b)
    .flatMap(([, page]) => [
      ...rowsOf(page.filter(({ isTurned }) => !isTurned)),
      ...page.filter(({ isTurned }) => isTurned).map((run) => [run]),
    ])
    .map((row) => lineOf(row, source));
}

function rowsOf(runs: readonly TextRun[]): TextRun[][] {
  const byHeight = [...runs].sort((a, b) => b.y - a.y || a.x - b.x);
  const rows: TextRun[][] = [];
  for (const run of byHeight) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && Math.abs(first.y - run.y) <= 0.4 * Math.min(first.height, run.height)) {
      if (!row.some((other) => isOverprint(other, run))) row.push(run);
    } else rows.push([run]);
  }
  return rows;
}

/** Bold by drawing twice: the same words a hair's breadth beside themselves. */
function isOverprint(a: TextRun, b: TextRun): boolean {
  return a.text === b.text && Math.abs(a.x - b.x) < 0.15 * a.height;
}

function lineOf(row: readonly TextRun[], source: TextSource): Line {
  const runs = [...row].sort((a, b) => a.x - b.x);
  const cells = cellsOf(runs, cellGap, source);
  return {
    reader: source.reader,
    page: runs[0]?.page ?? 1,
    y: runs[0]?.y ?? 0,
    height: Math.max(...runs.map((run) => run.height)),
    cells,
    parts: cellsOf(runs, partGap, source),
    text: cells.map(({ text }) => text).join('  '),
  };
}

function cellsOf(runs: readonly TextRun[], gapMax: number, source: TextSource): Cell[] {
  const cells: { text: string; x: number; right: number; runs: TextRun[] }[] = [];
  for (const run of runs) {
    const last = cells.at(-1);
    const gap = last ? run.x - last.right : Infinity;
    const right = run.x + run.width;
    if (last && gap <= gapMax * run.height) {
      last.text += `${gap > wordGap * run.height ? ' ' : ''}${run.text}`;
      last.right = right;
      last.runs.push(run);
    } else {
      cells.push({ text: run.text, x: run.x, right, runs: [run] });
    }
  }
  return cells.map(({ text, x, right, runs: own }) => ({
    text: closed(text.replace(/\s+/g, ' ').trim()),
    x,
    right,
    box: boxAround(own, source),
  }));
}

/** `I N V O I C E` is one word, drawn wide. */
function closed(text: string): string {
  return /^(?:\p{Lu} ){3,}\p{Lu}$/u.test(text) ? text.replaceAll(' ', '') : text;
}

function boxAround(runs: readonly TextRun[], { pages }: TextSource): Box {
  const { width, height } = pages[(runs[0]?.page ?? 1) - 1] ?? { width: 1, height: 1 };
  const left = Math.min(...runs.map(({ x }) => x)) / width;
  const right = Math.max(...runs.map((run) => run.x + run.width)) / width;
  const top = 1 - Math.max(...runs.map((run) => run.y + ascent * run.height)) / height;
  const bottom = 1 - Math.min(...runs.map((run) => run.y - descent * run.height)) / height;
  return boxBetween({ left, top, right, bottom });
}

function boxBetween(edges: { left: number; top: number; right: number; bottom: number }): Box {
  const [left, top, right, bottom] = [edges.left, edges.top, edges.right, edges.bottom].map((edge) =>
    Math.min(1, Math.max(0, edge)),
  ) as [number, number, number, number];
  return { left, top, width: right - left, height: bottom - top };
}

/** Where the words stand: around these cells, or around the whole line. */
export function evidenceAt(
  line: Line,
  words: string = line.text,
  cells: readonly Cell[] = line.cells,
): Evidence {
  const boxes = cells.map(({ box }) => box);
  return {
    reader: line.reader,
    page: line.page,
    box: boxBetween({
      left: Math.min(...boxes.map((box) => box.left)),
      top: Math.min(...boxes.map((box) => box.top)),
      right: Math.max(...boxes.map((box) => box.left + box.width)),
      bottom: Math.max(...boxes.map((box) => box.top + box.height)),
    }),
    quote: quote(words),
  };
}

export type Place = { readonly line: Line; readonly cell: Cell };

/** The cell under this one, at most `lineHeights` lower, that overlaps it horizontally. */
export function cellBelow(lines: readonly Line[], { line, cell }: Place, lineHeights = 2.6): Place | null {
  for (const other of lines) {
    if (other.page !== line.page || other.y >= line.y) continue;
    if (line.y - other.y > lineHeights * line.height) continue;
    const found = other.cells.find((under) => under.x < cell.right + 2 && under.right > cell.x - 2);
    if (found) return { line: other, cell: found };
  }
  return null;
}
