import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { slipScan } from './paper.js';
import { patientReader } from './patient-reader.js';

const reader = patientReader();

const read = (bytes: Uint8Array, fileName = 'picture') =>
  reader.read({ bytes, mediaType: 'application/octet-stream', fileName });

/** Black letters on nothing at all: what is drawn behind them is for whoever shows the picture. */
async function onTransparency(slip: Sharp): Promise<Sharp> {
  const { data, info } = await slip.greyscale().raw().toBuffer({ resolveWithObject: true });
  const rgba = Buffer.alloc(info.width * info.height * 4);
  for (let pixel = 0; pixel < info.width * info.height; pixel += 1) {
    rgba[pixel * 4 + 3] = 255 - (data[pixel * info.channels] ?? 0);
  }
  return sharp(rgba, { raw: { width: info.width, height: info.height, channels: 4 } });
}

/** Some 12 megapixels, of which the slip is a part: it lies on a dark table. */
async function onTable(slip: Sharp): Promise<Sharp> {
  const paper = await slip.flatten({ background: 'white' }).resize({ height: 2600 }).png().toBuffer();
  const table = sharp({ create: { width: 4000, height: 3000, channels: 3, background: '#4a3a2c' } });
  return table.composite([{ input: paper, left: 900, top: 200 }]);
}

const formats: readonly (readonly [string, (slip: Sharp) => Promise<Uint8Array>])[] = [
  ['a JPEG in the four colours of printers', (slip) => slip.toColourspace('cmyk').jpeg().toBuffer()],
  ['a JPEG that builds up in passes', (slip) => slip.jpeg({ progressive: true }).toBuffer()],
  [
    'a JPEG that a phone took sideways',
    (slip) => slip.rotate(90).withMetadata({ orientation: 8 }).jpeg().toBuffer(),
  ],
  ['a PNG of 16 bits a colour', (slip) => slip.toColourspace('rgb16').png().toBuffer()],
  ['a PNG of few colours', (slip) => slip.png({ palette: true, colours: 4 }).toBuffer()],
  ['a PNG in shades of grey', (slip) => slip.toColourspace('b-w').png().toBuffer()],
  ['a PNG whose paper is transparent', async (slip) => (await onTransparency(slip)).png().toBuffer()],
  [
    'a TIFF of black and white, as a fax has it',
    (slip) =>
      slip.threshold(160).toColourspace('b-w').tiff({ compression: 'ccittfax4', bitdepth: 1 }).toBuffer(),
  ],
  [
    'a photo of 12 megapixels with a table around the paper',
    async (slip) => (await onTable(slip)).jpeg({ quality: 85 }).toBuffer(),
  ],
];

describe('a picture is read by eye', { timeout: 240_000 }, () => {
  it.each(formats)('from %s', async (_, make) => {
    const { fields, findings } = await read(await make(await slipScan()));
    expect(findings.map(({ code }) => code)).toEqual(['read_by_eye']);
    expect(fields.totalMinor[0]?.value).toBe(2945);
    expect(fields.issuedOn[0]?.value).toBe('2026-08-14');
  });
});

/** The first box of the container that phones save photos in (ISO 14496-12), with the brand of its format. */
const container = (brand: string) =>
  Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftyp${brand}\0\0\0\0mif1${brand}`, 'latin1')]);

const strangers: readonly (readonly [string, (slip: Sharp) => Promise<Uint8Array> | Uint8Array])[] = [
  ['WebP', (slip) => slip.webp().toBuffer()],
  ['GIF', (slip) => slip.gif().toBuffer()],
  ['HEIC', () => container('heic')],
  ['AVIF', () => container('avif')],
];

describe('a picture in another format', { timeout: 120_000 }, () => {
  it.each(strangers)('is refused with the formats that are read: %s', async (_, make) => {
    const { fields, findings } = await read(await make(await slipScan()));
    expect(findings).toEqual([
      {
        code: 'unknown_format',
        severity: 'hold',
        message: expect.stringContaining('PDF, PNG, JPEG, TIFF or XML') as string,
      },
    ]);
    expect(Object.values(fields).flat()).toEqual([]);
  });
});
