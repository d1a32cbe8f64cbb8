import type { Finding } from '../../../domain/extraction.js';
import { hold, note } from '../reading.js';
import { textAt, type Pdfium } from './pdfium.js';

export type Annotation = {
  readonly kind: 'note' | 'text' | 'field' | 'other';
  readonly isHidden: boolean;
  readonly text: string;
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
      text: [read(keys.contents), kind === 'field' ? read(keys.value) : ''].join(' ').trim(),
    });
    library._FPDFPage_CloseAnnot(handle);
  }
  for (const pointer of [keys.contents, keys.value, buffer]) library._free(pointer);
  return { count, annotations };
}

/** Text that lies on the page and is no part of it: people see it, or do not, and the reader of the text never does. */
export function annotationFindings({ count, annotations }: PageAnnotations, page: number): Finding[] {
  const telling = annotations.filter(({ text }) => (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 3);
  const shown = (text: string) => text.replace(/\s+/g, ' ').slice(0, 80);
  const hidden = telling.find(({ isHidden }) => isHidden);
  const drawn = telling.find(({ isHidden, kind }) => !isHidden && (kind === 'text' || kind === 'field'));
  const sticky = telling.find(({ isHidden, kind }) => !isHidden && kind === 'note');
  return [
    ...(count > countMax ? [hold('too_many_annotations', `Page ${page} carries ${count} annotations.`)] : []),
    ...(hidden
      ? [hold('hidden_annotation', `Page ${page} has a hidden annotation: ${shown(hidden.text)}`)]
      : []),
    ...(drawn
      ? [hold('text_in_annotation', `Page ${page} has text that was laid over it: ${shown(drawn.text)}`)]
      : []),
    ...(sticky ? [note('note_on_page', `Page ${page} has a note: ${shown(sticky.text)}`)] : []),
  ].map((finding) => ({ ...finding, page }));
}
