import { getPriority, setPriority } from 'node:os';
import sharp, { type Sharp } from 'sharp';
import { rasterisePage, type Raster } from '../render/render-page.js';
import type { RenderLimits } from '../render/page-renderer.js';
import { cutIntoPieces } from './decode-line.js';
import { grainOf } from './grain.js';
import type { GreyPage } from './grey-page.js';
import { OcrModels } from './models.js';
import { recognisePage, type PageRecognition, type ScannedPage } from './recognise-page.js';

export type OcrRequest = {
  readonly bytes: Uint8Array;
  readonly page: number;
  /** Pages wider than this are read at this width. */
  readonly widthPx: number;
  readonly threads: number;
  readonly render: RenderLimits;
  readonly recognition: PageRecognition;
};

export type OcrAnswer = { readonly page: ScannedPage; readonly pageCount: number };

/** Reading scans takes whole seconds of every processor; what answers people goes first. */
const niceness = 10;

/** The slips of tills are small: their letters would be as large as headlines, which the models know less well. */
const dpiMax = 300;

let models: Promise<OcrModels> | undefined;

/** Reads one page of a document by eye. Runs in the process of the OCR. */
export async function readPage(request: OcrRequest): Promise<OcrAnswer> {
  const { bytes, page, widthPx, render, recognition } = request;
  const raster = await rasterisePage({ bytes, page, widthPx, dpiMax, limits: render });
  if (getPriority() < niceness) setPriority(niceness);
  models ??= OcrModels.load(request.threads);
  const displayed = await inkOnly(raster);
  return {
    page: await recognisePage(displayed, await models, recognition, shrink),
    pageCount: raster.pageCount,
  };
}

/** Reads a picture that holds one level line and nothing else. */
export async function readOneLine(picture: GreyPage, threads: number): Promise<string> {
  models ??= OcrModels.load(threads);
  const { widthPx, heightPx } = picture;
  const whole = { centerX: widthPx / 2, centerY: heightPx / 2, length: widthPx, height: heightPx, angle: 0 };
  const { letters } = await (await models).readLine(picture, whole);
  return cutIntoPieces(letters)
    .map(({ text }) => text)
    .join(' ');
}

/** Of 255; paper is lighter than this on most of a scan's pixels, and so is what shines through from its back. */
const paperMin = 186;
/** Shades from which on the model takes the grain between the lines for writing, hundreds of times a page. */
const grainMin = 3.5;
/** As a standard deviation in pixels: the grain goes, strokes stay. */
const softening = 1;

/** Grey with full contrast, softened where it is grainy; what is hardly darker than paper becomes paper on a page of mostly paper. */
async function inkOnly({ rgb, widthPx, heightPx }: Raster): Promise<GreyPage> {
  const raw = { width: widthPx, height: heightPx, channels: 3 } as const;
  const page = await soften(await greyOf(sharp(rgb, { raw }).greyscale().normalise({ lower: 1, upper: 99 })));
  const light = page.grey.reduce((count, shade) => (shade >= paperMin ? count + 1 : count), 0);
  if (light < page.grey.length * 0.6) return page;
  const curve = Uint8Array.from({ length: 256 }, (_, shade) =>
    Math.min(255, Math.round((shade * 255) / paperMin)),
  );
  return { ...page, grey: page.grey.map((shade) => curve[shade] ?? shade) };
}

async function soften(page: GreyPage): Promise<GreyPage> {
  if (grainOf(page) < grainMin) return page;
  const raw = { width: page.widthPx, height: page.heightPx, channels: 1 } as const;
  return greyOf(sharp(page.grey, { raw }).blur(softening));
}

async function shrink(page: GreyPage, scale: number): Promise<GreyPage> {
  if (scale >= 1) return page;
  const raw = { width: page.widthPx, height: page.heightPx, channels: 1 } as const;
  return greyOf(sharp(page.grey, { raw }).resize({ width: Math.round(page.widthPx * scale) }));
}

async function greyOf(picture: Sharp): Promise<GreyPage> {
  const { data, info } = await picture
    .toColourspace('b-w')
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { grey: data, widthPx: info.width, heightPx: info.height };
}
