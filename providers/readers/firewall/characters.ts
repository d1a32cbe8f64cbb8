import type { Finding } from '../../../domain/extraction.js';
import { hold } from '../reading.js';
import { isTwin } from './plain.js';

/** Where a text was found, for the finding. */
export type Where = { readonly what: string; readonly page?: number };

/** Tags and variation selectors spell out whole sentences that nobody sees. */
const tags = /[\u{e0000}-\u{e0fff}]/u;
/** Embeddings, overrides and isolates turn the order in which letters are shown. */
const turns = /[\u202a-\u202e\u2066-\u2069]/;
const zeroWidth = '\\u200b\\u200c\\u200d\\u2060-\\u2064\\u180e\\ufeff\\u034f\\u3164\\uffa0\\u115f\\u1160';
/** Beside a Latin letter or a digit, and a sign; other scripts need the joiners, and XMP begins with one between quotes. */
const zeroWidthInside = new RegExp(
  `[\\p{Script=Latin}\\d][${zeroWidth}]+[!-~]|[!-~][${zeroWidth}]+[\\p{Script=Latin}\\d]`,
  'u',
);
const zeroWidthAnywhere = new RegExp(`[${zeroWidth}]`, 'gu');
const zeroWidthMax = 12;
/** Letters that are pictures of letters: `𝐀`, `Ａ`, `ⓐ`. Full-width ones are at home in Japanese. */
const styled = /[\u{1d400}-\u{1d7ff}\u{1f130}-\u{1f189}\u24b6-\u24e9]{2,}/u;

/** Characters that make a machine read something else than a person sees. */
export function strangeCharacters(text: string, where: Where): Finding[] {
  const place = where.page === undefined ? {} : { page: where.page };
  const findings: Finding[] = [];
  const add = (code: string, message: string) =>
    findings.push({ ...hold(code, `${where.what} ${message}`), ...place });
  if (tags.test(text)) add('tag_characters', 'holds characters that spell out a hidden text.');
  if (turns.test(text)) add('bidi_characters', 'holds characters that turn the order of letters.');
  if (zeroWidthInside.test(text) || (text.match(zeroWidthAnywhere)?.length ?? 0) > zeroWidthMax) {
    add('invisible_characters', 'holds characters that cannot be seen.');
  }
  const word = styled.exec(text)?.[0] ?? lookAlike(text);
  if (word !== null) {
    add(
      'look_alike_letters',
      `holds letters of another alphabet that look like Latin ones: ${word.slice(0, 40)}`,
    );
  }
  return findings;
}

const foreign =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Coptic}\p{Script=Lisu}]/u;
/** `kΩ`, `μm` and `Δt` are how units and sizes are written. */
const unit = /^[\d.,]*(?:[kKMGmµ]?[ΩΩ]|[μµ][A-Za-zΩ]{0,2}|[ΔδαβγλπσφΣΦ][A-Za-z]?)\d*$/u;

/** The first word that mixes alphabets, or spells Latin with foreign letters in a Latin document. */
function lookAlike(text: string): string | null {
  if (!foreign.test(text)) return null;
  const letters = text.match(/\p{L}/gu) ?? [];
  const isLatinDocument = letters.filter((letter) => foreign.test(letter)).length < letters.length * 0.2;
  for (const [word] of text.matchAll(/[\p{L}\p{N}@.'_-]+/gu)) {
    if (!foreign.test(word) || unit.test(word)) continue;
    for (const part of word.split(/[-.'_@]+/)) {
      if (/\p{Script=Latin}/u.test(part) && foreign.test(part)) return word;
      const own = part.match(/\p{L}/gu) ?? [];
      const isSpelled =
        own.length > 0 && own.every(isTwin) && (own.length >= 3 || /\d/.test(part) || part !== word);
      if (isLatinDocument && isSpelled) return word;
    }
    if (word.includes('@') && /\p{Script=Latin}/u.test(word)) return word;
  }
  return null;
}

/** Names and addresses are held to more than other text. */
export function strangeAddress(email: string): Finding[] {
  return /[^\x20-\x7e]/.test(email) || /@(?:.*\.)?xn--/i.test(email)
    ? [
        hold(
          'look_alike_letters',
          `The e-mail address ${email.slice(0, 60)} is not written in plain letters.`,
        ),
      ]
    : [];
}
