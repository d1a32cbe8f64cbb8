// fontkit's shaper for Indic scripts needs this global and does not bring it.
import 'regenerator-runtime/runtime.js';

import type { Font, Glyph, GlyphRun } from '@pdf-lib/fontkit';

/** Letters of these blocks stand alone: no ligature, mark or joining form is needed, and most of a page is made of them. */
const needsNoShaping = /^[\u0020-\u024F\u2013\u2026]*$/;

/** Kerning would cut every word into pieces, which readers of the text layer put together badly. */
const features = { kern: false };

/** What the dots of an Arabic letter stand for when the font draws them apart from it: nothing that is seen or printed. */
const zeroWidthSpace = 0x200b;

/**
 * A font that lays out each text once: shaping is nearly all the time that a document takes. Parsed tables are shared, but
 * each document has glyphs of its own, since fontkit remembers on a glyph the first character that it stood for, and that
 * goes into the file.
 */
export function shapedFont(parsed: Font): Font {
  const font = Object.create(parsed, { _glyphs: { value: {} } }) as Font;
  const runs = new Map<string, GlyphRun>();
  const layout = (text: string): GlyphRun => {
    const run =
      runs.get(text) ?? (needsNoShaping.test(text) ? endToEnd(font, text) : font.layout(text, features));
    for (const { codePoints } of run.glyphs) if (codePoints.length === 0) codePoints.push(zeroWidthSpace);
    runs.set(text, run);
    return run;
  };
  return Object.assign(Object.create(font) as Font, { layout });
}

/** Whether the glyph is the part of a letter and stands for no character of its own. */
export function isBareMark({ codePoints }: Glyph): boolean {
  return codePoints.length === 1 && codePoints[0] === zeroWidthSpace;
}

/** As much of a run as drawing and embedding read. */
function endToEnd(font: Font, text: string): GlyphRun {
  const glyphs = Array.from(text, (character) => font.glyphForCodePoint(character.codePointAt(0) ?? 0));
  const positions = glyphs.map((glyph) => ({
    xAdvance: glyph.advanceWidth,
    yAdvance: 0,
    xOffset: 0,
    yOffset: 0,
  }));
  const advanceWidth = glyphs.reduce((width, glyph) => width + glyph.advanceWidth, 0);
  return { glyphs, positions, advanceWidth } as GlyphRun;
}
