import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import type { PageRange } from '../../ports-documents.js';
import { detectMedia } from '../media.js';
import { Refusal } from '../process/serve.js';

export type EditLimits = {
  readonly pagesMax: number;
  /** Of a picture that is to be decoded. */
  readonly pixelsMax: number;
  readonly outputBytesMax: number;
};

export type EditRequest = { readonly limits: EditLimits } & (
  | { readonly kind: 'join'; readonly files: readonly Uint8Array[] }
  | { readonly kind: 'split'; readonly bytes: Uint8Array; readonly ranges: readonly PageRange[] }
);

sharp.cache(false);
sharp.concurrency(1);

/** Runs in the editor's process: whatever it throws or eats ends there. */
export async function editPages(request: EditRequest): Promise<readonly Uint8Array[]> {
  const made = request.kind === 'join' ? [await join(request)] : await split(request);
  if (made.some(({ length }) => length > request.limits.outputBytesMax)) throw new Refusal('too_large');
  return made;
}

async function join({ files, limits }: Extract<EditRequest, { readonly kind: 'join' }>): Promise<Uint8Array> {
  const joined = await emptyPdf();
  for (const bytes of files) {
    const media = detectMedia(bytes);
    if (media === 'pdf') await addPages(joined, await openPdf(bytes));
    else if (media === 'png' || media === 'jpeg' || media === 'tiff') await addPicture(joined, bytes, limits);
    else throw new Refusal('not_renderable');
    if (joined.getPageCount() > limits.pagesMax) throw new Refusal('too_many_pages');
  }
  return joined.save();
}

async function split({
  bytes,
  ranges,
  limits,
}: Extract<EditRequest, { readonly kind: 'split' }>): Promise<Uint8Array[]> {
  const source = await openPdf(bytes);
  const pageCount = source.getPageCount();
  if (pageCount > limits.pagesMax) throw new Refusal('too_many_pages');
  const isWhole = ranges.every(
    ({ fromPage, toPage }, index) => fromPage === (ranges[index - 1]?.toPage ?? 0) + 1 && toPage >= fromPage,
  );
  if (!isWhole || ranges.at(-1)?.toPage !== pageCount) throw new Refusal('not_all_pages');
  const parts: Uint8Array[] = [];
  for (const range of ranges) {
    const part = await emptyPdf();
    await addPages(part, source, range);
    parts.push(await part.save());
  }
  return parts;
}

/** Without the time of its making: the same pages are the same bytes. */
const emptyPdf = () => PDFDocument.create({ updateMetadata: false });

async function openPdf(bytes: Uint8Array): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(bytes, { updateMetadata: false });
  } catch (error) {
    const isEncrypted = error instanceof Error && error.message.includes('encrypted');
    throw new Refusal(isEncrypted ? 'encrypted' : 'not_renderable', { cause: error });
  }
}

async function addPages(to: PDFDocument, from: PDFDocument, range?: PageRange): Promise<void> {
  const all = from.getPageIndices();
  const wanted = range ? all.slice(range.fromPage - 1, range.toPage) : all;
  for (const page of await to.copyPages(from, wanted)) to.addPage(page);
}

/** As wide as A4: what reads or prints it takes a point for a point. */
const widthPoints = 595;

async function addPicture(
  to: PDFDocument,
  bytes: Uint8Array,
  { pixelsMax, pagesMax }: EditLimits,
): Promise<void> {
  const { pages = 1 } = await sharp(bytes, { limitInputPixels: pixelsMax })
    .metadata()
    .catch(() => {
      throw new Refusal('not_renderable');
    });
  if (pages > pagesMax) throw new Refusal('too_many_pages');
  for (let page = 0; page < pages; page += 1) {
    const upright = await sharp(bytes, { limitInputPixels: pixelsMax, ...(pages > 1 ? { page } : {}) })
      .autoOrient()
      .flatten({ background: 'white' })
      .jpeg({ quality: 92 })
      .toBuffer()
      .catch(() => {
        throw new Refusal('too_many_pixels');
      });
    const picture = await to.embedJpg(upright);
    const heightPoints = (picture.height / picture.width) * widthPoints;
    const size = { width: widthPoints, height: heightPoints };
    to.addPage([widthPoints, heightPoints]).drawImage(picture, { x: 0, y: 0, ...size });
  }
}
