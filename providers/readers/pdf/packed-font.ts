import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** A typeface that pdf.js brings along: Latin, Greek and Cyrillic, and as wide as Arial. */
export function packedFont(name: 'LiberationSans-Regular' | 'LiberationSans-Bold'): Uint8Array {
  return readFileSync(createRequire(import.meta.url).resolve(`pdfjs-dist/standard_fonts/${name}.ttf`));
}
