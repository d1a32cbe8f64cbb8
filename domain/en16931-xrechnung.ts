import { isIban } from './bank-account.js';
import type { En16931Invoice, En16931PaymentMeans } from './en16931.js';
import { broken, has, type Rule } from './en16931-rule.js';
import type { Finding } from './extraction.js';

/** Codes of UNTDID 1001 that XRechnung allows. */
const typeCodes = new Set(['326', '380', '384', '389', '381', '875', '876', '877']);
/** Codes of UNTDID 4461. */
const sepaTransfer = '58';
const sepaDebit = '59';
const transfers = new Set(['30', sepaTransfer]);
const cards = new Set(['48', '54', '55']);
const taxed = new Set(['S', 'Z', 'E', 'AE', 'K', 'G', 'L', 'M']);
const skonto = /^#SKONTO#TAGE=\d+#PROZENT=\d+\.\d{2}#(?:BASISBETRAG=-?\d+\.\d{2}#)?$/;
/** Where the reader gave line breaks up, an instruction ends at the mark that closes it. */
const instruction = /#(?:SKONTO|VERZUG)#[^\s]*/g;
/** Of all versions since 1.2, alone or with an extension behind it. */
const specification =
  /^urn:cen\.eu:en16931:2017#compliant#urn:(?:xoev-de:kosit:standard|xeinkauf\.de:kosit):xrechnung_\d\.\d(?:#.+)?$/;

const partyRules: readonly Rule<En16931Invoice>[] = [
  ['BR-DE-2', 'the contact of the seller', ({ seller }) => seller.contact !== null],
  ['BR-DE-3', 'the city of the seller', ({ seller }) => !seller.hasAddress || has(seller.city)],
  ['BR-DE-4', 'the postcode of the seller', ({ seller }) => !seller.hasAddress || has(seller.postcode)],
  ['BR-DE-5', 'the name of the contact', ofContact(({ name }) => has(name))],
  ['BR-DE-6', 'the telephone number of the contact', ofContact(({ phone }) => has(phone))],
  ['BR-DE-7', 'the mail address of the contact', ofContact(({ email }) => has(email))],
  ['BR-DE-8', 'the city of the buyer', ({ buyer }) => !buyer.hasAddress || has(buyer.city)],
  ['BR-DE-9', 'the postcode of the buyer', ({ buyer }) => !buyer.hasAddress || has(buyer.postcode)],
  ['BR-DE-10', 'the city of the delivery', ({ delivery }) => !delivery.hasAddress || has(delivery.city)],
  [
    'BR-DE-11',
    'the postcode of the delivery',
    ({ delivery }) => !delivery.hasAddress || has(delivery.postcode),
  ],
  [
    'BR-DE-16',
    'a tax id of the seller',
    ({ seller, taxRepresentative, lines, adjustments }) =>
      ![...lines, ...adjustments].some(({ category }) => taxed.has(category ?? '')) ||
      has(seller.vatId) ||
      has(seller.taxNumber) ||
      taxRepresentative !== null,
  ],
  [
    'BR-DE-27',
    'three digits in the telephone number of the contact',
    ofContact(({ phone }) => (phone?.match(/\d/g) ?? []).length >= 3),
  ],
  ['BR-DE-28', 'a mail address of the contact that can be one', ofContact(({ email }) => isMail(email))],
];

const documentRules: readonly Rule<En16931Invoice>[] = [
  ['BR-DE-1', 'how it is to be paid', ({ paymentMeans }) => paymentMeans.length > 0],
  ['BR-DE-14', 'the rate of every tax', ({ taxes }) => taxes.every(({ ratePercent }) => has(ratePercent))],
  ['BR-DE-15', 'the reference of the buyer', ({ buyerReference }) => has(buyerReference)],
  ['BR-DE-17', 'a type that XRechnung knows', ({ typeCode }) => typeCodes.has(typeCode ?? '')],
  [
    'BR-DE-18',
    'discount terms in the form #SKONTO#TAGE=14#PROZENT=2.00#',
    ({ terms }) =>
      terms.every((text) => (text.match(instruction) ?? []).every((found) => skonto.test(found))),
  ],
  ['BR-DE-21', 'the identifier of XRechnung', (invoice) => specification.test(invoice.specification ?? '')],
  ['BR-DE-22', 'names of files that differ', hasFileNamesThatDiffer],
  [
    'BR-DE-26',
    'the invoice that it corrects',
    ({ typeCode, precedingInvoices }) => typeCode !== '384' || precedingInvoices.length > 0,
  ],
  [
    'BR-DE-30',
    'the creditor id of the direct debit',
    ({ directDebit }) => directDebit === null || has(directDebit.creditorId),
  ],
  [
    'BR-DE-31',
    'the account that is debited',
    ({ directDebit }) => directDebit === null || has(directDebit.debitedAccount),
  ],
];

const paymentRules: readonly Rule<En16931PaymentMeans>[] = [
  [
    'BR-DE-19',
    'an IBAN that can be one',
    ({ typeCode, account }) => typeCode !== sepaTransfer || isIban(account ?? ''),
  ],
  ['BR-DE-23-a', 'the account of a transfer', when(transfers, ({ hasTransfer }) => hasTransfer)],
  [
    'BR-DE-23-b',
    'a choice between transfer, card and debit',
    when(transfers, ({ hasCard, hasDirectDebit }) => !hasCard && !hasDirectDebit),
  ],
  ['BR-DE-24-a', 'the card', when(cards, ({ hasCard }) => hasCard)],
  [
    'BR-DE-24-b',
    'a choice between card, transfer and debit',
    when(cards, ({ hasTransfer, hasDirectDebit }) => !hasTransfer && !hasDirectDebit),
  ],
  ['BR-DE-25-a', 'the direct debit', when(new Set([sepaDebit]), ({ hasDirectDebit }) => hasDirectDebit)],
  [
    'BR-DE-25-b',
    'a choice between debit, transfer and card',
    when(new Set([sepaDebit]), ({ hasTransfer, hasCard }) => !hasTransfer && !hasCard),
  ],
];

/** The rules that XRechnung adds to EN 16931, all notes: what it demands helps who pays, and moves nothing. */
export function checkXRechnung(invoice: En16931Invoice): Finding[] {
  const { paymentMeans, directDebit } = invoice;
  const debits = paymentMeans.some(({ typeCode }) => typeCode === sepaDebit);
  const debitedAccount = directDebit?.debitedAccount ?? '';
  return [
    ...broken([...documentRules, ...partyRules], 'the document', [invoice]),
    ...broken(paymentRules, 'payment means', paymentMeans),
    ...broken(
      [['BR-DE-20', 'an IBAN that can be debited', () => !debits || isIban(debitedAccount)]],
      'the document',
      [invoice],
    ),
  ];
}

type Contact = NonNullable<En16931Invoice['seller']['contact']>;

function ofContact(isKept: (contact: Contact) => boolean) {
  return ({ seller }: En16931Invoice) => seller.contact === null || isKept(seller.contact);
}

function when(codes: ReadonlySet<string>, isKept: (means: En16931PaymentMeans) => boolean) {
  return (means: En16931PaymentMeans) => !codes.has(means.typeCode ?? '') || isKept(means);
}

function hasFileNamesThatDiffer({ documents }: En16931Invoice): boolean {
  const names = documents.map(({ fileName }) => fileName).filter((name) => name !== null);
  return new Set(names).size === names.length;
}

/** One name, one `@`, and a domain of at least two parts. */
function isMail(email: string | null): boolean {
  const [name = '', domain = '', ...more] = (email ?? '').split('@');
  const parts = domain.split('.');
  return (
    more.length === 0 && name !== '' && !/\s/.test(email ?? '') && parts.length > 1 && !parts.includes('')
  );
}
