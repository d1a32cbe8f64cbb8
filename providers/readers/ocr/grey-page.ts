/** A page in shades of grey, a byte a pixel, row by row. */
export type GreyPage = {
  readonly grey: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
};

/** How far a page was turned clockwise until it could be read. */
export type QuarterTurns = 0 | 1 | 2 | 3;

export function turnClockwise({ grey, widthPx, heightPx }: GreyPage, turns: QuarterTurns): GreyPage {
  if (turns === 0) return { grey, widthPx, heightPx };
  if (turns === 2) return { grey: grey.toReversed(), widthPx, heightPx };
  const turned = new Uint8Array(grey.length);
  for (let y = 0, from = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1, from += 1) {
      const to = turns === 1 ? x * heightPx + (heightPx - 1 - y) : (widthPx - 1 - x) * heightPx + y;
      turned[to] = grey[from] ?? 0;
    }
  }
  return { grey: turned, widthPx: heightPx, heightPx: widthPx };
}
