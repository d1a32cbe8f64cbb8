import createBidi from 'bidi-js';

import { faceFor, replacementCharacter } from './typefaces.js';
import type { FaceName, Weight } from './typefaces.js';

/** A stretch of one face, in the order in which it is drawn from left to right. */
export type Run = { readonly face: FaceName; readonly text: string };

type Segment = { face: FaceName; level: number; graphemes: string[] };

/** A name longer than this is no name, and laying out megabytes would stall the renderer. */
const textLengthMax = 500;

const bidi = createBidi();
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** One line without what cannot be seen: control, zero-width and direction characters, which can make a name look like another. */
export function clean(text: string): string {
  return text
    .slice(0, textLengthMax)
    .normalize('NFC')
    .replace(/\p{Surrogate}/gu, replacementCharacter)
    .replace(/[\p{Cf}]/gu, '')
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
    .trim();
}

export function graphemesOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Every letter of these is in the Latin faces, and none of them turns round: most lines are one run. */
const isPlain = /^[\x20-\x7E]+$/;

/** Splits a line by face and puts right-to-left stretches in their visual order (Unicode bidirectional algorithm, L2). */
export function visualRuns(line: string, weight: Weight): Run[] {
  if (isPlain.test(line)) return [{ face: weight === 'bold' ? 'latinBold' : 'latin', text: line }];
  const { levels } = bidi.getEmbeddingLevels(line, 'ltr');
  const segments: Segment[] = [];
  for (const { segment: grapheme, index } of segmenter.segment(line)) {
    const level = levels[index] ?? 0;
    const face = faceFor(grapheme, weight);
    const shown = face === null ? replacementCharacter : grapheme;
    const shownFace = face ?? (weight === 'bold' ? 'latinBold' : 'latin');
    const last = segments.at(-1);
    if (last?.level === level && last.face === shownFace) last.graphemes.push(shown);
    else segments.push({ face: shownFace, level, graphemes: [shown] });
  }
  return reorder(segments).map((segment) => ({ face: segment.face, text: textOf(segment) }));
}

function reorder(segments: Segment[]): Segment[] {
  let ordered = segments;
  const highest = Math.max(0, ...segments.map(({ level }) => level));
  for (let level = highest; level >= 1; level -= 1) {
    const next: Segment[] = [];
    let reversed: Segment[] = [];
    for (const segment of ordered) {
      if (segment.level >= level) {
        reversed.unshift(segment);
      } else {
        next.push(...reversed, segment);
        reversed = [];
      }
    }
    ordered = [...next, ...reversed];
  }
  return ordered;
}

function textOf({ level, graphemes }: Segment): string {
  if (level % 2 === 0) return graphemes.join('');
  // The font's layout engine reverses Hebrew and Arabic itself; punctuation and spaces alone it does not.
  if (graphemes.some((grapheme) => /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(grapheme)))
    return graphemes.join('');
  return graphemes
    .map((grapheme) => bidi.getMirroredCharacter(grapheme) ?? grapheme)
    .reverse()
    .join('');
}
