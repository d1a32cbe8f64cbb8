import type { Box, Finding } from '../../../domain/extraction.js';
import type { HiddenBy, Letter } from './letters.js';

/** Marks of a template (a page number, a white dot) stay below; an amount or a name does not. */
const lettersMin = 3;
const quoteCharactersMax = 80;
/** A scan with a text layer made by OCR: nearly all of the text is invisible, and the picture has ink where it stands. */
const layerShareMin = 0.8;
const layerOverInkMin = 0.8;
const strayLettersMin = 8;

/** What printing programs leave on a page; it names nobody and no amount. */
const harmless =
  /^(?:(?:page|seite|pagina|strona|pag\.?)?\d{1,3}(?:\/|of|von|sur|di|de|van|z)\d{1,3}|(?:powered|created|generated|produced|printed)(?:by|with)[a-z0-9]{2,30}(?:\(?[a-z0-9.:/-]{2,40}\)?)?)$/i;
/** A line that runs over the edge loses a few letters. */
const cutLettersMax = 7;

const how: Readonly<Record<HiddenBy, string>> = {
  mode: 'is drawn invisibly',
  mirrored: 'is drawn mirrored',
  size: 'is too small to see',
  outside: 'stands outside of the page',
  transparent: 'is transparent',
  colour: 'has the colour of its background',
  covered: 'is covered, cut off or in a layer that is switched off',
  overprinted: 'is printed over other text',
};

export type PageVerdict = {
  readonly findings: readonly Finding[];
  /** The text layer only repeats, invisibly, what a picture shows: the picture is to be read. */
  readonly isPictureWithLayer: boolean;
};

/** What on this page a machine reads and a person does not see. */
export function judgePage(letters: readonly Letter[], page: number): PageVerdict {
  const hidden = letters.filter(({ hiddenBy }) => hiddenBy !== null);
  const layer = hidden.filter(({ hiddenBy }) => hiddenBy === 'mode' || hiddenBy === 'covered');
  const overInk = layer.filter(({ isOverPicture }) => isOverPicture);
  const isPictureWithLayer =
    letters.length >= lettersMin &&
    layer.length >= layerShareMin * letters.length &&
    overInk.length >= layerOverInkMin * layer.length;
  const suspicious = isPictureWithLayer ? hidden.filter((letter) => !overInk.includes(letter)) : hidden;
  const reasons = new Set(suspicious.map(({ hiddenBy }) => hiddenBy));
  const findings = [...reasons].flatMap((reason) => {
    const own = suspicious.filter(({ hiddenBy }) => hiddenBy === reason);
    const telling = own.filter(({ text }) => /[\p{L}\p{N}]/u.test(text)).length;
    const min = isPictureWithLayer ? strayLettersMin : lettersMin;
    return reason === null || telling < min ? [] : [hiddenText(own, reason, page)];
  });
  return { findings, isPictureWithLayer };
}

function hiddenText(letters: readonly Letter[], reason: HiddenBy, page: number): Finding {
  const text = textOf(letters);
  const squeezed = text.replace(/\s/g, '');
  const isCut = reason === 'outside' && squeezed.length <= cutLettersMax && !/\d/.test(squeezed);
  return {
    code: reason === 'overprinted' ? 'overprinted_text' : 'hidden_text',
    message: `Page ${page} holds text that ${how[reason]}: ${text.length > quoteCharactersMax ? `${text.slice(0, quoteCharactersMax)}…` : text}`,
    severity: isCut || harmless.test(squeezed) ? 'note' : 'hold',
    page,
    ...boxOf(letters),
  };
}

/** In the order of drawing; a wide gap or another line is a space. */
export function textOf(letters: readonly Letter[]): string {
  let text = '';
  letters.forEach((letter, index) => {
    const before = letters[index - 1];
    const width = letter.right - letter.left;
    const apart =
      before !== undefined &&
      (Math.abs(before.baseline - letter.baseline) > 0.004 || letter.left - before.right > width * 0.4);
    text += `${apart ? ' ' : ''}${letter.text}`;
  });
  return text.replace(/[\u0000-\u001f\u007f]/g, '');
}

/** Around all of them, as far as they are on the page; none when they are not. */
function boxOf(letters: readonly Letter[]): { readonly box?: Box } {
  const inside = (value: number) => Math.min(1, Math.max(0, value));
  const left = inside(Math.min(...letters.map((letter) => letter.left)));
  const right = inside(Math.max(...letters.map((letter) => letter.right)));
  const top = inside(Math.min(...letters.map((letter) => letter.top)));
  const bottom = inside(Math.max(...letters.map((letter) => letter.bottom)));
  return right > left && bottom > top
    ? { box: { left, top, width: right - left, height: bottom - top } }
    : {};
}
