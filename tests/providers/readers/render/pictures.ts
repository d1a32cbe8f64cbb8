import sharp, { type Sharp } from 'sharp';

const red = { r: 200, g: 20, b: 20 };
const white = { r: 255, g: 255, b: 255 };

/** A white sheet whose left half is red. */
export async function leftRed(widthPx: number, heightPx: number): Promise<Sharp> {
  const half = await sharp({
    create: { width: Math.floor(widthPx / 2), height: heightPx, channels: 3, background: red },
  })
    .png()
    .toBuffer();
  const sheet = sharp({ create: { width: widthPx, height: heightPx, channels: 3, background: white } });
  return sharp(
    await sheet
      .composite([{ input: half, left: 0, top: 0 }])
      .png()
      .toBuffer(),
  );
}

/** Whether the picture is red at a place, in fractions of its width and height. */
export async function isRedAt(
  png: Uint8Array,
  acrossFraction: number,
  downFraction: number,
): Promise<boolean> {
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
  const x = Math.floor(info.width * acrossFraction);
  const y = Math.floor(info.height * downFraction);
  const at = (y * info.width + x) * info.channels;
  return (data[at] ?? 0) > 150 && (data[at + 1] ?? 255) < 100 && (data[at + 2] ?? 255) < 100;
}

/** A picture whose header promises so many pixels, and which holds a hundred of them. */
export async function boastfulPng(widthPx: number, heightPx: number): Promise<Uint8Array> {
  const png = await sharp({ create: { width: 10, height: 10, channels: 3, background: red } })
    .png()
    .toBuffer();
  png.writeUInt32BE(widthPx, 16);
  png.writeUInt32BE(heightPx, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
}

/** The sum that ends a chunk of a PNG (ISO 15948, annex D). */
function crc32(bytes: Uint8Array): number {
  let remainder = 0xffffffff;
  for (const byte of bytes) {
    remainder ^= byte;
    for (let bit = 0; bit < 8; bit += 1) {
      remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
    }
  }
  return (remainder ^ 0xffffffff) >>> 0;
}
