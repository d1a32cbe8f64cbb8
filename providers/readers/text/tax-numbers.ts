import { words } from './pattern.js';

/** A tax number as it is printed at home, without the letters of the country. */
type HomeNumber = {
  readonly label: RegExp;
  readonly digits: RegExp;
  /** Whether its check digits agree; null where it has none that are known here. */
  readonly check: ((number: string) => boolean) | null;
};

const weighted = (weights: readonly number[], digits: string) =>
  weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0);

/** Weights 6 5 7 2 3 4 5 6 7 modulo 11 (Polish NIP). */
const isNip = (nip: string) => weighted([6, 5, 7, 2, 3, 4, 5, 6, 7], nip) % 11 === Number(nip[9]);

/** Weights 9 to 2 modulo 11, where 10 and 11 count as 0 (Portuguese NIF). */
function isPortugueseNif(nif: string): boolean {
  const rest = 11 - (weighted([9, 8, 7, 6, 5, 4, 3, 2], nif) % 11);
  return (rest > 9 ? 0 : rest) === Number(nif[8]);
}

/** Luhn over eleven digits (Italian partita IVA). */
function isPartitaIva(number: string): boolean {
  const sum = [...number].reduce((all, digit, at) => {
    const value = at % 2 === 0 ? Number(digit) : 2 * Number(digit);
    return all + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** Luhn, as French SIRET numbers have it. */
function isLuhn(number: string): boolean {
  const sum = [...number].reverse().reduce((all, digit, at) => {
    const value = at % 2 === 0 ? Number(digit) : 2 * Number(digit);
    return all + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** Two digits modulo 11 over weights 2 to 9 from the right (Brazilian CNPJ). */
function isCnpj(printed: string): boolean {
  const number = printed.replace(/\D/g, '');
  const weights = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];
  return [12, 13].every((length) => {
    const rest = weighted(weights.slice(13 - length), number) % 11;
    return (rest < 2 ? 0 : 11 - rest) === Number(number[length]);
  });
}

const homeNumbers: readonly HomeNumber[] = [
  {
    label: words('nip'),
    digits: /\d{3}[ -]?\d{3}[ -]?\d{2}[ -]?\d{2}|\d{3}-\d{2}-\d{2}-\d{3}/,
    check: isNip,
  },
  {
    label: words(
      'p(?:artita)?\\.? ?iva(?: ?(?:e|/|-) ?c(?:od)?\\.? ?f(?:isc)?\\.?)?',
      'cod(?:ice)?\\.? fisc(?:ale)?\\.?',
    ),
    digits: /\d{11}/,
    check: isPartitaIva,
  },
  {
    label: words('nif', 'nipc', 'contribuinte(?: n\\.?[°ºo])?'),
    digits: /\d{3} ?\d{3} ?\d{3}/,
    check: isPortugueseNif,
  },
  {
    label: words('nif', 'cif', 'n\\.i\\.f\\.?', 'c\\.i\\.f\\.?'),
    digits: /[A-Z]-?\d{7}[A-Z0-9]|\d{8}-?[A-Z]/,
    check: null,
  },
  {
    label: words('vat (?:reg(?:istration)?\\.? )?(?:no|number|nr|id)?\\.?'),
    digits: /\d{3} ?\d{4} ?\d{2}/,
    check: null,
  },
  {
    label: words('steuer-?(?:nr|nummer)\\.?', 'st\\.?-?nr\\.?'),
    digits: /\d{2,3}[ /]\d{3}[ /]\d{3,5}(?:[ /]\d{2})?/,
    check: null,
  },
  { label: words('siret'), digits: /\d{3} ?\d{3} ?\d{3} ?\d{5}/, check: isLuhn },
  {
    label: words('(?:cpf ?/ ?)?cnpj(?:/mf)?'),
    digits: /\d{2}\.?\d{3}\.?\d{3}\/?\d{4}-?\d{2}/,
    check: isCnpj,
  },
  { label: words('rfc'), digits: /[A-ZÑ&]{3,4}\d{6}[A-Z\d]{3}/, check: null },
  {
    label: words('tax i\\.? ?d\\.?(?: no\\.?| number)?', 'federal (?:tax )?id', 'f?ein', 'tin'),
    digits: /\d{2}-\d{7}/,
    check: null,
  },
  { label: words('abn'), digits: /\d{2} ?\d{3} ?\d{3} ?\d{3}/, check: null },
  { label: words('gstin'), digits: /\d{2}[A-Z]{5}\d{4}[A-Z]\d[A-Z0-9]{2}/, check: null },
];

export type FoundTaxNumber = { readonly value: string; readonly isChecked: boolean };

/** A national number right behind its label; one whose check digits are wrong is none. */
export function homeTaxNumber(text: string): FoundTaxNumber | null {
  for (const { label, digits, check } of homeNumbers) {
    const named = label.exec(text);
    if (!named) continue;
    const behind = text.slice(named.index + named[0].length);
    const found = new RegExp(`^[\\s:.#-]{0,4}(${digits.source})(?![\\p{L}\\d])`, 'u').exec(behind)?.[1];
    const value = found?.replace(/[\s-]/g, '').replace(/^(\d{2})\.(\d{3})\.(\d{3})\/(\d{6})$/, '$1$2$3$4');
    if (value === undefined || (check && !check(value))) continue;
    return { value, isChecked: check !== null };
  }
  return null;
}

/** Shape of an EU, UK, Swiss or Norwegian VAT number after spaces, dots and dashes are taken out. */
export function isVatNumber(text: string): boolean {
  return /^(?:ATU\d{8}|BE[01]\d{9}|BG\d{9,10}|CHE\d{9}(?:MWST|TVA|IVA)?|CY\d{8}[A-Z]|CZ\d{8,10}|DE\d{9}|DK\d{8}|EE\d{9}|EL\d{9}|ES[A-Z0-9]\d{7}[A-Z0-9]|FI\d{8}|FR[A-Z0-9]{2}\d{9}|GB(?:\d{9}|\d{12})|HR\d{11}|HU\d{8}|IE\d[A-Z0-9]\d{5}[A-Z]{1,2}|IT\d{11}|LT(?:\d{9}|\d{12})|LU\d{8}|LV\d{11}|MT\d{8}|NL\d{9}B\d{2}|NO\d{9}(?:MVA)?|PL\d{10}|PT\d{9}|RO\d{2,10}|SE\d{12}|SI\d{8}|SK\d{10})$/.test(
    text,
  );
}
