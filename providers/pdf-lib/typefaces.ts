import { existsSync, readFileSync } from 'node:fs';

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
const rememberedMax = 20_000;

export const replacementCharacter = '\uFFFD';

// The compiler copies no fonts, so a built renderer finds them where the sources are.
const folder = ['./fonts/', '../../../providers/pdf-lib/fonts/']
  .map((path) => new URL(path, import.meta.url))
  .find((url) => existsSync(url));

const loaded = new Map<FaceName, { readonly bytes: Uint8Array; readonly font: Font }>();
const remembered = new Map<string, FaceName | null>();

/** Parsed once a process. */
export function parsedFace(name: FaceName): { readonly bytes: Uint8Array; readonly font: Font } {
  return load(name);
}

/** The first face that has the whole grapheme, or null. Latin, Greek, Cyrillic and Devanagari have a bold one. */
export function faceFor(grapheme: string, weight: Weight): FaceName | null {
  const key = `${weight} ${grapheme}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  if (remembered.size >= rememberedMax) remembered.clear();
  const primary: FaceName = weight === 'bold' ? 'latinBold' : 'latin';
  const face = [primary, ...fallbacks].find((name) => covers(name, grapheme)) ?? null;
  remembered.set(key, face);
  return face;
}

function covers(name: FaceName, grapheme: string): boolean {
  const { font } = load(name);
  return Array.from(grapheme, (character) => character.codePointAt(0) ?? 0).every((codePoint) =>
    font.hasGlyphForCodePoint(codePoint),
  );
}

function load(name: FaceName) {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  if (folder === undefined) throw new Error('The folder with the fonts is missing: providers/pdf-lib/fonts.');
  const bytes = new Uint8Array(readFileSync(new URL(files[name], folder)));
  const face = { bytes, font: fontkit.create(bytes) };
  loaded.set(name, face);
  return face;
}
