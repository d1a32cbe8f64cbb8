import type { Finding } from '../../../domain/extraction.js';
import { hold, note } from '../reading.js';
import { textOf } from './hidden-text.js';
import type { Letter } from './letters.js';
import type { PageLetters } from './page-letters.js';
import { textAt, type Pdfium } from './pdfium.js';
import { edgesOf, placeOnPage, type Edges } from './place-on-page.js';

export type Annotation = {
  readonly kind: 'note' | 'text' | 'field' | 'other';
  readonly isHidden: boolean;
  readonly text: string;
  /** On the displayed page, in fractions from its top left. */
  readonly edges: Edges;
};

export type PageAnnotations = { readonly count: number; readonly annotations: readonly Annotation[] };

const readMax = 2_000;
const textBytesMax = 20_000;
const countMax = 1_000;
/** Of `fpdf_annot.h`: sticky notes, text on the page, and fields of forms. */
const kinds: Readonly<Record<number, Annotation['kind']>> = {
  1: 'note',
  3: 'text',
  13: 'text',
  16: 'note',
  20: 'field',
};
/** Invisible, hidden, and not to be viewed. */
const hiddenFlags = 1 | 2 | 32;

export function annotationsOf(library: Pdfium, page: number): PageAnnotations {
  const count = library._FPDFPage_GetAnnotCount(page);
  const annotations: Annotation[] = [];
  const keys = { contents: textAt(library, 'Contents'), value: textAt(library, 'V') };
  const buffer = library._malloc(textBytesMax);
  for (let index = 0; index < Math.min(count, readMax); index += 1) {
    const handle = library._FPDFPage_GetAnnot(page, index);
    if (handle === 0) continue;
    const kind = kinds[library._FPDFAnnot_GetSubtype(handle)] ?? 'other';
    const read = (key: number): string => {
      const length = Math.min(
        textBytesMax,
        library._FPDFAnnot_GetStringValue(handle, key, buffer, textBytesMax),
      );
      return new TextDecoder('utf-16le')
        .decode(library.HEAPU8.slice(buffer, buffer + length))
        .replace(/\0+$/, '');
    };
    annotations.push({
      kind,
      isHidden: (library._FPDFAnnot_GetFlags(handle) & hiddenFlags) !== 0,
      edges: edgesOn(library, page, handle, buffer),
      text: [read(keys.contents), kind === 'field' ? read(keys.value) : ''].join(' ').trim(),
    });
    library._FPDFPage_CloseAnnot(handle);
  }
  for (const pointer of [keys.contents, keys.value, buffer]) library._free(pointer);
  return { count, annotations };
}

function edgesOn(library: Pdfium, page: number, annotation: number, scratch: number): Edges {
  const known = library._FPDFAnnot_GetRect(annotation, scratch) === 1;
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = known
    ? library.HEAPF32.slice(scratch >> 2, (scratch >> 2) + 4)
    : [];
  return edgesOf(placeOnPage(library, page, scratch, x1, y1), placeOnPage(library, page, scratch, x2, y2));
}

/** Text that lies on the page and is no part of it: people see it, or do not, and the reader of the text never does. */
export function annotationFindings(
  { count, annotations }: PageAnnotations,
  drawn: PageLetters,
  page: number,
): Finding[] {
  const telling = annotations.filter(({ text }) => isTelling(text));
  const shown = (text: string) => text.replace(/\s+/g, ' ').slice(0, 80);
  const hidden = telling.find(({ isHidden }) => isHidden);
  const written = telling.find(({ isHidden, kind }) => !isHidden && (kind === 'text' || kind === 'field'));
  const covered = annotations
    .filter(({ isHidden, kind }) => !isHidden && kind === 'field')
    .map(({ edges }) => textOf(lettersUnder(edges, drawn)))
    .find(isTelling);
  const sticky = telling.find(({ isHidden, kind }) => !isHidden && kind === 'note');
  return [
    ...(count > countMax ? [hold('too_many_annotations', `Page ${page} carries ${count} annotations.`)] : []),
    ...(hidden
      ? [hold('hidden_annotation', `Page ${page} has a hidden annotation: ${shown(hidden.text)}`)]
      : []),
    ...(written
      ? [hold('text_in_annotation', `Page ${page} has text that was laid over it: ${shown(written.text)}`)]
      : []),
    ...(covered === undefined
      ? []
      : [hold('text_in_annotation', `Page ${page} has a field of a form over its text: ${shown(covered)}`)]),
    ...(sticky ? [note('note_on_page', `Page ${page} has a note: ${shown(sticky.text)}`)] : []),
  ].map((finding) => ({ ...finding, page }));
}

/** Programs draw fields as they like: what stands there may be seen in one of them only. */
function lettersUnder({ left, top, right, bottom }: Edges, drawn: PageLetters): Letter[] {
  return drawn.between(top, bottom).filter((letter) => {
    const middle = (letter.left + letter.right) / 2;
    return letter.hiddenBy === null && middle > left && middle < right;
  });
}

function isTelling(text: string): boolean {
  return (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 3;
}
