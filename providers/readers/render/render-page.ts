import { PDFiumLibrary, type PDFiumDocument } from '@hyzyla/pdfium';
import sharp from 'sharp';
import { detectMedia } from '../media.js';
import { Refusal } from '../process/serve.js';
import type { RenderLimits } from './page-renderer.js';

export type RenderRequest = {
  readonly bytes: Uint8Array;
  readonly page: number;
  readonly widthPx: number;
  /** A small page of a PDF is drawn with no more dots an inch, but no narrower than `drawnWidthPxMin`. */
  readonly dpiMax?: number;
  readonly limits: RenderLimits;
};

const drawnWidthPxMin = 960;
const pointsPerInch = 72;

export type RenderAnswer = {
  readonly png: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly pageCount: number;
};

/** A page as people see it: red, green and blue, a byte each, row by row. */
export type Raster = {
  readonly rgb: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly pageCount: number;
};

// One picture at a time, and nothing of it kept: the process goes from one tenant's document to another's.
sharp.cache(false);
sharp.concurrency(1);

/** Runs in the renderer's process: whatever it throws or eats ends there. */
export async function renderPage(request: RenderRequest): Promise<RenderAnswer> {
  const { rgb, widthPx, heightPx, pageCount } = await rasterisePage(request);
  const raw = { width: widthPx, height: heightPx, channels: 3 } as const;
  const png = await sharp(rgb, { raw }).png({ compressionLevel: 6 }).toBuffer();
  return { png, widthPx, heightPx, pageCount };
}

/** Throws Refusal for what cannot be shown. */
export async function rasterisePage(request: RenderRequest): Promise<Raster> {
  switch (detectMedia(request.bytes)) {
    case 'pdf':
      return rasterisePdf(request);
    case 'png':
    case 'jpeg':
    case 'tiff':
      return rasterisePicture(request);
    default:
      throw new Refusal('not_renderable');
  }
}

let library: Promise<PDFiumLibrary> | undefined;

async function rasterisePdf({
  bytes,
  page,
  widthPx,
  dpiMax = Infinity,
  limits,
}: RenderRequest): Promise<Raster> {
  library ??= PDFiumLibrary.init();
  const document = await open(await library, bytes);
  try {
    const pageCount = document.getPageCount();
    checkPage(page, pageCount, limits);
    const sheet = document.getPage(page - 1);
    const { originalWidth, originalHeight } = sheet.getOriginalSize();
    const finest = Math.max(drawnWidthPxMin, (originalWidth / pointsPerInch) * dpiMax);
    const rendered = await sheet.render({
      ...sizeWithin(originalWidth, originalHeight, Math.min(widthPx, finest), limits),
      renderFormFields: true,
      render: ({ data, width, height }) =>
        sharp(data, { raw: { width, height, channels: 4 } })
          .removeAlpha()
          .raw()
          .toBuffer(),
    });
    return { rgb: rendered.data, widthPx: rendered.width, heightPx: rendered.height, pageCount };
  } finally {
    document.destroy();
  }
}

async function open(pdfium: PDFiumLibrary, bytes: Uint8Array): Promise<PDFiumDocument> {
  try {
    return await pdfium.loadDocument(bytes);
  } catch (error) {
    const asksPassword = error instanceof Error && error.message.startsWith('Password');
    throw new Refusal(asksPassword ? 'encrypted' : 'not_renderable', { cause: error });
  }
}

/** Pictures keep their own size where that is smaller; their EXIF orientation is what a person sees. */
async function rasterisePicture({ bytes, page, widthPx, limits }: RenderRequest): Promise<Raster> {
  const { pages } = await refuseUnreadable(sharp(bytes, { limitInputPixels: false }).metadata());
  const pageCount = pages ?? 1;
  checkPage(page, pageCount, limits);
  const at = pageCount === 1 ? {} : { page: page - 1 };
  const header = await refuseUnreadable(sharp(bytes, { ...at, limitInputPixels: false }).metadata());
  const { width, height } = header.autoOrient;
  if (width * height > limits.pixelsMax || Math.max(width, height) > limits.sidePxMax) {
    throw new Refusal('too_many_pixels');
  }
  const size = sizeWithin(width, height, Math.min(widthPx, width), limits);
  const { data, info } = await refuseUnreadable(
    sharp(bytes, { ...at, limitInputPixels: limits.pixelsMax, failOn: 'error' })
      .autoOrient()
      .flatten({ background: 'white' })
      .resize({ ...size, fit: 'fill' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true }),
  );
  return { rgb: threeChannels(data, info.channels), widthPx: info.width, heightPx: info.height, pageCount };
}

function threeChannels(data: Uint8Array, channels: number): Uint8Array {
  if (channels === 3) return data;
  const rgb = new Uint8Array((data.length / channels) * 3);
  for (let from = 0, to = 0; to < rgb.length; from += channels, to += 3)
    rgb.fill(data[from] ?? 0, to, to + 3);
  return rgb;
}

async function refuseUnreadable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new Refusal('not_renderable', { cause: error });
  }
}

function checkPage(page: number, pageCount: number, limits: RenderLimits): void {
  if (pageCount < 1) throw new Refusal('not_renderable');
  if (pageCount > limits.pagesMax) throw new Refusal('too_many_pages');
  if (!Number.isInteger(page) || page < 1 || page > pageCount) throw new Refusal('no_such_page');
}

/** A page that is long and narrow comes out narrower than asked, so that its pixels stay within the limit. */
function sizeWithin(
  width: number,
  height: number,
  widthPx: number,
  { outputPixelsMax, sidePxMax }: RenderLimits,
): { width: number; height: number } {
  if (!(width > 0 && height > 0)) throw new Refusal('not_renderable');
  const wanted = Math.min(Math.max(1, Math.round(widthPx)), sidePxMax);
  const scale = Math.min(wanted / width, sidePxMax / height, Math.sqrt(outputPixelsMax / (width * height)));
  // Rounding up by a hair keeps the width that was asked for.
  const pixels = (length: number) => Math.max(1, Math.floor(length * scale + 1e-6));
  return { width: pixels(width), height: pixels(height) };
}
