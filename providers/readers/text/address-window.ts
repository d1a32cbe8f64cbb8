import type { Cell, Line } from './layout.js';

/** Where the address stands that shows through the window of an envelope: parts of the page's height from its top. */
const band = { top: 0.09, bottom: 0.36 };
const lookedAt = 0.6;
const blockGap = 2.2;
const linesMax = 7;

const postcodeAndTown =
  /^(?:(?:[A-Z]{1,3}-)?\d{4,5}|\d{2}-\d{3}|\d{4} ?[A-Z]{2})\s+\p{Lu}[\p{L}\d .'’()/-]{1,40}(?:\s\(?[A-Z]{2}\)?)?$/u;
const street =
  /\p{L}[\p{L}.'’ -]*\s(?:n\.\s?)?\d{1,4}\s?[a-zA-Z]?(?:[/-]\s?\d{1,4}\s?[a-zA-Z]?)?$|^\p{L}[\p{L}.'’ -]+,? ?\d{1,4}/u;
/** `Ihre USt-IdNr.` is said to the buyer. */
const ourTaxNumber =
  /^(?:your|ihre|uw|votre|vostra|su|vs\.?)(?!\p{L}).{0,12}(?:vat|ust|uid|btw|tva|iva|nif)/iu;
/** Senders tell how they are reached and paid; who receives a letter does not. */
const ofSenders =
  /@|www\.|https?:|(?<!\p{L})(?:tel|telefon\p{L}*|telefoon|fax|fon|phone|mobil|iban|bic|kvk|rea|r\.e\.a|regon|krs|hrb|hra|steuer-?n\S*|st\.-?nr|pec|rpr|bank\p{L}*|konto|n\.?i\.?f|c\.?i\.?f|nipc|siret|siren|rcs|cnpj|rfc)(?!\p{L})|\+\d{2}/iu;

/**
 * An address without any label, as letters carry it: a name, a street, a town, and nothing that senders say about
 * themselves. Where more than one block could be it, none is: sender and receiver may both stand there.
 */
export function addressInWindow(lines: readonly Line[], pageHeight: number): Cell[] {
  const first = lines.filter(({ page, y }) => page === 1 && y > pageHeight * (1 - lookedAt));
  const blocks = first.flatMap((line) =>
    line.cells.flatMap((cell) => {
      const block = postcodeAndTown.test(cell.text) ? blockAround(first, line, cell) : [];
      const isAddress = block.length >= 3 && block.slice(1).some((entry) => street.test(entry.cell.text));
      return isAddress && !block.some((entry) => ofSenders.test(entry.cell.text)) ? [block] : [];
    }),
  );
  const ours = blocks.filter((block) => block.some((entry) => ourTaxNumber.test(entry.cell.text)));
  const [only, ...others] = ours.length > 0 ? ours : blocks;
  const head = only?.[0]?.line.y ?? 0;
  const isInWindow = head < pageHeight * (1 - band.top) && head > pageHeight * (1 - band.bottom);
  return only && others.length === 0 && isInWindow ? only.map(({ cell }) => cell) : [];
}

type Entry = { readonly line: Line; readonly cell: Cell };

/** Lines that stand close, begin at the same edge and are set in the same size. */
function blockAround(lines: readonly Line[], line: Line, cell: Cell): Entry[] {
  const column = lines.flatMap((other): Entry[] => {
    const found = other.cells.find(({ x }) => Math.abs(x - cell.x) < 0.7 * line.height);
    return found && Math.abs(other.height - line.height) < 0.2 * line.height
      ? [{ line: other, cell: found }]
      : [];
  });
  const at = column.findIndex((entry) => entry.cell === cell);
  const isClose = (upper: Entry | undefined, lower: Entry | undefined) =>
    upper !== undefined && lower !== undefined && upper.line.y - lower.line.y < blockGap * line.height;
  let [from, to] = [at, at];
  while (isClose(column[from - 1], column[from])) from -= 1;
  while (isClose(column[to], column[to + 1])) to += 1;
  return column.slice(Math.max(from, at - linesMax + 1), to + 1);
}
