import type { MediaKind } from '../media.js';

export type PictureSize = { readonly width: number; readonly height: number };

/** In pixels, as the header says, before anything is unpacked; null when it says nothing. The first page of a TIFF. */
export function pictureSize(bytes: Uint8Array, kind: MediaKind): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (kind === 'png') {
    return bytes.length < 24 ? null : { width: view.getUint32(16), height: view.getUint32(20) };
  }
  if (kind === 'jpeg') return jpegSize(view);
  return kind === 'tiff' ? tiffSize(view) : null;
}

/** The first frame header; segments before it are skipped by their length. */
function jpegSize(view: DataView): PictureSize | null {
  let at = 2;
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return null;
}

const entriesMax = 200;
const [widthTag, heightTag, short] = [256, 257, 3];

function tiffSize(view: DataView): PictureSize | null {
  if (view.byteLength < 8) return null;
  const little = view.getUint8(0) === 0x49;
  const directory = view.getUint32(4, little);
  if (directory + 2 > view.byteLength) return null;
  const sizes = new Map<number, number>();
  const count = Math.min(view.getUint16(directory, little), entriesMax);
  for (let at = directory + 2; at < directory + 2 + count * 12 && at + 12 <= view.byteLength; at += 12) {
    const isShort = view.getUint16(at + 2, little) === short;
    sizes.set(
      view.getUint16(at, little),
      isShort ? view.getUint16(at + 8, little) : view.getUint32(at + 8, little),
    );
  }
  const [width, height] = [sizes.get(widthTag), sizes.get(heightTag)];
  return width === undefined || height === undefined ? null : { width, height };
}
