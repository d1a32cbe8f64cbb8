import { companyName, isBank, legalForm, legalNotice } from './company-name.js';
import type { Cell, Line } from './layout.js';
import { key } from './name-key.js';

// What stands around a name and tells whether it is the seller's.

/** A name, and where on the page it was seen. */
export type Sighting = {
  readonly name: string;
  readonly weight: number;
  readonly zone: string;
  readonly line: Line;
  readonly cell: Cell;
};

const identityLines = 12;
const mailLines = 4;
const accountMark = /(?<!\p{L})(?:IBAN|BIC|[A-Z]{2}\d{2}(?: ?\d{4}){3})(?!\p{L})/u;
const identityMark =
  /(?<!\p{L})(?:(?<!faktura )vat|ust-?id\S*|st(?:euer)?\.?-?nr\.?|tva|siret|siren|btw|kvk|p\.? ?iva|partita iva|nif|cif|nip|regon|krs|nipc|cnpj|rfc|utr|contribuinte(?: n\.?[°º])?|tax i\.?d\.?(?: no\.?)?|ein|abn|gst|rpm|company (?:no|number|reg)\S*|iban)(?!\p{L})[^\d]{0,12}[A-Z]{0,4}\s?\d/iu;

export function hasOtherCompany(
  { name }: Sighting,
  lines: readonly Line[],
  buyerNames: ReadonlySet<string>,
): boolean {
  return lines.some(({ cells }) =>
    cells.some(
      ({ text }) =>
        legalForm.test(text) && !isBank(text) && !buyerNames.has(key(text)) && !key(text).includes(key(name)),
    ),
  );
}

/** `Volksbank eG` over or before an account keeps it, and does not ask for money. */
export function keepsAccount({ name, line, cell }: Sighting, lines: readonly Line[]): boolean {
  const at = lines.indexOf(line);
  const near = lines.slice(at, at + 3).filter(({ page }) => page === line.page);
  return (
    isBank(name) &&
    near.some(({ cells }) =>
      cells.some((other) => Math.abs(other.x - cell.x) < 6 && accountMark.test(other.text)),
    )
  );
}

export function headsItsBlock({ line, cell }: Sighting, lines: readonly Line[]): boolean {
  return !lines.some(
    (other) =>
      other.page === line.page &&
      other.y > line.y &&
      other.y - line.y < 1.8 * Math.max(line.height, other.height) &&
      other.cells.some((over) => isInColumn(over, cell)),
  );
}

/** The seller's tax number or account stands under its name, in the same column. */
export function standsByItsNumbers({ line, cell }: Sighting, lines: readonly Line[]): boolean {
  return (
    lines.some(
      (other) =>
        other.page === line.page &&
        other.y <= line.y &&
        line.y - other.y < identityLines * line.height &&
        other.cells.some((under) => isInColumn(under, cell) && identityMark.test(under.text)),
    ) || [legalNotice, identityMark].some((mark) => mark.test(cell.text))
  );
}

/** `SARL au capital de 20 000 € - SIRET …` at the foot speaks of whoever's letterhead it is. */
export function namelessNotice(lines: readonly Line[]): boolean {
  return lines.some(({ cells }) =>
    cells.some(
      ({ text }) => legalForm.exec(text)?.index === 0 && legalNotice.test(text) && !companyName(text),
    ),
  );
}

/** They begin at the same edge, end at the same one, or are centred over each other. */
function isInColumn(a: Cell, b: Cell): boolean {
  const offCentre = a.x + a.right - (b.x + b.right);
  return Math.abs(a.x - b.x) < 6 || Math.abs(a.right - b.right) < 3 || Math.abs(offCentre) < 6;
}

/** A person's address under their name, where the page says of somebody else that they are the buyer. */
export function standsOverItsMail({ name, line, cell }: Sighting, lines: readonly Line[]): boolean {
  const names = name.split(/\s+/).map(key);
  return lines.some(
    (other) =>
      other.page === line.page &&
      other.y < line.y &&
      line.y - other.y < mailLines * line.height &&
      other.cells.some((under) => {
        const user = /([\w.+-]+)@/.exec(under.text)?.[1];
        return (
          user !== undefined &&
          Math.abs(under.x - cell.x) < 6 &&
          names.some((word) => word.length >= 5 && key(user).includes(word))
        );
      }),
  );
}
