import type { Line } from '../../text/layout.js';
import { lettersOf, speaksOf } from '../likeness.js';

export type RowKind = 'total' | 'subtotal' | 'tax' | 'rounding' | 'paid' | 'change' | 'aside' | 'other';

/** A line of a receipt with amounts, in hundredths: receipts in other units are for people. */
export type Row = {
  readonly kind: RowKind;
  /** Says that this is what was to be paid, and not only `total`. */
  readonly final: boolean;
  readonly amounts: readonly number[];
  readonly line: Line;
};

export const amountPattern =
  /(?<![\d.,])(?<sign>[-−–]\s?)?(?<whole>\d{1,3}(?:[., ]\d{3})+|\d{1,6})\s?[.,]\s?(?<cents>\d{2})(?<after>-)?(?![\d]|[.,]\d|\s?%)/gu;

/** In the order in which they are tried. Words as `lettersOf` writes them: also what a pair of them says is one word. */
const asides = [
  'quantity',
  'totalqty',
  'totqty',
  'totalitem',
  'anzahl',
  'artikel',
  'saving',
  'rabatt',
  'discount',
  'punkte',
  'points',
  'unitprice',
];
const changes = ['change', 'ruckgeld', 'rueckgeld', 'zuruck', 'wechselgeld', 'kembali', 'rendumonnaie'];
const roundings = ['rounding', 'roundadj', 'rundung', 'roundingadj', 'arrondi'];
const finals = [
  'zuzahlen',
  'zahlbetrag',
  'endbetrag',
  'grandtotal',
  'nettotal',
  'netttotal',
  'totalincl',
  'totalwith',
  'totalpayable',
  'totaldue',
  'amountdue',
  'amountpayable',
  'totalamtrounded',
  'totalrounded',
  'roundedtotal',
  'totalafterrounding',
  'totalttc',
  'netapayer',
  'gesamtbetrag',
  'gesamtsumme',
];
const subtotals = [
  'subtotal',
  'zwischensumme',
  'totalexcl',
  'beforegst',
  'beforetax',
  'excludinggst',
  'excludedgst',
  'netto',
];
const taxes = ['totalgst', 'gst', 'mwst', 'ust', 'vat', 'tax', 'steuer'];
const paids = [
  'cash',
  'bargeld',
  'gegeben',
  'tender',
  'kartenzahlung',
  'girocard',
  'mastercard',
  'visa',
  'eckarte',
  'creditcard',
  'kreditkarte',
  'debit',
  'payment',
  'received',
  'paypal',
  'maestro',
  'lastschrift',
];
const totals = [
  'total',
  'summe',
  'gesamt',
  'totalamount',
  'totalsales',
  'jumlah',
  'betrag',
  'totaal',
  'totale',
];

export function rowsOf(lines: readonly Line[]): Row[] {
  return lines.flatMap((line): Row[] => {
    const amounts = amountsIn(line.text);
    if (amounts.length === 0) return [];
    const label = line.text.replace(amountPattern, ' ');
    const { kind, final } = kindOf(label);
    return [{ kind, final, amounts, line }];
  });
}

function kindOf(label: string): { kind: RowKind; final: boolean } {
  const letters = lettersOf(label);
  const says = (words: readonly string[]) => words.some((word) => speaksOf(letters, word));
  const is = (kind: RowKind, final = false) => ({ kind, final });
  if (letters.length > 40) return is('other');
  if (says(asides)) return is('aside');
  if (says(finals)) return is('total', true);
  if (says(roundings)) return is('rounding');
  if (says(changes)) return is('change');
  if (says(subtotals)) return is('subtotal');
  if (says(taxes))
    return speaksOf(letters, 'total') && letters.includes('inc') ? is('total', true) : is('tax');
  if (says(totals)) return is('total');
  if (says(paids) || /(?<!\p{L})bar(?!\p{L})/iu.test(label)) return is('paid');
  return is('other');
}

/** In hundredths, in the order of the line. */
export function amountsIn(text: string): number[] {
  return [...text.matchAll(amountPattern)].map(({ groups }) => {
    const whole = (groups?.['whole'] ?? '').replace(/\D/g, '');
    const minor = Number(`${whole}${groups?.['cents'] ?? ''}`);
    return groups?.['sign'] !== undefined || groups?.['after'] !== undefined ? -minor : minor;
  });
}
