import { words } from '../pattern.js';

/** What a column of an item table holds. */
export type ColumnKind =
  | 'position'
  | 'description'
  | 'quantity'
  | 'unit'
  | 'price'
  | 'discount'
  | 'tax-rate'
  | 'tax'
  | 'date'
  | 'amount'
  | 'gross'
  /** Something that no item needs; what stands under it belongs to no other column. */
  | 'other';

const gross = words(
  '(?:line |item )?(?:total|amount|price|value) (?:incl\\S*|gross)(?: .+)?',
  'gross(?: amount| total| value)?',
  'total (?:incl\\S*|gross)(?: .+)?',
  '(?:gesamt|betrag|summe|preis) (?:brutto|inkl\\S*)(?: .+)?',
  'brutto(?:betrag|preis|wert|summe)?',
  '(?:montant|total|prix)(?: eur)? (?:ttc|t\\.t\\.c\\.?)',
  '(?:importe|total|precio) (?:con|incl\\S*) iva',
  '(?:importo|totale|prezzo) (?:ivato|lordo|con iva|iva incl\\S*)',
  '(?:prijs|bedrag|totaal) incl\\S*(?: btw)?',
  '(?:warto[śs][ćc]|kwota|cena) brutto',
  '(?:valor|total|pre[çc]o) (?:com|c/) iva',
);
const tax = words(
  '(?:vat|tax|gst|sales tax) (?:amount|total|value)',
  '(?:mwst|ust|steuer)\\.?[- ]?(?:betrag|summe)',
  'montant (?:de la )?(?:tva|taxes?)',
  'cuota(?: de)?(?: iva)?',
  '(?:importo|valore) iva',
  'imposta',
  'btw[- ]?bedrag',
  '(?:kwota|warto[śs][ćc]) (?:vat|podatku)',
  '(?:valor|montante) (?:do )?(?:iva|imposto)',
);
const taxRate = words(
  '(?:vat|tax|taxes|gst|hst)(?: ?(?:rate|%|\\(%\\)|code))?',
  '(?:mwst|ust|steuer|umsatzsteuer)\\.?(?:-?satz)?(?: ?%| in %)?',
  '(?:taux )?(?:de )?(?:tva|taxe)(?: ?%)?',
  '(?:tipo )?(?:de )?iva(?: ?%)?',
  'aliquota(?: iva)?',
  'btw(?:[- ]?(?:tarief|%))?',
  '(?:stawka )?(?:vat|podatku)(?: ?%)?',
  '(?:taxa )?(?:de )?(?:iva|imposto)(?: ?%)?',
  '% ?(?:vat|tax|tva|iva|btw|mwst|ust)',
);
const discount = words(
  'disc(?:ount)?\\.?(?: ?%)?',
  'rabatt(?: ?%| in %)?',
  'nachlass',
  'rem(?:ise)?\\.?(?: ?%)?',
  'descuento',
  'dto\\.?(?: ?%)?',
  'desc\\.? ?%',
  'sconto(?: ?%)?',
  'korting(?: ?%)?',
  'rabat(?: ?%)?',
  'upust',
  'desconto',
);
const price = words(
  'unit (?:price|cost|rate)',
  '(?:price|rate|cost)(?: (?:per|each|/) ?\\w+| each)?',
  'u\\.?p\\.?',
  '(?:einzel|st[üu]ck|einheits|vk-|netto|e-)preis',
  'einzel',
  'e\\.?p\\.?',
  '(?:tages|stunden)?(?:ansatz|satz)',
  'preis(?: (?:pro|je|/) ?\\w+)?',
  'prix(?: (?:unitaire|unit\\.?|u\\.?))?(?: h\\.?t\\.?)?',
  'p\\.?u\\.?(?: h\\.?t\\.?)?',
  '(?:precio|pr?\\.)(?: ?(?:unitario|unit[áa]rio|unit\\.?|ud\\.?))?',
  '(?:day|hourly|daily) rate',
  'tarifa',
  'prezzo(?: (?:unitario|unit\\.?|un\\.?))?',
  'tariffa',
  'costo unitario',
  '(?:eenheids)?prijs(?: (?:per|/) ?\\w+)?',
  'stukprijs',
  'tarief',
  'cena(?: (?:jedn\\.?|jednostkowa))?(?: netto)?',
  'pre[çc]o(?: (?:unit[áa]rio|unit\\.?))?',
  'valor unit[áa]rio',
);
const amount = words(
  'amount',
  '(?:line |item |ext(?:ended)?\\.? )?(?:total|price|amount|value)',
  'net(?: amount| total| value)?',
  'netto(?: gesamt)?',
  'sum',
  'charges?',
  'ext(?:ension|\\.)?',
  'd[ée]bits?',
  'cargos?',
  'd[ée]bitos?',
  '(?:gesamt|zeilen|netto|positions)?(?:betrag|summe|wert)',
  'gesamt(?:preis|betrag)?',
  'g\\.?p\\.?',
  '(?:eur|euro|chf|pln|z[łl])$',
  'summe',
  'montant(?: (?:eur )?h\\.?t\\.?)?',
  'total(?: (?:ligne|h\\.?t\\.?))?',
  'prix h\\.?t\\.?',
  'prix total',
  'importe(?: neto)?',
  'subtotal',
  'importo(?: netto)?',
  'totale(?: riga)?',
  'imponibile',
  '(?:netto)?bedrag',
  '(?:regel)?totaal',
  '(?:warto[śs][ćc]|kwota)(?: netto)?',
  'razem',
  'valor(?: (?:total|l[íi]quido))?',
  'total l[íi]quido',
  'montante',
);
const quantity = words(
  'qty\\.?',
  'quantity',
  'units?',
  'hours?',
  'days',
  'jours',
  'd[íi]as',
  'dias',
  'hrs',
  'menge',
  'anzahl',
  'anz\\.?',
  'stunden',
  'std\\.?',
  'tage',
  'stk\\.?',
  'quantit[ée]s?',
  'qt[ée]s?\\.?',
  'nombre',
  'nb\\.?',
  'heures',
  'cantidad',
  'cant\\.?',
  'uds\\.?',
  'horas',
  'quantit[àa]',
  'q\\.?t[àa]\\.?',
  'ore',
  'aantal',
  'hoeveelheid',
  'uren',
  'ilo[śs][ćc]',
  'godz\\.?',
  'quantidade',
  'quant\\.?',
  'qtd\\.?e?',
);
const unit = words(
  'uom',
  'unit of measure',
  'me',
  'einheit',
  'einh\\.?',
  'unit[ée]',
  'unidad',
  'u\\.?m\\.?',
  'unit[àa] (?:di )?misura',
  'eenheid',
  'j\\.?m\\.?',
  'jedn\\.?(?: miary)?',
  'unidade',
  'un\\.?',
);
const description = words(
  '(?:item )?description',
  'items?',
  'product(?:s|/service)?',
  'service',
  'article',
  'title',
  'details?',
  'particulars',
  'activity',
  'bezeichnung',
  '(?:artikel)?beschreibung',
  'artikel(?:bezeichnung)?',
  'arbeit(?:en)?',
  'tätigkeit',
  'leistung(?:sbeschreibung)?',
  'produkt',
  'text',
  'd[ée]signation',
  'd[ée]tail',
  'intitul[ée]',
  'nature',
  'detalle',
  'detalhe',
  'servicio',
  'servi[çc]o',
  'libell[ée]',
  'prestation',
  'descripci[óo]n',
  'concepto',
  'art[íi]culo',
  'descrizione',
  'prodotto',
  'prestazion[ei]',
  '(?:tipo )?lavorazione',
  'articolo',
  'voce',
  'omschrijving',
  'werkzaamheden',
  'nazwa(?: (?:towaru|us[łl]ugi|towaru lub us[łl]ugi|towaru/us[łl]ugi))?',
  'opis',
  'towar',
  'us[łl]uga',
  'wyszczeg[óo]lnienie',
  'descri[çc][ãa]o',
  'designa[çc][ãa]o',
  'artigo',
  'produto',
);
const position = words(
  'pos(?:ition|\\.)?',
  'no\\.?',
  'nr\\.?',
  'n[°º]\\.?',
  'l\\.?p\\.?',
  'line',
  'sku',
  'code',
  'ref(?:erence)?\\.?',
  'r[ée]f(?:[ée]rence)?\\.?',
  'art(?:ikel)?\\.?-?nr\\.?',
  'lv-?pos\\.?',
  'c[óo]digo',
  'codice',
  'kod',
  'item (?:no|#|code)\\.?',
);
const date = words('date', 'datum', 'fecha', 'data', 'period', 'zeitraum', 'p[ée]riode', 'periodo');

/** The first that fits names the column. */
export const columnHeadings: readonly (readonly [ColumnKind, RegExp])[] = [
  ['gross', gross],
  ['tax-rate', words('rate ?%')],
  ['tax', tax],
  ['discount', discount],
  ['position', words('item (?:no|#|code)\\.?', 'art(?:ikel)?\\.?-?nr\\.?')],
  [
    'price',
    words('unit (?:price|cost|rate)', 'prix unit\\S*', 'cena jedn\\S*', 'p\\.?u\\.?(?: h\\.?t\\.?)?'),
  ],
  [
    'amount',
    words('prix h\\.?t\\.?', 'prix total', '(?:line|item|ext\\S*) (?:total|price|amount)', 'valor total'),
  ],
  ['price', price],
  ['amount', amount],
  ['tax-rate', taxRate],
  ['quantity', quantity],
  ['description', description],
  ['unit', unit],
  ['date', date],
  ['position', position],
];

/** Null for what heads no column of an item table. The word has to begin the heading: `Net amount`, not `of which net`. */
export function columnKindOf(heading: string): ColumnKind | null {
  const text = heading.replace(/^[\s#(]+/, '').trim();
  if (text === '' && heading.includes('#')) return 'position';
  if (text.length > 40 || /\d/.test(text)) return null;
  for (const [kind, pattern] of columnHeadings) {
    const match = pattern.exec(text);
    if (match?.index === 0) return kind;
  }
  return null;
}
