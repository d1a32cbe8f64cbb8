import type { En16931Adjustment, En16931Invoice, En16931Line, En16931Tax } from './en16931.js';
import { countries } from './en16931-code-lists.js';
import { allowances, broken, charges, has, type Rule } from './en16931-rule.js';
import { exactOrZero } from './exact-decimal.js';
import type { Finding } from './extraction.js';
import { kindByTypeCode } from './invoice-type-codes.js';

const transfers = new Set(['30', '58']);
/** Greece begins its tax ids otherwise than by its country. */
const greekPrefix = 'EL';

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
        (id) => id === null || beginsWithCountry(id),
      ),
  ],
  ['BR-CO-15', 'one total of the tax in its currency', hasOneTaxTotal],
  ['BR-CO-18', 'a breakdown of the tax', ({ taxes }) => taxes.length > 0],
  [
    'BR-CO-25',
    'a due date or terms of payment',
    ({ typeCode, totals, dueOn, terms }) =>
      exactOrZero(totals.payable) <= 0n ||
      kindByTypeCode(typeCode ?? '') === 'credit-note' ||
      has(dueOn) ||
      terms.length > 0,
  ],
  [
    'BR-CO-26',
    'an identifier of the seller',
    ({ seller }) => has(seller.vatId) || has(seller.legalId) || seller.otherIds.length > 0,
  ],
];

const lineRules: readonly Rule<En16931Line>[] = [
  ['BR-21', 'an identifier', ({ id }) => has(id)],
  ['BR-22', 'a quantity', ({ quantity }) => has(quantity)],
  ['BR-23', 'a unit of its quantity', ({ unit }) => has(unit)],
  ['BR-24', 'a net amount', ({ net }) => has(net)],
  ['BR-25', 'the name of the item', ({ name }) => has(name)],
  ['BR-26', 'a price', ({ price }) => has(price)],
  ['BR-27', 'a price that is not negative', ({ price }) => has(price) && exactOrZero(price) >= 0n],
  ['BR-CO-04', 'a category of VAT', ({ category, isVat }) => has(category) && isVat],
];

type AdjustmentRules = readonly Rule<En16931Adjustment>[];

/** Allowances and charges, on the document and on lines, have the same rules under four sets of ids; that of the reason has two. */
const adjustmentRules = {
  documentAllowance: rulesOfAdjustments('BR-31', ['BR-33', 'BR-CO-21'], 'BR-32'),
  documentCharge: rulesOfAdjustments('BR-36', ['BR-38', 'BR-CO-22'], 'BR-37'),
  lineAllowance: rulesOfAdjustments('BR-41', ['BR-42', 'BR-CO-23']),
  lineCharge: rulesOfAdjustments('BR-43', ['BR-44', 'BR-CO-24']),
};

function rulesOfAdjustments(
  amountId: string,
  reasonIds: readonly string[],
  categoryId?: string,
): AdjustmentRules {
  return [
    [amountId, 'an amount', ({ amount }) => has(amount)],
    ...reasonIds.map((id): Rule<En16931Adjustment> => [id, 'a reason', ({ reason }) => has(reason)]),
    ...(categoryId === undefined
      ? []
      : [[categoryId, 'a category of VAT', hasVatCategory] satisfies Rule<En16931Adjustment>]),
  ];
}

const taxRules: readonly Rule<En16931Tax>[] = [
  ['BR-45', 'a taxable amount', ({ taxable }) => has(taxable)],
  ['BR-46', 'an amount of tax', ({ tax }) => has(tax)],
  ['BR-CO-17', 'a rate of VAT for its tax', ({ isVat, tax }) => isVat || exactOrZero(tax) === 0n],
  ['BR-47', 'a category of VAT', hasVatCategory],
  [
    'BR-48',
    'a rate of VAT',
    ({ category, ratePercent, isVat }) => isVat && (category === 'O' || has(ratePercent)),
  ],
];

const paymentRules: readonly Rule<En16931Invoice['paymentMeans'][number]>[] = [
  ['BR-49', 'a code of the means', ({ typeCode }) => has(typeCode)],
  ['BR-61', 'an account', ({ typeCode, account }) => !transfers.has(typeCode ?? '') || has(account)],
];

/** Mandatory fields: all notes, since none of them changes what is to be paid. */
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

function keepsTaxRepresentative(
  isKept: (party: NonNullable<En16931Invoice['taxRepresentative']>) => boolean,
) {
  return ({ taxRepresentative }: En16931Invoice) => taxRepresentative === null || isKept(taxRepresentative);
}

/** CII does without it where there is no tax. */
function hasOneTaxTotal({ syntax, currency, taxTotals, totals }: En16931Invoice): boolean {
  const isUntaxed = exactOrZero(totals.taxInclusive) === exactOrZero(totals.taxExclusive);
  return !has(currency) || taxTotals === 1 || (syntax === 'cii' && isUntaxed);
}

function hasVatCategory({ category, isVat }: En16931Adjustment | En16931Tax): boolean {
  return has(category) && isVat;
}

function beginsWithCountry(id: string): boolean {
  const prefix = id.trim().slice(0, 2);
  return prefix === greekPrefix || countries.has(prefix);
}
