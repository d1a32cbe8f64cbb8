/** Letters of other alphabets that look like Latin ones. Source: Unicode confusables (UTS 39), the ones that fonts draw alike. */
const cyrillicAndGreek = 'АВЕЅІЈКМНОРСТУХԌԚԜаеѕіјкорсухԁԛԝһѵԍʏΑΒΕΖΗΙΚΜΝΟΡΤΥΧοικνρυταο';
const latinTwins = 'ABESIJKMHOPCTYXGQWaesijkopcyxdqwhvgyABEZHIKMNOPTYXoikvputao';

const twins = new Map(Array.from(cyrillicAndGreek, (letter, at) => [letter, latinTwins[at] ?? letter]));

export function isTwin(letter: string): boolean {
  return twins.has(letter);
}

/** Characters without width, and those that hide or turn others. */
const unseen = new RegExp(
  `[${[
    '\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e',
    '\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\u{e0000}-\u{e0fff}',
  ].join('')}]`,
  'gu',
);

/** Small Latin letters without accents, one space between words: what a phrase is compared in. */
export function plain(text: string): string {
  return Array.from(text.replace(unseen, '').normalize('NFKC'), (letter) => twins.get(letter) ?? letter)
    .join('')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ł/g, 'l')
    .replace(/ß/g, 'ss')
    .replace(/[’‘`´]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}
