import type { Finding } from '../../../domain/extraction.js';
import { isPrinted } from '../printed.js';
import { hold } from '../reading.js';
import { layOut, type TextRun, type TextSource } from '../text/layout.js';
import { readText } from '../text/read-text.js';
import { namesAlike } from './likeness.js';

/** Less sure names of a layer are mostly letters that a scanner's OCR mistook. */
const nameMin = 0.8;
/** Figures that two readings of the same number may differ in. */
const mistakesMax = 2;

/**
 * The invisible text layer over a scan, held against what the eye sees on the picture: other programs, and models, read the layer.
 * Nothing is read from it here; amounts, accounts and names that only it says hold the bill.
 */
export function layerFindings(layer: readonly TextRun[], source: TextSource, pageText: string): Finding[] {
  if (layer.length === 0) return [];
  const { fields } = readText(layOut(layer, source), source);
  const currency = fields.currency[0]?.value;
  const amounts = [fields.totalMinor[0], fields.amountDueMinor[0]].filter(
    (amount) =>
      amount !== undefined &&
      currency !== undefined &&
      amount.value !== 0 &&
      !isPrinted('amount', { minor: amount.value, currency }, pageText) &&
      !isNearly(String(Math.abs(amount.value)), pageText),
  );
  const accounts = fields.vendorBankAccount.filter(
    ({ value }) => !isPrinted('text', value, pageText) && !isNearly(value, pageText),
  );
  const names = fields.vendorName
    .slice(0, 1)
    .filter(({ value, confidence }) => confidence >= nameMin && !isNamed(value, pageText));
  return [...amounts, ...accounts, ...names].flatMap((said) =>
    said
      ? [
          {
            ...hold(
              'layer_contradicts_page',
              `The invisible text of the scan says what its picture does not show: ${said.evidence.quote}`,
            ),
            page: said.evidence.page ?? 1,
          },
        ]
      : [],
  );
}

function isNamed(name: string, pageText: string): boolean {
  return isPrinted('name', name, pageText) || pageText.split('\n').some((line) => namesAlike(line, name));
}

/** Whether a line has a word of that length with hardly another letter. */
function isNearly(wanted: string, pageText: string): boolean {
  const allowed = Math.min(mistakesMax, Math.floor(wanted.length / 4));
  return pageText.split('\n').some((line) => {
    const letters = line.replace(/[^\p{L}\d]/gu, '').toUpperCase();
    for (let from = 0; from + wanted.length <= letters.length; from += 1) {
      let mistakes = 0;
      for (let at = 0; at < wanted.length && mistakes <= allowed; at += 1) {
        if (letters[from + at] !== wanted[at]) mistakes += 1;
      }
      if (mistakes <= allowed) return true;
    }
    return false;
  });
}
