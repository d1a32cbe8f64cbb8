import {
  beginText,
  endText,
  type PDFOperator,
  popGraphicsState,
  pushGraphicsState,
  setFontAndSize,
  setTextMatrix,
  showText,
} from 'pdf-lib';
import type { Canvas } from './attack.js';

/** Puts a text into the text layer, and keeps it from everybody's eyes. */
export type Way = (canvas: Canvas, text: string) => Promise<void> | void;

type Placed = {
  readonly before?: readonly PDFOperator[];
  readonly matrix?: readonly [number, number, number, number, number, number];
  readonly size?: number;
};

/** Text by the operators themselves, for what the drawing functions do not offer. */
export function write(
  { page, font }: Canvas,
  text: string,
  { before = [], matrix = [1, 0, 0, 1, 60, 60], size = 10 }: Placed,
): void {
  const key = page.node.newFontDictionary(font.name, font.ref);
  page.pushOperators(
    pushGraphicsState(),
    ...before,
    beginText(),
    setFontAndSize(key, size),
    setTextMatrix(...matrix),
    showText(font.encodeText(text)),
    endText(),
    popGraphicsState(),
  );
}
