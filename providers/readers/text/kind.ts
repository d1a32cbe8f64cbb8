import type { Candidate, DocumentKind, ReaderName } from '../../../domain/extraction.js';
import { evidenceAt, type Line, type Place } from './layout.js';
import {
  dutchBills,
  englishBills,
  frenchBills,
  germanBills,
  italianBills,
  polishBills,
  portugueseBills,
  spanishBills,
} from './bill-titles.js';
import { numberLabel } from './labels.js';
import { words } from './pattern.js';

/** Titles, most telling first: "Pro forma invoice" is no invoice, "credit note for invoice 12" is a credit note. */
const titles: readonly (readonly [DocumentKind, RegExp])[] = [
  [
    'credit-note',
    words(
      'credit (?:note|memo|invoice)',
      'gutschrift',
      'rechnungskorrektur',
      '(?:storno|korrektur)rechnung',
      'rechnungsgutschrift',
      'storno',
      'avoir',
      'note de cr[ée]dit',
      'factura (?:rectificativa|de abono)',
      'abono',
      'nota de cr[ée]dito',
      'nota di credito',
      'nota di accredito',
      'credit(?:nota|factuur)',
      'faktura (?:vat )?koryguj[ąa]ca',
      'korekta(?: faktury)?',
    ),
  ],
  [
    'order-confirmation',
    words(
      'order (?:confirmation|acknowledge?ment)',
      'sales order',
      'purchase order',
      'auftragsbest[äa]tigung',
      'bestellbest[äa]tigung',
      '(?:confirmation|accus[ée] de r[ée]ception) de commande',
      'bon de commande',
      'confirmaci[óo]n de(?:l)? pedido',
      "conferma (?:d[’']|dell[’'])?ordine",
      'orderbevestiging',
      'potwierdzenie zam[óo]wienia',
      'confirma[çc][ãa]o d[ea] encomenda',
    ),
  ],
  [
    'delivery-note',
    words(
      'delivery (?:note|slip)',
      'dispatch note',
      'packing (?:slip|list)',
      'lieferschein',
      'bon de livraison',
      'bordereau de livraison',
      'albar[áa]n(?: de entrega)?',
      'nota de entrega',
      'documento di trasporto',
      'bolla di (?:consegna|accompagnamento)',
      'd\\.?d\\.?t\\.?',
      'pakbon',
      'leveringsbon',
      'vrachtbrief',
      'dow[óo]d dostawy',
      'list przewozowy',
      'guia de (?:remessa|transporte)',
    ),
  ],
  [
    'quote',
    words(
      'quote',
      'quotation',
      'estimate',
      'proposal',
      'pro[- ]?forma(?: \\S+)?',
      'facture pro[- ]?forma',
      'factura pro[- ]?forma',
      'fattura pro[- ]?forma',
      '(?:pre)?avviso di (?:parcella|fattura)',
      'progetto di (?:notula|parcella)',
      'faktura pro[- ]?forma',
      'fatura pro[- ]?forma',
      'pro[- ]?forma-?(?:rechnung|factuur)',
      '(?:\\p{L}{2,12})?angebot',
      'kostenvoranschlag',
      'devis',
      'presupuesto',
      'cotizaci[óo]n',
      'preventivo',
      'offerta',
      'offerte',
      'oferta',
      'wycena',
      'or[çc]amento',
    ),
  ],
  [
    'reminder',
    words(
      '(?:payment |final |friendly )?reminder',
      '(?:first|second|third|final|last|\\d(?:st|nd|rd|th)) (?:payment )?(?:reminder|notice|demand)',
      '(?:overdue|unpaid) (?:invoice|account|balance)',
      'past due notice',
      'overdue notice',
      '\\d?\\.? ?(?:letzte )?mahnung',
      'mahnschreiben',
      '(?:freundliche )?zahlungserinnerung',
      '(?:(?:premi[èe]re?|deuxi[èe]me|seconde?|troisi[èe]me|derni[èe]re?|\\d\\p{L}{1,3}) )?(?:relance|rappel)(?: de paiement)?',
      'mise en demeure',
      'factures? impay[ée]es?',
      '(?:(?:primer|segundo|tercer|[úu]ltimo) )?(?:recordatorio|aviso)(?: de pago)?',
      'reclamaci[óo]n de pago',
      'sollecito(?: di pagamento)?',
      '(?:betalings)?herinnering',
      'ingebrekestelling',
      'aanmaning',
      'wezwanie do zap[łl]aty',
      'przypomnienie',
      '(?:(?:primeiro|segundo|terceiro|[úu]ltimo) )?(?:lembrete|aviso)(?: de (?:pagamento|cobran[çc]a))?',
    ),
  ],
  [
    'statement',
    words(
      'statement(?: of account)?',
      'account statement',
      '(?:kontoauszug|kontokorrent|offene[- ]posten|op-liste)\\p{L}*',
      'saldenbest[äa]tigung',
      'relev[ée] de compte',
      'estado de cuenta',
      'extracto',
      'estratto conto',
      'partite aperte',
      'rekening(?:overzicht|afschrift)',
      'openstaande (?:posten|facturen)',
      'saldo-?overzicht',
      'wyci[ąa]g',
      'zestawienie',
      'potwierdzenie sald[ao]?',
      'extrato',
    ),
  ],
  [
    'receipt',
    words(
      '(?:payment |sales )?receipt',
      'quittung',
      'kassenbon',
      'zahlungsbest[äa]tigung',
      're[çc]u',
      'ticket de caisse',
      'recibo',
      'ricevuta',
      'scontrino',
      'kwitantie',
      'kassabon',
      'paragon',
      'potwierdzenie zap[łl]aty',
    ),
  ],
  [
    'bill',
    words(
      ...englishBills,
      ...germanBills,
      ...frenchBills,
      ...spanishBills,
      ...italianBills,
      ...dutchBills,
      ...polishBills,
      ...portugueseBills,
    ),
  ],
];

/** A letter's subject is its title. */
const subject = /^(?:re|subject|objet|asunto|assunto|betreff|betrifft|oggetto|betreft|dotyczy)\s?:\s*/iu;

/** By a title on the first page: a short line that starts with the word, the larger the surer. */
export function findKind(lines: readonly Line[], reader: ReaderName): Candidate<DocumentKind> {
  const first = lines.filter(({ page }) => page === (lines[0]?.page ?? 1));
  const heights = first.map(({ height }) => height).sort((a, b) => a - b);
  const usual = heights[Math.floor(heights.length / 2)] ?? 0;
  const headings = first
    .slice(0, Math.max(12, Math.ceil(first.length * 0.5)))
    .flatMap((line) =>
      line.cells.map((cell) => ({
        line,
        cell,
        text: closed(cell.text.replace(subject, '')),
        large: line.height > usual * 1.25,
      })),
    )
    .filter(({ text, large }) => text.length <= (large ? 80 : 60));
  for (const large of [true, false]) {
    for (const [kind, title] of titles) {
      const heading = headings.find(
        (entry) =>
          entry.large === large &&
          startsWith(entry.text, title, large) &&
          (large || !isReferred(kind, title, entry.text)),
      );
      if (heading) return titled(kind, large ? 0.97 : 0.93, heading);
    }
  }
  // `Delivery note no. 7` names a field on a bill, and the paper where nothing calls it a bill.
  for (const [kind, title] of titles.filter(([value]) => value !== 'bill')) {
    const heading = headings.find(({ text }) => startsWith(text, title, true));
    if (heading) return titled(kind, 0.7, heading);
  }
  const mention = first.find(({ text }) =>
    titles.some(([kind, title]) => kind === 'bill' && (title.test(text) || numberLabel.test(text))),
  );
  if (mention) return { value: 'bill', confidence: 0.75, evidence: evidenceAt(mention) };
  return { value: 'other', confidence: 0.3, evidence: { reader, page: 1, quote: '' } };
}

/** What any paper calls itself. */
export const anyTitle = new RegExp(titles.map(([, { source }]) => source).join('|'), 'iu');

/** Says what the document is and nothing else: no name of anybody. */
export function isTitle(text: string): boolean {
  return titles.some(([, title]) => {
    const match = title.exec(text);
    return match !== null && text.replace(match[0], '').replace(/[^\p{L}]/gu, '').length <= 4;
  });
}

function titled(kind: DocumentKind, confidence: number, { line, cell }: Place): Candidate<DocumentKind> {
  return { value: kind, confidence, evidence: evidenceAt(line, cell.text, [cell]) };
}

function startsWith(text: string, title: RegExp, isHeadline: boolean): boolean {
  const match = title.exec(text);
  if (match === null || text.slice(0, match.index).replace(/[\W\d_]/g, '') !== '') return false;
  return isHeadline || !isFieldLabel.test(text.slice(match.index + match[0].length));
}

/** `Purchase order: 4711` and `Order confirmation no. 7` name a field, not the document. */
const isFieldLabel = /^\s*(?::|(?:number|no|nr|n[°º]|date|datum)(?!\p{L}))/iu;

/** Papers that bills tell of: `Lieferschein 88120417 vom 06.05.2026` over its items. */
const toldOf: ReadonlySet<DocumentKind> = new Set(['delivery-note', 'order-confirmation', 'quote']);

function isReferred(kind: DocumentKind, title: RegExp, text: string): boolean {
  const match = title.exec(text);
  const behind = match ? text.slice(match.index + match[0].length) : '';
  return toldOf.has(kind) && /^\s*(?:\d|(?:n\.|vom|del|van|z dnia)\s?)/iu.test(behind);
}

/** `R E C H N U N G` is one word. */
const spread = /^\p{L}(?: \p{L}){3,}$/u;

function closed(text: string): string {
  return spread.test(text) ? text.replaceAll(' ', '') : text;
}
