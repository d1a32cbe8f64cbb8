import { createPageRenderer } from '../../../providers/readers/render/page-renderer.js';
import { makeDocuments, type MadeDocument } from '../layouts/generate.js';
import { layoutPdf } from '../layouts/layout-pdf.js';
import type { Truth } from '../score.js';
import { makeSlips, type Slip } from './slips.js';
import { wearOf, worn } from './wear.js';

export type Scan = {
  readonly name: string;
  readonly truth: Truth;
  readonly iban: string | null;
  readonly picture: () => Promise<Buffer>;
};

const renderer = createPageRenderer();
/** 150 dots per inch, as offices scan; slips as a phone shows them. */
const letterWidthPx = 1240;
const slipWidthPx = 620;

/**
 * Pictures of paper that the project made itself: slips of tills, and pages of the own layouts, each worn in its own way.
 * Layouts that are held back from whoever tunes the reader are held back from calibration too.
 */
export function* makeScans(slips: number, letters: number): Generator<Scan> {
  const single = [...makeDocuments()].filter(({ pages, isHeldBack }) => pages.length === 1 && !isHeldBack);
  const chosen = spread(single, letters);
  yield* makeSlips(slips).map((slip, seed) => slipScan(slip, seed));
  yield* chosen.map((made, seed) => letterScan(made, seed));
}

/** Far behind every seed that a calibration takes. */
const heldBackSeed = 5000;

/** Scans that no curve was fitted to: of the layouts held back, and slips of other seeds. */
export function heldBackScans(slips: number, letters: number): Scan[] {
  const single = [...makeDocuments()].filter(({ pages, isHeldBack }) => pages.length === 1 && isHeldBack);
  return [
    ...makeSlips(slips, heldBackSeed).map((slip, seed) => slipScan(slip, seed)),
    ...spread(single, letters).map((made, seed) => letterScan(made, seed)),
  ];
}

function letterScan(made: MadeDocument, seed: number): Scan {
  const { iban, ...truth } = made.truth;
  const picture = async () => {
    const { png } = await renderer.render({ bytes: await layoutPdf(made), page: 1, widthPx: letterWidthPx });
    return worn(png, wearOf(seed), seed);
  };
  return { name: `${made.name}-worn-${seed}`, truth, iban, picture };
}

function slipScan(slip: Slip, seed: number): Scan {
  const picture = async () => {
    const bytes = await (await slip.pdf()).save();
    const { png } = await renderer.render({ bytes, page: 1, widthPx: slipWidthPx });
    return worn(png, wearOf(seed), seed);
  };
  return { name: slip.name, truth: slip.truth, iban: null, picture };
}

/** So many of the list, evenly from its begin to its end. */
function spread<T>(list: readonly T[], count: number): T[] {
  const taken = Math.min(count, list.length);
  return Array.from({ length: taken }, (_, at) => list[Math.floor((at * list.length) / taken)] as T);
}
