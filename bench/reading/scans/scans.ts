import { createPageRenderer } from '../../../providers/readers/render/page-renderer.js';
import { makeDocuments, type MadeDocument } from '../layouts/generate.js';
import { layoutPdf } from '../layouts/layout-pdf.js';
import type { Truth } from '../score.js';
import { makeSlips, type Slip } from './slips.js';
import { scannerWearOf, wearOf, worn, type Wear } from './wear.js';

export type Scan = {
  readonly name: string;
  readonly truth: Truth;
  readonly iban: string | null;
  readonly picture: () => Promise<Buffer>;
};

const renderer = createPageRenderer();
/** What A4 measures at 150, 200 and 300 dots per inch. */
const wornWidthPx = 1240;
const scannerWidthsPx = [1654, 2480] as const;
/** Slips as a phone shows them. */
const slipWidthPx = 620;

export type ScanCounts = {
  /** Slips and pages that are worn, and those that come from a scanner that works. */
  readonly slips: number;
  readonly pages: number;
  readonly cleanSlips: number;
  readonly cleanPages: number;
};

/** Far behind every seed that a calibration takes. */
const heldBackSeed = 5000;
const cleanSlipSeed = 2000;

/**
 * Pictures of paper that the project made itself: slips of tills, and pages of the own layouts, each worn in its own way.
 * Layouts that are held back from whoever tunes the reader are held back from calibration too.
 */
export function makeScans(counts: ScanCounts): Scan[] {
  return scansOf(counts, 0, false);
}

/** Scans that no curve was fitted to: of the layouts held back, and slips of other seeds. */
export function heldBackScans(counts: ScanCounts): Scan[] {
  return scansOf(counts, heldBackSeed, true);
}

function scansOf(counts: ScanCounts, firstSeed: number, isHeldBack: boolean): Scan[] {
  const single = [...makeDocuments()].filter(
    (made) => made.pages.length === 1 && made.isHeldBack === isHeldBack,
  );
  return [
    ...makeSlips(counts.slips, firstSeed).map((slip, seed) => slipScan(slip, seed, wearOf(seed))),
    ...spread(single, counts.pages).map((made, seed) => pageScan(made, seed, wearOf(seed), wornWidthPx)),
    ...makeSlips(counts.cleanSlips, firstSeed + cleanSlipSeed).map((slip, seed) =>
      slipScan(slip, seed, scannerWearOf(seed)),
    ),
    ...spread(single, counts.cleanPages).map((made, seed) =>
      pageScan(made, seed, scannerWearOf(seed), scannerWidthsPx[seed % 2] ?? scannerWidthsPx[0]),
    ),
  ];
}

function pageScan(made: MadeDocument, seed: number, wear: Wear, widthPx: number): Scan {
  const { iban, ...truth } = made.truth;
  const picture = async () => {
    const { png } = await renderer.render({ bytes: await layoutPdf(made), page: 1, widthPx });
    return worn(png, wear, seed);
  };
  return { name: `${made.name}-${widthPx}-${seed}`, truth, iban, picture };
}

function slipScan(slip: Slip, seed: number, wear: Wear): Scan {
  const picture = async () => {
    const bytes = await (await slip.pdf()).save();
    const { png } = await renderer.render({ bytes, page: 1, widthPx: slipWidthPx });
    return worn(png, wear, seed);
  };
  return { name: slip.name, truth: slip.truth, iban: null, picture };
}

/** So many of the list, evenly from its begin to its end. */
function spread<T>(list: readonly T[], count: number): T[] {
  const taken = Math.min(count, list.length);
  return Array.from({ length: taken }, (_, at) => list[Math.floor((at * list.length) / taken)] as T);
}
