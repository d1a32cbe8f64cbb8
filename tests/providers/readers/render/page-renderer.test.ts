import { degrees, rgb } from 'pdf-lib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import {
  createPageRenderer,
  defaultRenderLimits,
  defaultRenderProcessLimits,
} from '../../../../providers/readers/render/page-renderer.js';
import { encryptedPdf, flateBombPdf } from '../../../../scripts/sample-documents/broken.js';
import { blankPdf } from '../../../../scripts/sample-documents/pages.js';
import { isRedAt, leftRed, boastfulPng } from './pictures.js';

const renderer = createPageRenderer();

async function pdf(pages: number, turned = 0): Promise<Uint8Array> {
  const document = await blankPdf('pages');
  for (let number = 1; number <= pages; number += 1) {
    const page = document.addPage([400, 800]);
    page.setRotation(degrees(turned));
    if (number === pages)
      page.drawRectangle({ x: 0, y: 0, width: 200, height: 800, color: rgb(0.8, 0.1, 0.1) });
  }
  return document.save();
}

async function multiPageTiff(): Promise<Uint8Array> {
  const blank = await sharp({ create: { width: 100, height: 200, channels: 3, background: 'white' } })
    .png()
    .toBuffer();
  const second = await (await leftRed(100, 200)).png().toBuffer();
  return sharp([blank, second], { join: { animated: true } })
    .tiff()
    .toBuffer();
}

describe('a page is shown as people see it', { timeout: 60_000 }, () => {
  it('of a PDF, at the width asked for', async () => {
    const { png, ...size } = await renderer.render({ bytes: await pdf(3), page: 3, widthPx: 500 });
    expect(size).toEqual({ widthPx: 500, heightPx: 1000, pageCount: 3 });
    expect([await isRedAt(png, 0.25, 0.5), await isRedAt(png, 0.75, 0.5)]).toEqual([true, false]);
  });

  it('of a PDF whose page is turned', async () => {
    const { png, ...size } = await renderer.render({ bytes: await pdf(1, 90), page: 1, widthPx: 800 });
    expect(size).toMatchObject({ widthPx: 800, heightPx: 400 });
    expect([await isRedAt(png, 0.5, 0.25), await isRedAt(png, 0.5, 0.75)]).toEqual([true, false]);
  });

  it('of a photo that a phone took sideways', async () => {
    const bytes = await (await leftRed(300, 100)).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const { png, ...size } = await renderer.render({ bytes, page: 1, widthPx: 1000 });
    expect(size).toEqual({ widthPx: 100, heightPx: 300, pageCount: 1 });
    expect([await isRedAt(png, 0.5, 0.25), await isRedAt(png, 0.5, 0.75)]).toEqual([true, false]);
  });

  it('of a TIFF with several pages', async () => {
    const { png, ...size } = await renderer.render({ bytes: await multiPageTiff(), page: 2, widthPx: 50 });
    expect(size).toEqual({ widthPx: 50, heightPx: 100, pageCount: 2 });
    expect([await isRedAt(png, 0.25, 0.5), await isRedAt(png, 0.75, 0.5)]).toEqual([true, false]);
  });

  it('of a page that is long and narrow with fewer pixels than asked for', async () => {
    const document = await blankPdf('ribbon');
    document.addPage([10, 14_000]);
    const rendered = await renderer.render({ bytes: await document.save(), page: 1, widthPx: 3000 });
    expect(rendered.widthPx * rendered.heightPx).toBeLessThanOrEqual(defaultRenderLimits.outputPixelsMax);
    expect(rendered.heightPx).toBeLessThanOrEqual(defaultRenderLimits.sidePxMax);
  });
});

describe('a page that cannot be shown is refused by name', { timeout: 60_000 }, () => {
  it.each([
    ['the page before the first', async () => pdf(2), 0, 'no_such_page'],
    ['the page after the last', async () => pdf(2), 3, 'no_such_page'],
    ['half a page', async () => pdf(2), 1.5, 'no_such_page'],
    ['the second page of a photo', async () => (await leftRed(9, 9)).png().toBuffer(), 2, 'no_such_page'],
    ['a PDF with a password', () => encryptedPdf(), 1, 'encrypted'],
    ['a PDF that is none', () => Buffer.from('%PDF-1.7\n'), 1, 'not_renderable'],
    ['an e-invoice', () => Buffer.from('<Invoice/>'), 1, 'not_renderable'],
    ['a picture in a format that is not taken', () => Buffer.from('<svg width="1"/>'), 1, 'not_renderable'],
    ['a JPEG cut short', () => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 1, 'not_renderable'],
    ['a picture of 900 million pixels', async () => boastfulPng(30_000, 30_000), 1, 'too_many_pixels'],
    ['a picture 30,000 pixels wide', async () => boastfulPng(30_000, 10), 1, 'too_many_pixels'],
    ['a file of 21 MB', () => Buffer.alloc(21 * 1024 * 1024), 1, 'too_large'],
  ])('%s', async (_, make, page, code) => {
    await expect(renderer.render({ bytes: await make(), page, widthPx: 100 })).rejects.toMatchObject({
      kind: 'invalid',
      code,
    });
  });
});

/** Every case starts processes of its own, which takes long on a busy machine. */
describe('the renderer dies alone', { timeout: 120_000 }, () => {
  it('when a page takes too long, and the next one has its turn', async () => {
    const hasty = createPageRenderer(defaultRenderLimits, { ...defaultRenderProcessLimits, requestMsMax: 1 });
    const bytes = await pdf(1);
    const show = () => hasty.render({ bytes, page: 1, widthPx: 100 });
    const late = { code: 'render_timeout' };
    await Promise.all([1, 2].map(() => expect(show()).rejects.toMatchObject(late)));
  });

  it('when a page takes too much memory', async () => {
    const small = createPageRenderer(defaultRenderLimits, {
      ...defaultRenderProcessLimits,
      memoryMebibytesMax: 60,
    });
    await expect(small.render({ bytes: await flateBombPdf(), page: 1, widthPx: 2000 })).rejects.toMatchObject(
      { code: 'renderer_died' },
    );
  });
});
