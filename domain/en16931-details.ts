import type { En16931Id, En16931Invoice, En16931Line, En16931Party, En16931Period } from './en16931.js';
import { broken, has, type Rule } from './en16931-rule.js';
import { exactOrZero } from './exact-decimal.js';
import type { Finding } from './extraction.js';

const transfers = new Set(['30', '58']);
const cardNumberLengthMax = 10;

const invoiceRules: readonly Rule<En16931Invoice>[] = [
  ['BR-17', 'a name of the payee that is not the name or id of the seller', payeeIsSomebodyElse],
  ['BR-29', 'a period that ends after it began', ({ period }) => isInOrder(period)],
  [
    'BR-50',
    'the account of a transfer',
    ({ paymentMeans }) =>
      paymentMeans.every(
        ({ typeCode, hasTransfer, account }) =>
          !hasTransfer || !transfers.has(typeCode ?? '') || has(account),
      ),
  ],
  [
    'BR-51',
    'a card number of which most digits are left out',
    ({ paymentMeans }) =>
      paymentMeans.every(({ cardNumber }) => (cardNumber ?? '').length <= cardNumberLengthMax),
  ],
  ['BR-52', 'the id of a supporting document', ({ documents }) => documents.every(({ id }) => has(id))],
  [
    'BR-53',
    'the tax in the currency of the tax',
    ({ taxCurrency, taxTotalInTaxCurrency }) => !has(taxCurrency) || has(taxTotalInTaxCurrency),
  ],
  ['BR-57', 'the country of the delivery', ({ delivery }) => !delivery.hasAddress || has(delivery.country)],
  [
    'BR-62',
    'the scheme of the electronic address of the seller',
    ({ seller }) => namesEndpointScheme(seller),
  ],
  ['BR-63', 'the scheme of the electronic address of the buyer', ({ buyer }) => namesEndpointScheme(buyer)],
  [
    'BR-66',
    'a choice between its cards',
    ({ paymentMeans }) => paymentMeans.filter(({ hasCard }) => hasCard).length <= 1,
  ],
  ['BR-67', 'a choice between its mandates', ({ directDebit }) => (directDebit?.mandates ?? 0) <= 1],
  [
    'BR-CO-03',
    'a choice between the day that the tax is due and a code for it',
    ({ taxPoint }) => !has(taxPoint.date) || !has(taxPoint.code),
  ],
  ['BR-CO-19', 'a day on which its period begins or ends', ({ period }) => hasDay(period)],
  [
    'BR-IC-11',
    'the day or the period of an intra-community supply',
    (invoice) => !isTaxedAs('K', invoice) || has(invoice.delivery.date) || invoice.period !== null,
  ],
  [
    'BR-IC-12',
    'the country to which an intra-community supply went',
    (invoice) => !isTaxedAs('K', invoice) || has(invoice.delivery.country),
  ],
  [
    'BR-B-01',
    'countries other than Italy left out, whose split payment it names',
    (invoice) => !isAnywhere('B', invoice) || countriesOf(invoice).every((country) => country === 'IT'),
  ],
  [
    'BR-B-02',
    'a choice between split payment and the standard rate',
    (invoice) => !isAnywhere('B', invoice) || !isAnywhere('S', invoice),
  ],
];

const lineRules: readonly Rule<En16931Line>[] = [
  ['BR-28', 'a gross price that is not negative', ({ grossPrice }) => exactOrZero(grossPrice) >= 0n],
  ['BR-30', 'a period that ends after it began', ({ period }) => isInOrder(period)],
  [
    'BR-54',
    'the name or the value of an attribute',
    ({ attributes }) => attributes.every((attribute) => has(attribute.name) && has(attribute.value)),
  ],
  [
    'BR-64',
    'the scheme of its standard id',
    ({ standardId }) => standardId === null || hasScheme(standardId),
  ],
  ['BR-65', 'the scheme of its classification', ({ classifications }) => classifications.every(hasScheme)],
  ['BR-CO-20', 'a day on which its period begins or ends', ({ period }) => hasDay(period)],
];

/**
 * What has to be said once a part is there at all: payee, card, delivery, periods, attributes. All notes. BR-CO-05 to 08
 * (that a reason and its code mean the same) no program can tell; the official rules let everything pass as well.
 */
export function checkDetails(invoice: En16931Invoice): Finding[] {
  return [...broken(invoiceRules, 'the document', [invoice]), ...broken(lineRules, 'line', invoice.lines)];
}

function payeeIsSomebodyElse({ payee, seller }: En16931Invoice): boolean {
  if (payee === null) return true;
  const isNamedAlike = payee.name === seller.name || payee.name === seller.tradingName;
  const hasIdOfSeller = payee.ids.some((id) => id === seller.legalId || seller.otherIds.includes(id));
  return has(payee.name) && !isNamedAlike && !hasIdOfSeller;
}

function isInOrder(period: En16931Period | null): boolean {
  const { start, end } = period ?? { start: null, end: null };
  return start === null || end === null || start <= end;
}

function hasDay(period: En16931Period | null): boolean {
  return period === null || has(period.start) || has(period.end);
}

function namesEndpointScheme({ endpoint }: En16931Party): boolean {
  return endpoint === null || hasScheme(endpoint);
}

function hasScheme({ scheme }: En16931Id): boolean {
  return has(scheme);
}

function isTaxedAs(code: string, { taxes }: En16931Invoice): boolean {
  return taxes.some(({ category }) => category === code);
}

function isAnywhere(code: string, { lines, adjustments, taxes }: En16931Invoice): boolean {
  return [...lines, ...adjustments, ...taxes].some(({ category }) => category === code);
}

function countriesOf({ codes }: En16931Invoice): string[] {
  return codes.filter(({ rule }) => rule === 'BR-CL-14').map(({ code }) => code);
}
