import { findDates } from './dates.js';
import { isTitle } from './kind.js';
import { dueLabel, issuedLabel, numberLabel, plainDateLabel } from './labels.js';
import { buyerLabel, sellerLabel } from './party-labels.js';
import { words } from './pattern.js';
import { paidMark } from './sum-marks.js';
import { sumLabelRest } from './sums.js';

export const legalForm =
  /(?<!\p{L})(?:GmbH(?: ?& ?Co\.? ?KG)?|mbH|AG|KGaA|KG|OHG|(?<!\d\. ?)OG|UG(?: \(haftungsbeschränkt\))?|e\.? ?K\.?|e\.V\.|eG|e\.U\.|GbR|PartG(?: mbB)?|SE|Ltd\.?|Limited|LLP|LLC|L\.L\.C\.|Inc\.?|Incorporated|Corp\.?|Corporation|PLC|plc|\(?Pty\.?\)?(?: Ltd\.?)?|Pvt\.?(?: Ltd\.?)?|SELARL|S\.?A\.?R\.?L\.?|S[àÀ]RL|S[àÀ]rl|S\.? ?[àÀ] ?r\.? ?l\.?|SASU?|S\.A\.S\.?|S\.?A\.? de C\.?V\.?|S\. de R\.L\.(?: de C\.V\.)?|S\.?A\.?|SNC|SCI|EURL|SPRL|ASBL|S\.?L\.?[UPL]?\.?|S\.L\.U\.|S\.L\.P\.|C\.B\.|S\.?r\.?l\.?|SRL|S\.?p\.?A\.?|S[aA][gG][lL]|[Ss]\.?[Nn]\.?[Cc]\.|[Ss]\.[Aa]\.[Ss]\.|[Ss]oc\. ?[Cc]oop\.|B\.?V\.?|N\.?V\.?|bv|nv|bvba|BVBA|V\.?O\.?F\.?|vof|Sp\. ?z ?o\.? ?o\.?(?: Sp\. ?k\.)?|[Ss]p\. ?[jk]\.|s\.c\.|spółka akcyjna|Lda\.?|Ltda\.?|EIRELI|S\/A|Unipessoal|A\/S|ApS|AB|ASA|AS|Oy|Oyj|K\.K\.|Co\., Ltd\.?|& Co\.?|株式会社)(?![\p{L}])/u;
/** What companies have to print about themselves, behind their name. */
export const legalNotice =
  /(?<!\p{L})(?:au capital|R\.?C\.?S\.?|si[èe]ge social|registered (?:in|office|no|number)|HRB|Handelsregister|Registergericht|cap(?:itale|\.) soc\S*|Registro Mercantil|KvK|KRS|capital social)(?!\p{L})/iu;

/** `Ecke 12`, `ul. Leśna 7`, `12345 Stadt`. */
const streetLike =
  /\s\d{1,4} ?[a-z]?$|^\d|^(?:ul|al|c|av|pl)\.|^(?:calle|avenida|plaza|paseo|via|viale|corso|piazza|rua|largo|rue|avenue|place|quai|boulevard|praça)(?!\p{L})|\d{2}-\d{3}|\d{4}-\d{3}|(?<!\p{L})[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$/iu;
/** `Número`, `Nom` and the like stand over values and are nobody's name. */
const fieldWord = words(
  'number|no|name|title|status|page|terms|details|bill|to|from|for|account|order|reference',
  'num[ée]ro|nom|adresse|objet|r[ée]f[ée]rence|t[ée]l|pi[èe]ce',
  'n[úu]mero|nombre|nome|nif|nipc|cif|cnpj|cpf|rfc|morada|endere[çc]o|domicilio|hoja|p[áa]g(?:ina)?|concepto|emiss[ãa]o|moneda|moeda|valor|versi[óo]n|versione|documento|fecha|data|folio|ag[êe]ncia',
);
const fieldWords = 3;

function isFieldName(name: string): boolean {
  const rest = name.replace(/^\P{L}+/u, '');
  if (sellerLabel.exec(rest)?.[0].length === rest.length) return true;
  const field = [fieldWord, plainDateLabel, paidMark].some((label) => label.exec(rest)?.index === 0);
  return (field || sumLabelRest(rest) !== null) && rest.split(/\s+/).length <= fieldWords;
}

/** The name at the start of a cell, up to a separator; null for labels, addresses, sentences, dates and numbers. */
export function companyName(cell: string): string | null {
  const legal = legalForm.exec(cell);
  if (legal?.index === 0) return nameBehindForm(cell, legal[0]);
  const head = legal ? cell.slice(0, legal.index + legal[0].length) : cell;
  const name = head
    .split(legal && partners.test(head) ? /\s[-–|·●•]\s|[|●•]/ : nameEnd)[0]
    ?.replace(/^(?:All .{0,30} sold by|©|Copyright \d*|\/)\s*/i, '')
    .replace(titleBehind, '')
    .replace(/[\s,:]+$/, '')
    .trim();
  if (name && ownerAhead.test(name)) return null;
  if (!name || name.length < 3 || name.length > 70 || name.split(/\s+/).length > 8) return null;
  if (!/\p{Lu}/u.test(name) || /[@€$£:;?!]|\d{4,}|https?|www\./.test(name)) return null;
  if (!legal && (isFieldName(name) || sentenceEnd.test(name))) return null;
  if (isTitle(name) || (!legal && streetLike.test(name))) return null;
  if (buyerLabel.test(name) || issuedLabel.test(name) || dueLabel.test(name)) return null;
  if (numberLabel.test(name) || findDates(name, 'unknown').length > 0 || /^\d/.test(name)) return null;
  return name;
}

/** Tells who owns or leads the company whose name stands over it. */
const ownerAhead =
  /^(?:inh(?:aber(?:in)?)?\.?|inhaber|gesch[äa]ftsf[üu]hr\S*|gf|vorstand|di|propriet\S+|eigenaar|w[łl]a[śs]ciciel) /iu;
const bank = /bank|banca|banque|banco|sparkasse|(?<!\p{L})kasse|raiffeisen/iu;

export function isBank(name: string): boolean {
  return bank.test(name);
}

const nameEnd = /\s[-–|·●•]\s|[|●•]|,\s(?!(?:Inc|LLC|Ltd|Lda|S\.))/;
/** `Hale, Pell & Storm LLP` is one name. */
const partners = /^\p{Lu}[^\d,]*(?:, (?:\p{Lu}|&)[^\d,]*)+$/u;
/** `Acme Web Services Invoice` is a name with a title. */
const titleBehind =
  /(?<=\S \S+)\s(?:tax )?(?:invoice|rechnung|facture|factura|fattura|factuur|faktura|fatura)$/iu;
const sentenceEnd = /\p{Ll}{4,}\.$/u;

/** `SARL Atelier Boisset` begins with its form; `SARL au capital de 20 000 €` names nobody. */
function nameBehindForm(cell: string, form: string): string | null {
  const name = cell.slice(form.length).trim();
  if (!/^\p{Lu}/u.test(name) || legalNotice.test(cell)) return null;
  const core = companyName(name);
  return core === null ? null : `${form} ${core}`;
}
