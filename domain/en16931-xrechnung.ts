import type { En16931Invoice } from './en16931.js';
import type { Finding } from './extraction.js';

/** Codes of UNTDID 1001 that XRechnung allows. */
const typeCodes = new Set(['326', '380', '384', '389', '381', '875', '876', '877']);
const transfers = new Set(['30', '58']);
const skonto = /^#SKONTO#TAGE=\d{1,3}#PROZENT=\d{1,2}\.\d{2}#(?:BASISBETRAG=-?\d+\.\d{2}#)?$/;
/** Where the reader gave line breaks up, an instruction ends at the mark that closes it. */
const instruction = /#(?:SKONTO|VERZUG)#[^\s]*/g;

type Rule = readonly [id: string, demand: string, isKept: (invoice: En16931Invoice) => boolean];

/** The rules of XRechnung that matter to a payer; where the goods went or whom to phone does not. */
const rules: readonly Rule[] = [
  ['BR-DE-1', 'how it is to be paid', ({ paymentMeans }) => paymentMeans.length > 0],
  ['BR-DE-3', 'the city of the seller', ({ seller }) => seller.city !== null],
  ['BR-DE-4', 'the postcode of the seller', ({ seller }) => seller.postcode !== null],
  [
    'BR-DE-14',
    'the rate of every tax',
    ({ taxes }) => taxes.every(({ ratePercent }) => ratePercent !== null),
  ],
  ['BR-DE-15', 'the reference of the buyer', ({ buyerReference }) => buyerReference !== null],
  [
    'BR-DE-16',
    'a tax id of the seller',
    ({ seller, taxRepresentative, lines }) =>
      lines.every(({ category }) => category === 'O') ||
      seller.vatId !== null ||
      seller.taxNumber !== null ||
      taxRepresentative !== null,
  ],
  ['BR-DE-17', 'a type that XRechnung knows', ({ typeCode }) => typeCodes.has(typeCode ?? '')],
  [
    'BR-DE-18',
    'discount terms in the form #SKONTO#TAGE=14#PROZENT=2.00#',
    ({ terms }) =>
      terms.every((text) =>
        (text.match(instruction) ?? []).every((found) => !found.startsWith('#SKONTO') || skonto.test(found)),
      ),
  ],
  [
    'BR-DE-23-a',
    'the account of a transfer',
    ({ paymentMeans }) =>
      paymentMeans.every(({ typeCode, account }) => !transfers.has(typeCode ?? '') || account !== null),
  ],
  [
    'BR-DE-26',
    'the invoice that it corrects',
    ({ typeCode, precedingInvoices }) => typeCode !== '384' || precedingInvoices.length > 0,
  ],
];

export function checkXRechnung(invoice: En16931Invoice): Finding[] {
  return rules
    .filter(([, , isKept]) => !isKept(invoice))
    .map(([code, demand]) => ({ code, message: `${code}: the document lacks ${demand}.`, severity: 'note' }));
}
