import type { Candidate, DocumentKind, ReaderName } from '../../../domain/extraction.js';
import { evidenceAt, type Line } from './layout.js';
import { words } from './pattern.js';

/** Titles, most telling first: "Pro forma invoice" is no invoice, "credit note for invoice 12" is a credit note. */
const titles: readonly (readonly [DocumentKind, RegExp])[] = [
  [
    'credit-note',
    words(
      'credit (?:note|memo|invoice)',
      'gutschrift',
      'rechnungskorrektur',
      'stornorechnung',
      'storno',
      'avoir',
      'note de cr[ée]dit',
      'factura (?:rectificativa|de abono)',
      'abono',
      'nota de cr[ée]dito',
      'nota di credito',
      'creditnota',
      'creditfactuur',
      'faktura koryguj[ąa]ca',
      'korekta',
    ),
  ],
  [
    'quote',
    words(
      'quote',
      'quotation',
      'estimate',
      'pro[- ]?forma(?: \\S+)?',
      'order confirmation',
      'sales order',
      'purchase order',
      'delivery note',
      'packing (?:slip|list)',
      'angebot',
      'kostenvoranschlag',
      'auftragsbest[äa]tigung',
      'lieferschein',
      'devis',
      'bon de (?:livraison|commande)',
      'confirmation de commande',
      'presupuesto',
      'albar[áa]n',
      'preventivo',
      "conferma d[’']ordine",
      'documento di trasporto',
      'offerte',
      'orderbevestiging',
      'pakbon',
      'oferta',
      'potwierdzenie zam[óo]wienia',
      'or[çc]amento',
      'guia de remessa',
    ),
  ],
  [
    'reminder',
    words(
      '(?:payment |final |friendly )?reminder',
      'past due notice',
      'overdue notice',
      '\\d?\\.? ?mahnung',
      'zahlungserinnerung',
      'rappel(?: de paiement)?',
      'relance',
      'recordatorio(?: de pago)?',
      'sollecito(?: di pagamento)?',
      '(?:betalings)?herinnering',
      'aanmaning',
      'wezwanie do zap[łl]aty',
      'przypomnienie',
      'lembrete(?: de pagamento)?',
    ),
  ],
  [
    'statement',
    words(
      'statement(?: of account)?',
      'account statement',
      'kontoauszug',
      'saldenbest[äa]tigung',
      'relev[ée] de compte',
      'estado de cuenta',
      'extracto',
      'estratto conto',
      'rekening(?:overzicht|afschrift)',
      'wyci[ąa]g',
      'zestawienie',
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
      '(?:tax |vat |commercial |retail )?invoices?(?:/bill)?',
      '(?:schluss|abschlags|teil)?rechnung',
      'facture',
      'factura',
      'fattura',
      'factuur',
      'faktura(?: vat)?',
      'fatura',
      'bill',
    ),
  ],
];

/** By a title on the first page: a short line that starts with the word, the larger the surer. */
export function findKind(lines: readonly Line[], reader: ReaderName): Candidate<DocumentKind> {
  const first = lines.filter(({ page }) => page === (lines[0]?.page ?? 1));
  const heights = first.map(({ height }) => height).sort((a, b) => a - b);
  const usual = heights[Math.floor(heights.length / 2)] ?? 0;
  const headings = first
    .slice(0, Math.max(12, Math.ceil(first.length * 0.5)))
    .flatMap((line) =>
      line.cells.map((cell) => ({ line, cell, text: cell.text, large: line.height > usual * 1.25 })),
    )
    .filter(({ text, large }) => text.length <= (large ? 80 : 60));
  for (const large of [true, false]) {
    for (const [kind, title] of titles) {
      const heading = headings.find((entry) => entry.large === large && startsWith(entry.text, title));
      if (heading) {
        const { line, cell } = heading;
        return {
          value: kind,
          confidence: large ? 0.97 : 0.93,
          evidence: evidenceAt(line, cell.text, [cell]),
        };
      }
    }
  }
  const mention = first.find(({ text }) =>
    titles.some(([kind, title]) => kind === 'bill' && title.test(text)),
  );
  if (mention) return { value: 'bill', confidence: 0.75, evidence: evidenceAt(mention) };
  return { value: 'other', confidence: 0.3, evidence: { reader, page: 1, quote: '' } };
}

function startsWith(text: string, title: RegExp): boolean {
  const match = title.exec(text);
  if (match === null || text.slice(0, match.index).replace(/[\W\d_]/g, '') !== '') return false;
  return !isFieldLabel.test(text.slice(match.index + match[0].length));
}

/** `Purchase order: 4711` and `Order confirmation no. 7` name a field, not the document. */
const isFieldLabel = /^\s*(?::|(?:number|no|nr|n[°º]|date|datum)(?!\p{L}))/iu;
