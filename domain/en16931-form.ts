import type { En16931Adjustment, En16931Invoice, En16931Line, En16931Tax } from './en16931.js';
import { value } from './en16931-sums.js';
import type { Finding } from './extraction.js';
import { kindByTypeCode } from './invoice-type-codes.js';

/** A rule by its official id, what it demands in words, and whether it is kept. */
type Rule<T> = readonly [id: string, demand: string, isKept: (subject: T) => boolean];

const has = (text: string | null) => text !== null;
const transfers = new Set(['30', '58']);
/** Countries by which a tax id may begin, with EL for Greece and XI for Northern Ireland. */
const taxIdPrefix = /^[A-Z]{2}|^1A/;

const invoiceRules: readonly Rule<En16931Invoice>[] = [
  ['BR-01', 'a specification identifier', ({ specification }) => has(specification)],
  ['BR-02', 'an invoice number', ({ number }) => has(number)],
  ['BR-03', 'a date of issue', ({ issuedOn }) => has(issuedOn)],
  ['BR-04', 'a type code', ({ typeCode }) => has(typeCode)],
  ['BR-05', 'a currency', ({ currency }) => has(currency)],
  ['BR-06', 'the name of the seller', ({ seller }) => has(seller.name)],
  ['BR-07', 'the name of the buyer', ({ buyer }) => has(buyer.name)],
  ['BR-08', 'the address of the seller', ({ seller }) => seller.hasAddress],
  ['BR-09', 'the country of the seller', ({ seller }) => !seller.hasAddress || has(seller.country)],
  ['BR-10', 'the address of the buyer', ({ buyer }) => buyer.hasAddress],
  ['BR-11', 'the country of the buyer', ({ buyer }) => !buyer.hasAddress || has(buyer.country)],
  ['BR-12', 'the sum of the lines', ({ totals }) => has(totals.lineTotal)],
  ['BR-13', 'the total without tax', ({ totals }) => has(totals.taxExclusive)],
  ['BR-14', 'the total with tax', ({ totals }) => has(totals.taxInclusive)],
  ['BR-15', 'the amount due', ({ totals }) => has(totals.payable)],
  ['BR-16', 'at least one line', ({ lines }) => lines.length > 0],
  ['BR-18', 'the name of the tax representative', keepsTaxRepresentative(({ name }) => has(name))],
  ['BR-19', 'the address of the tax representative', keepsTaxRepresentative(({ hasAddress }) => hasAddress)],
  [
    'BR-20',
    'the country of the tax representative',
    keepsTaxRepresentative(({ hasAddress, country }) => !hasAddress || has(country)),
  ],
  ['BR-55', 'the number of the preceding invoice', ({ precedingInvoices }) => precedingInvoices.every(has)],
  ['BR-56', 'the VAT id of the tax representative', keepsTaxRepresentative(({ vatId }) => has(vatId))],
  [
    'BR-CO-09',
    'VAT ids that begin with a country',
    ({ seller, buyer, taxRepresentative }) =>
      [seller.vatId, buyer.vatId, taxRepresentative?.vatId ?? null].every(
        (id) => id === null || taxIdPrefix.test(id.trim()),
      ),
  ],
  ['BR-CO-18', 'a breakdown of the tax', ({ taxes }) => taxes.length > 0],
  [
    'BR-CO-25',
    'a due date or terms of payment',
    ({ typeCode, totals, dueOn, terms }) =>
      value(totals.payable) <= 0n ||
      kindByTypeCode(typeCode ?? '') === 'credit-note' ||
      has(dueOn) ||
      terms.length > 0,
  ],
  ['BR-CO-26', 'an identifier of the seller', ({ seller }) => has(seller.vatId) || seller.hasOtherId],
  ...decimals<En16931Invoice>([
    ['BR-DEC-09', ({ totals }) => totals.lineTotal],
    ['BR-DEC-10', ({ totals }) => totals.allowanceTotal],
    ['BR-DEC-11', ({ totals }) => totals.chargeTotal],
    ['BR-DEC-12', ({ totals }) => totals.taxExclusive],
    ['BR-DEC-13', ({ totals }) => totals.taxTotal],
    ['BR-DEC-14', ({ totals }) => totals.taxInclusive],
    ['BR-DEC-16', ({ totals }) => totals.prepaid],
    ['BR-DEC-17', ({ totals }) => totals.rounding],
    ['BR-DEC-18', ({ totals }) => totals.payable],
  ]),
];

const lineRules: readonly Rule<En16931Line>[] = [
  ['BR-21', 'an identifier', ({ id }) => has(id)],
  ['BR-22', 'a quantity', ({ quantity }) => has(quantity)],
  ['BR-23', 'a unit of its quantity', ({ quantity, unit }) => !has(quantity) || has(unit)],
  ['BR-24', 'a net amount', ({ net }) => has(net)],
  ['BR-25', 'the name of the item', ({ name }) => has(name)],
  ['BR-26', 'a price', ({ price }) => has(price)],
  ['BR-27', 'a price that is not negative', ({ price }) => value(price) >= 0n],
  ['BR-CO-04', 'a tax category', ({ category }) => has(category)],
  ...decimals<En16931Line>([['BR-DEC-23', ({ net }) => net]]),
];

type AdjustmentRules = readonly Rule<En16931Adjustment>[];

/** Allowances and charges, on the document and on lines, have the same rules under four sets of ids. */
const adjustmentRules = {
  documentAllowance: rulesOfAdjustments('BR-31', 'BR-33', 'BR-DEC-01', 'BR-32'),
  documentCharge: rulesOfAdjustments('BR-36', 'BR-38', 'BR-DEC-05', 'BR-37'),
  lineAllowance: rulesOfAdjustments('BR-41', 'BR-42', 'BR-DEC-24'),
  lineCharge: rulesOfAdjustments('BR-43', 'BR-44', 'BR-DEC-27'),
};

function rulesOfAdjustments(
  amountId: string,
  reasonId: string,
  decimalsId: string,
  categoryId?: string,
): AdjustmentRules {
  return [
    [amountId, 'an amount', ({ amount }) => has(amount)],
    [reasonId, 'a reason', ({ reason }) => has(reason)],
    ...decimals<En16931Adjustment>([[decimalsId, ({ amount }) => amount]]),
    ...(categoryId === undefined
      ? []
      : [[categoryId, 'a tax category', ({ category }) => has(category)] satisfies Rule<En16931Adjustment>]),
  ];
}

const taxRules: readonly Rule<En16931Tax>[] = [
  ['BR-45', 'a taxable amount', ({ taxable }) => has(taxable)],
  ['BR-46', 'an amount of tax', ({ tax }) => has(tax)],
  ['BR-47', 'a tax category', ({ category }) => has(category)],
  ['BR-48', 'a rate', ({ category, ratePercent }) => category === 'O' || has(ratePercent)],
  ...decimals<En16931Tax>([
    ['BR-DEC-19', ({ taxable }) => taxable],
    ['BR-DEC-20', ({ tax }) => tax],
  ]),
];

const paymentRules: readonly Rule<En16931Invoice['paymentMeans'][number]>[] = [
  ['BR-49', 'a code of the means', ({ typeCode }) => has(typeCode)],
  ['BR-61', 'an account', ({ typeCode, account }) => !transfers.has(typeCode ?? '') || has(account)],
];

/** Mandatory fields and numbers of decimals: all notes, since none of them changes what is to be paid. */
export function checkForm(invoice: En16931Invoice): Finding[] {
  const { lines, adjustments, taxes, paymentMeans } = invoice;
  const onLines = lines.flatMap((line) => line.adjustments);
  return [
    ...broken(invoiceRules, 'the document', [invoice]),
    ...broken(lineRules, 'line', lines),
    ...broken(adjustmentRules.documentAllowance, 'allowance', allowances(adjustments)),
    ...broken(adjustmentRules.documentCharge, 'charge', charges(adjustments)),
    ...broken(adjustmentRules.lineAllowance, 'allowance on lines,', allowances(onLines)),
    ...broken(adjustmentRules.lineCharge, 'charge on lines,', charges(onLines)),
    ...broken(taxRules, 'tax group', taxes),
    ...broken(paymentRules, 'payment means', paymentMeans),
  ];
}

/** One note a rule, however often it is broken. */
function broken<T>(rules: readonly Rule<T>[], what: string, subjects: readonly T[]): Finding[] {
  return rules.flatMap(([code, demand, isKept]) => {
    const at = subjects.findIndex((subject) => !isKept(subject));
    if (at === -1) return [];
    const where = subjects.length === 1 ? what : `${what} ${at + 1}`;
    return [{ code, message: `${code}: ${where} lacks ${demand}.`, severity: 'note' as const }];
  });
}

function decimals<T>(amounts: readonly (readonly [id: string, of: (subject: T) => string | null])[]) {
  return amounts.map(([id, of]): Rule<T> => [
    id,
    'an amount of at most two decimals',
    (subject) => (of(subject)?.split('.')[1] ?? '').length <= 2,
  ]);
}

function keepsTaxRepresentative(
  isKept: (party: NonNullable<En16931Invoice['taxRepresentative']>) => boolean,
) {
  return ({ taxRepresentative }: En16931Invoice) => taxRepresentative === null || isKept(taxRepresentative);
}

function allowances(entries: readonly En16931Adjustment[]): En16931Adjustment[] {
  return entries.filter(({ isCharge }) => !isCharge);
}

function charges(entries: readonly En16931Adjustment[]): En16931Adjustment[] {
  return entries.filter(({ isCharge }) => isCharge);
}
