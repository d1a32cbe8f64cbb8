/** A text as it was recognised; heights in any unit. */
export type SizedText = { readonly text: string; readonly height: number };

/** Shorter words are too often like another one. */
const lettersMin = 5;
/** Print that is larger by so much is read better. */
const larger = 1.15;

/**
 * In small print an `i` and an `l` are one stroke. Where a word stands elsewhere on the page in larger letters, also within a longer
 * one (`studioginepro.it`), it is spelled like there; in letters of its own size, a dot that was seen there is meant here too.
 */
export function withDots(texts: readonly SizedText[]): string[] {
  const twins = texts
    .flatMap(({ text, height }) => wordsOf(text).map((word) => ({ word: word.toLowerCase(), height })))
    .filter(({ word }) => word.length >= lettersMin && /[il]/.test(word))
    .toSorted((a, b) => a.height - b.height);
  return texts.map(({ text, height }) =>
    text.replace(/\p{L}+/gu, (seen) => {
      if (seen.length < lettersMin || !/[il]/.test(seen)) return seen;
      return twins.reduce((word, twin) => spelledLike(word, twin.word, twin.height / height), seen);
    }),
  );
}

function wordsOf(text: string): string[] {
  return text.match(/\p{L}+/gu) ?? [];
}

/** `size` is how much larger the other word is. */
function spelledLike(seen: string, other: string, size: number): string {
  if (size < 1 / larger) return seen;
  const [shape, twin] = [shapeOf(seen), shapeOf(other)];
  const within = twin.indexOf(shape);
  const around = within === -1 ? shape.indexOf(twin) : -1;
  if (within === -1 && around === -1) return seen;
  const shift = within === -1 ? -around : within;
  const isBetter = size > larger;
  return [...seen]
    .map((letter, at) => {
      const meant = other[at + shift];
      if (letter === 'l' && meant === 'i') return 'i';
      return letter === 'i' && meant === 'l' && isBetter ? 'l' : letter;
    })
    .join('');
}

function shapeOf(word: string): string {
  return word.toLowerCase().replaceAll('i', 'l');
}
