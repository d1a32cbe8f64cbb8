import { normalizeName } from '../../../domain/vendor-names.js';
import { labelledTexts } from './label-values.js';
import type { Cell, Line } from './layout.js';
import { words } from './pattern.js';
import { key } from './name-key.js';

/** Whose name follows gets the money. */
const holderLabel = words(
  'remit (?:payment )?to',
  'payee',
  'beneficiary',
  'account (?:name|holder)',
  'in favou?r of',
  'kontoinhaber(?:in)?',
  'titulaire du compte',
  'titular de la cuenta',
  'titular da conta',
  'intestatario(?: (?:del )?conto)?',
  'rekeninghouder',
  'ten name van',
  't\\.n\\.v\\.',
  'w[łl]a[śs]ciciel (?:rachunku|konta)',
);
const notAName = /^(?:bank|iban|bic|swift|address|account|adres|konto|banque|banco|banca)/i;
/** Only who sells for others says who it was. */
const soldFor = words(
  'sold by',
  'verkauft (?:durch|von)',
  'vendu par',
  'vendido por',
  'venduto da',
  'verkocht door',
);
/** Carry payments, links or the writing of bills, and stand on everybody's. */
const carriers =
  /^(?:paypal|stripe|visa|mastercard|klarna|amazonpay|google|facebook|instagram|twitter|linkedin|youtube|whatsapp|trustpilot|adobe|microsoft|apple|lexware|lexoffice|sage|datev|quickbooks|xero|odoo)$/;
const address = /(?:https?:\/\/|www\.)\S+|\S+@\S+/gi;

/**
 * Whether the page gives somebody else as strong a claim to being the seller: the holder of the account, the shop that
 * it was sold through, or the brand whose site it names. Then nobody can say for sure who is to be paid.
 */
export function hasRivals(
  name: string,
  lines: readonly Line[],
  buyers: ReadonlySet<Cell>,
  { sites, isOwn }: { readonly sites: readonly string[]; readonly isOwn: boolean },
): boolean {
  if (holders(lines, buyers).some((holder) => !isSameName(holder, name))) return true;
  if (isOwn) return false;
  if (labelledTexts(lines, soldFor).some(({ text }) => key(text).startsWith(key(name)))) return true;
  return sites.some((site) => !carriers.test(site) && isNamed(site, name, lines, buyers));
}

function holders(lines: readonly Line[], buyers: ReadonlySet<Cell>): string[] {
  return labelledTexts(lines, holderLabel)
    .filter(({ relation, cell }) => relation !== 'below' && !buyers.has(cell))
    .map(({ text }) => text.split(/\s[-–|·●•]\s|[|●•;,]|\s(?=IBAN|BIC|SWIFT)/)[0]?.trim() ?? '')
    .filter((text) => /^\p{Lu}/u.test(text) && text.length <= 60 && !notAName.test(text) && !/\d/.test(text));
}

/** The brand stands in the text as well, and not only in its address. */
function isNamed(site: string, name: string, lines: readonly Line[], buyers: ReadonlySet<Cell>): boolean {
  const texts = lines.flatMap(({ cells }) =>
    cells.filter((cell) => !buyers.has(cell)).map(({ text }) => text.replace(address, ' ')),
  );
  const spoken = texts.flatMap((text) => text.match(/[\p{L}\d]{3,}/gu) ?? []);
  const whole = site.length >= 5 && texts.some((text) => key(text).includes(site));
  const capitals = spoken.filter(
    (word) => word === word.toUpperCase() && site.startsWith(key(word)) && !key(name).includes(key(word)),
  );
  return whole || capitals.length >= 2;
}

/** A name that contains the other one, legal forms aside. */
export function isSameName(a: string, b: string): boolean {
  const [x, y] = [key(normalizeName(a)), key(normalizeName(b))];
  return x.includes(y) || y.includes(x);
}
