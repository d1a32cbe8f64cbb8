import type { Finding } from '../../../domain/extraction.js';
import { hold } from '../reading.js';
import type { Where } from './characters.js';
import { bankChangePhrases, instructionPhrases, squeezedPhrases } from './instruction-phrases.js';
import { plain } from './plain.js';

const charactersMax = 400_000;
const quoteCharactersMax = 120;

/** Text that wants to steer whoever reads it by machine, wherever it stands. */
export function instructionsIn(text: string, where: Where): Finding[] {
  const words = plain(text.slice(0, charactersMax));
  const place = where.page === undefined ? {} : { page: where.page };
  const found =
    firstMatch(words, instructionPhrases) ?? squeezedPhrases.exec(words.replace(/[^a-z]/g, ''))?.[0];
  const change = firstMatch(words, bankChangePhrases);
  return [
    ...(found === undefined
      ? []
      : [
          {
            ...hold(
              'instructions_in_document',
              `${where.what} tries to instruct its reader: ${found.slice(0, quoteCharactersMax)}`,
            ),
            ...place,
          },
        ]),
    ...(change === undefined
      ? []
      : [
          {
            ...hold(
              'bank_change_announced',
              `${where.what} announces other bank details: ask the vendor by a number that you know.`,
            ),
            ...place,
          },
        ]),
  ];
}

function firstMatch(words: string, phrases: readonly RegExp[]): string | undefined {
  for (const phrase of phrases) {
    const match = phrase.exec(words);
    if (match) return match[0];
  }
  return undefined;
}
