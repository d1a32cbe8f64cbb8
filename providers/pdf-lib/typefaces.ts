import { existsSync, readFileSync } from 'node:fs';

// fontkit's shaper for Indic scripts needs this global and does not bring it.
import 'regenerator-runtime/runtime.js';

import fontkit from '@pdf-lib/fontkit';
import type { Font } from '@pdf-lib/fontkit';

export type Weight = 'regular' | 'bold';
export type FaceName = keyof typeof files;

const files = {
  latin: 'NotoSans-Regular.ttf',
  latinBold: 'NotoSans-Bold.ttf',
  han: 'NotoSansSC-Regular.ttf',
  hangul: 'NotoSansKR-Regular.ttf',
  thai: 'NotoSansThai-Regular.ttf',
  hebrew: 'NotoSansHebrew-Regular.ttf',
  arabic: 'NotoSansArabic-Regular.ttf',
} as const;

const fallbacks = ['han', 'hangul', 'thai', 'hebrew', 'arabic'] as const;
export const replacementCharacter = '\uFFFD';

// The compiler copies no fonts, so a built renderer finds them where the sources are.
const folder = ['./fonts/', '../../../providers/pdf-lib/fonts/']
  .map((path) => new URL(path, import.meta.url))
  .find((url) => existsSync(url));

const loaded = new Map<FaceName, { readonly bytes: Uint8Array; readonly font: Font }>();

export function loadFace(name: FaceName) {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  if (folder === undefined) throw new Error('The folder with the fonts is missing: providers/pdf-lib/fonts.');
  const bytes = new Uint8Array(readFileSync(new URL(files[name], folder)));
  const face = { bytes, font: fontkit.create(bytes) };
  loaded.set(name, face);
  return face;
}

/** The first face that has the whole grapheme, or null. Only Latin, Greek and Cyrillic have a bold one. */
export function faceFor(grapheme: string, weight: Weight): FaceName | null {
  const codePoints = Array.from(grapheme, (character) => character.codePointAt(0) ?? 0);
  const primary: FaceName = weight === 'bold' ? 'latinBold' : 'latin';
  const covers = (name: FaceName) => {
    const { font } = loadFace(name);
    return codePoints.every((codePoint) => font.hasGlyphForCodePoint(codePoint));
  };
  if (covers(primary)) return primary;
  return fallbacks.find(covers) ?? null;
}
