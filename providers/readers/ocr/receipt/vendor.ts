import type { Candidate } from '../../../../domain/extraction.js';
import { isCurrency } from '../../../../domain/money.js';
import { ranked } from '../../reading.js';
import { evidenceAt, type Line } from '../../text/layout.js';
import { key } from '../../text/name-key.js';
import { lettersOf, speaksOf } from '../likeness.js';

const legalForm =
  /(?<![\p{L}])(?:s[do]n\.? ?[`'.]?b[hn]d|s\/b|gmbh(?: ?& ?co\.*,? ?kg)?|& ?co\.*,? ?kg|e\.? ?k\.|ohg|ltd|limited|inc|llc|plc|s\.?a\.?r\.?l|b\.?v|s\.?l|s\.?r\.?l|stiftung(?: ?& ?co\.*,? ?kg)?|sp\. ?z ?o\.? ?o)(?![\p{L}])\.?/iu;
/** In English and Malay: what follows is the company behind the sign. */
const owner = /^(?:owne[rd]|operated|run|managed) by |^dimil\p{L}+ oleh /iu;
const webHost = /(?:www\. ?|@|https?:\/\/)(?<label>[a-z0-9-]{3,40})\. ?(?:[a-z]{2,3}\.)?[a-z]{2,4}(?![a-z])/i;

/** What another place on the slip says the same adds. */
const support = 0.15;
/** Shorter words at the top are mostly drawn as a sign, and misread. */
const signLetters = 6;
const topLines = 7;
/** A line with a legal form and so many words before it is a name by itself. */
const ownWordsMin = 2;
/** Slogans and pictures push the name down, but not below these. */
const headLines = 15;
/** What stands at the head of a receipt and is no name. */
const noNames = [
  'offnungszeiten',
  'willkommen',
  'welcome',
  'receipt',
  'invoice',
  'rechnung',
  'kassenbon',
  'quittung',
  'telefon',
  'ustid',
  'steuernr',
  'company',
  'registration',
  'copy',
  'kopie',
  'datum',
  'cashier',
  'original',
  'bonnr',
  'thankyou',
];
const address =
  /(?<!\p{L})(?:no\.? ?\d|lot\b|jalan|jln|tel|fax|gst|str\.|\p{L}*stra(?:ss|ß|b)e|\p{L}*weg \d|road|street|ave)|\d{4,}/iu;
const streetAndNumber = /\p{L}*(?:stra(?:ss|ß|b)e|str\.|weg|platz|allee|jalan|road|street) ?\p{L}* ?\d/iu;
/** The words for a street, before its name or at the end of it, in the languages of the page reader. */
const streetNames =
  /^(?:calle|avenida|plaza|paseo|via|viale|corso|piazza|rue|rua|largo|quai|ulica|ul\.) ?\p{L}.*\d|^\d{1,4}[a-z]?,? ?(?:rue|avenue|quai|place|boulevard|\p{L}+ ?(?:road|street|lane|avenue|walk|square))(?!\p{L})|^\p{L}+(?:straat|laan|plein|gracht|singel|markt|gasse|ring|damm|ufer) ?\d/iu;
/** What shops say at the foot: thanks for shopping at them. */
const thanks =
  /(?:vielen ?dank|thank ?you|thanks|merci|gracias|grazie|bedankt|dank ?u).{0,30}?(?:einkauf ?bei|besuch ?bei|shopping ?(?:at|with)|visiting|visite ?chez|achats? ?chez|(?:compra|visita) ?en|(?:spesa|acquisto) ?da|(?:aankoop|bezoek) ?(?:bij|aan)) ?(?<name>.{3,40})$/iu;
const currencyCode = /(?<!\p{L})(?:EUR|GBP|USD|CHF|PLN|MYR)(?!\p{L})/u;

/** The shop's name: at the top, or with its legal form at the foot. */
export function findReceiptVendors(lines: readonly Line[]): Candidate<string>[] {
  const first = lines.filter(({ page }) => page === lines[0]?.page);
  const head = first.slice(0, topLines);
  const block = [...headBlock(head), ...aboveAddress(first.slice(0, headLines))];
  const foot = first.slice(Math.max(topLines, Math.floor(first.length * 0.7)));
  const legal = foot.flatMap((line) => named(line, legalName(line.text), 0.7));
  const thanked = first.flatMap((line) =>
    named(line, thanks.exec(line.text)?.groups?.['name'] ?? null, 0.72),
  );
  const host = first.flatMap((line) => named(line, webHost.exec(line.text)?.groups?.['label'] ?? null, 0.5));
  const all = [...block, ...legal, ...thanked, ...host];
  const supported = all.map((entry) => {
    const others = all.filter(
      (other) => other.evidence.quote !== entry.evidence.quote && alike(other.value, entry.value),
    );
    return others.length > 0 ? { ...entry, confidence: entry.confidence + support } : entry;
  });
  return ranked(supported);
}

/** Names that stand one above the other at the top: the first, or all up to the one with a legal form. */
function headBlock(head: readonly Line[]): Candidate<string>[] {
  const start = head.findIndex((line, index) => isName(line) && !isStreet(head[index - 1]));
  if (start === -1) return [];
  const end = head.findIndex((line, index) => index > start && !isName(line));
  const block = head.slice(start, end === -1 ? undefined : end);
  const legal = block.findIndex(({ text }) => legalForm.test(text) || owner.test(text));
  const isWhole = legal !== -1 && wordsBeforeForm(block[legal]?.text ?? '') >= ownWordsMin;
  const from = isWhole ? legal : 0;
  const last = legal === -1 ? continues(block) : legal;
  const text = block
    .slice(from, last + 1)
    .map((line) => unspaced(line.text))
    .join(' ');
  const name = (legal === -1 ? null : legalName(text)) ?? text;
  const confidence = legal !== -1 ? 0.78 : lettersOf(name).length < signLetters ? 0.58 : 0.66;
  const own = block.slice(from, from + 1).flatMap((line) => named(line, name, confidence));
  return [...own, ...block.slice(0, 1).flatMap((line) => named(line, unspaced(line.text), 0.4))];
}

function wordsBeforeForm(text: string): number {
  const name = text.slice(0, legalForm.exec(text)?.index ?? text.length);
  return name.split(/\s+/).filter((word) => key(word).length > 1).length;
}

/** What stands alone right above the first street: a slogan at the top is not above the address. */
function aboveAddress(head: readonly Line[]): Candidate<string>[] {
  const street = head.findIndex(({ text }) => streetAndNumber.test(text));
  const [before, line] = [head[street - 2], head[street - 1]];
  if (!line || !isName(line) || (before && isName(before))) return [];
  const name = legalName(line.text) ?? unspaced(line.text);
  return named(line, name, lettersOf(name).length < signLetters ? 0.58 : 0.68);
}

/** How many lines further the first one goes on: to a short one in capitals too, or as it ends in `&` or within a bracket. */
function continues(block: readonly Line[]): number {
  const [text = '', next = '', third] = block.map((line) => line.text);
  const isCapitals = (line: string) => line === line.toUpperCase();
  if (isCapitals(text) && isCapitals(next) && next.split(' ').length <= 2 && third === undefined) return 1;
  const isOpen = /(?:&|,| and| und)\s*$/i.test(text) || (text.includes('(') && !text.includes(')'));
  return isOpen && block.length > 1 ? 1 : 0;
}

function isName({ text }: Line): boolean {
  const letters = lettersOf(text);
  const shown = text.replace(/\s/g, '');
  const share = (text.match(/\p{L}/gu)?.length ?? 0) / Math.max(1, shown.length);
  return (
    letters.length >= 3 &&
    share >= 0.7 &&
    !address.test(text) &&
    !streetNames.test(text) &&
    !currencyCode.test(text) &&
    !/www|https?:|@|\p{Ll}\.\p{Ll}/u.test(text) &&
    !/\d[.,]\d{2}(?!\d)/.test(text) &&
    !noNames.some((word) => speaksOf(letters, word))
  );
}

/** What follows a street is its town. */
function isStreet(line: Line | undefined): boolean {
  return line !== undefined && (streetAndNumber.test(line.text) || streetNames.test(line.text));
}

function legalName(text: string): string | null {
  const form = legalForm.exec(text);
  if (!form) return null;
  const name = text.slice(0, form.index + form[0].length).trim();
  return key(name.slice(0, form.index)).length >= 3 && !address.test(name) ? name : null;
}

function named(line: Line, name: string | null, confidence: number): Candidate<string>[] {
  const value = (name ?? '').replace(/^[^\p{L}\d]+|[\s,:;*]+$/gu, '').replace(/\s+/g, ' ');
  const isOne = key(value).length >= 3 && value.length <= 80 && !isCurrency(value);
  return isOne ? [{ value, confidence, evidence: evidenceAt(line) }] : [];
}

/** `A C M E` is drawn as a sign. */
function unspaced(text: string): string {
  return /^(?:\p{L}\s+){2,}\p{L}$/u.test(text.trim()) ? text.replace(/\s/g, '') : text;
}

function alike(a: string, b: string): boolean {
  const [shorter = '', longer = ''] = [lettersOf(a), lettersOf(b)].toSorted((x, y) => x.length - y.length);
  return shorter.length >= 3 && speaksOf(longer, shorter);
}
