/** One run of text as the PDF draws it; coordinates in points, y upwards, page 1-based. */
export type TextRun = {
  readonly text: string;
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** Words that stand together; a wide gap ends a cell. */
export type Cell = { readonly text: string; readonly x: number; readonly right: number };

export type Line = {
  readonly page: number;
  readonly y: number;
  readonly height: number;
  readonly cells: readonly Cell[];
  /** The cells, two spaces apart. */
  readonly text: string;
};

/** A gap wider than this many line heights separates two cells; a narrower one than `wordGap` is no space at all. */
const cellGap = 1.3;
const wordGap = 0.15;

/** Lines from top to bottom, page by page. */
export function layOut(runs: readonly TextRun[]): Line[] {
  const pages = new Map<number, TextRun[]>();
  for (const run of runs) {
    if (run.text.trim() === '') continue;
    const page = pages.get(run.page);
    if (page) page.push(run);
    else pages.set(run.page, [run]);
  }
  return [...pages.entries()].sort(([a], [b]) => a - b).flatMap(([, page]) => linesOf(page));
}

function linesOf(runs: readonly TextRun[]): Line[] {
  const byHeight = [...runs].sort((a, b) => b.y - a.y || a.x - b.x);
  const rows: TextRun[][] = [];
  for (const run of byHeight) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && Math.abs(first.y - run.y) <= 0.4 * Math.min(first.height, run.height)) row.push(run);
    else rows.push([run]);
  }
  return rows.map(lineOf);
}

function lineOf(row: readonly TextRun[]): Line {
  const runs = [...row].sort((a, b) => a.x - b.x);
  const height = Math.max(...runs.map((run) => run.height));
  const cells: Cell[] = [];
  for (const run of runs) {
    const last = cells.at(-1);
    const gap = last ? run.x - last.right : Infinity;
    const right = run.x + run.width;
    if (last && gap <= cellGap * run.height) {
      const space = gap > wordGap * run.height ? ' ' : '';
      cells[cells.length - 1] = { text: `${last.text}${space}${run.text}`, x: last.x, right };
    } else {
      cells.push({ text: run.text, x: run.x, right });
    }
  }
  const clean = cells.map((cell) => ({ ...cell, text: cell.text.replace(/\s+/g, ' ').trim() }));
  return {
    page: runs[0]?.page ?? 1,
    y: runs[0]?.y ?? 0,
    height,
    cells: clean,
    text: clean.map(({ text }) => text).join('  '),
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
