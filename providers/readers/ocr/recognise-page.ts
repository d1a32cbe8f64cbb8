import { cutIntoPieces, type Piece } from './decode-line.js';
import { turnClockwise, type GreyPage, type QuarterTurns } from './grey-page.js';
import { withHeadlines } from './headlines.js';
import { levelled, type Slopes } from './levelling.js';
import type { OcrModels } from './models.js';
import { findTextBoxes, type FoundText, type TextBox } from './text-boxes.js';

/** Writing that stands together, in pixels of the page as it is read: upright, and with its lines laid level. */
export type ScannedText = {
  readonly text: string;
  readonly mean: number;
  readonly weakest: number;
  readonly left: number;
  /** The middle of the line; downwards. */
  readonly middle: number;
  readonly width: number;
  readonly height: number;
};

export type ScannedPage = {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly turns: QuarterTurns;
  readonly slopes: Slopes;
  readonly texts: readonly ScannedText[];
};

export type PageRecognition = {
  /** The page for the model that finds writing has at most so many pixels; lines are read from the whole one. */
  readonly findPixelsMax: number;
  readonly linesMax: number;
};

type Shrink = (page: GreyPage, scale: number) => Promise<GreyPage>;

/** Below this, the longest lines of a page that lies on its head are read. */
const sureMean = 0.9;
const probeLines = 4;

/** Finds and reads the lines of a page, which may lie on its side or head. */
export async function recognisePage(
  displayed: GreyPage,
  models: OcrModels,
  { findPixelsMax, linesMax }: PageRecognition,
  shrink: Shrink,
): Promise<ScannedPage> {
  const scale = Math.min(1, Math.sqrt(findPixelsMax / (displayed.widthPx * displayed.heightPx)));
  let page = displayed;
  let turns: QuarterTurns = 0;
  let found = await find(page, scale, models, shrink);
  if (found.sideways) {
    turns = 1;
    page = turnClockwise(displayed, turns);
    found = await find(page, scale, models, shrink);
  }
  if (await liesOnItsHead(page, found, models)) {
    const { widthPx, heightPx } = page;
    turns = turns === 0 ? 2 : 3;
    page = turnClockwise(page, 2);
    const boxes = found.boxes.map((box) => ({
      ...box,
      centerX: widthPx - box.centerX,
      centerY: heightPx - box.centerY,
    }));
    const { skew, fan, bend } = found.slopes;
    found = { ...found, boxes, slopes: { skew, fan: -fan, bend: -bend } };
  }
  const coarse = await find(page, scale / 2, models, shrink);
  const boxes = withHeadlines(found.boxes, coarse.boxes);
  const texts: ScannedText[] = [];
  for (const box of boxes.slice(0, linesMax)) {
    const { letters, steps } = await models.readLine(page, box);
    for (const piece of cutIntoPieces(letters)) {
      texts.push(place(piece, steps, box, { ...page, slopes: found.slopes }));
    }
  }
  const { widthPx, heightPx } = page;
  return { widthPx, heightPx, turns, slopes: found.slopes, texts };
}

async function find(page: GreyPage, scale: number, models: OcrModels, shrink: Shrink): Promise<FoundText> {
  const found = findTextBoxes(await models.findText(await shrink(page, scale)));
  const boxes = found.boxes.map((box) => ({
    centerX: box.centerX / scale,
    centerY: box.centerY / scale,
    length: box.length / scale,
    height: box.height / scale,
    angle: box.angle,
  }));
  return { ...found, boxes };
}

async function liesOnItsHead(page: GreyPage, { boxes }: FoundText, models: OcrModels): Promise<boolean> {
  const longest = boxes.toSorted((a, b) => b.length / b.height - a.length / a.height).slice(0, probeLines);
  const upright = await meanOf(page, longest, models);
  if (upright >= sureMean || longest.length === 0) return false;
  const turned = longest.map((box) => ({ ...box, angle: box.angle + Math.PI }));
  return (await meanOf(page, turned, models)) > upright;
}

async function meanOf(page: GreyPage, boxes: readonly TextBox[], models: OcrModels): Promise<number> {
  const means: number[] = [];
  for (const box of boxes) {
    const { letters } = await models.readLine(page, box);
    for (const { likelihood } of letters) means.push(likelihood);
  }
  return means.reduce((sum, mean) => sum + mean, 0) / Math.max(1, means.length);
}

type Lying = GreyPage & { readonly slopes: Slopes };

function place(piece: Piece, steps: number, box: TextBox, page: Lying): ScannedText {
  const perStep = box.length / Math.max(1, steps);
  const from = piece.from * perStep - box.length / 2;
  const to = Math.min(piece.to * perStep, box.length) - box.length / 2;
  const along = (from + to) / 2;
  const x = box.centerX + along * Math.cos(box.angle);
  const y = box.centerY + along * Math.sin(box.angle);
  const width = to - from;
  const [middleX, middleY] = levelled([x, y], page.slopes, page);
  return {
    text: piece.text,
    mean: piece.mean,
    weakest: piece.weakest,
    left: middleX - width / 2,
    middle: middleY,
    width,
    height: box.height,
  };
}
