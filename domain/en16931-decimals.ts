import type { En16931Adjustment, En16931Invoice, En16931Line, En16931Tax } from './en16931.js';
import { allowances, broken, charges, type Rule } from './en16931-rule.js';
import type { Finding } from './extraction.js';

const ofInvoice = rules<En16931Invoice>([
  ['BR-DEC-09', ({ totals }) => totals.lineTotal],
  ['BR-DEC-10', ({ totals }) => totals.allowanceTotal],
  ['BR-DEC-11', ({ totals }) => totals.chargeTotal],
  ['BR-DEC-12', ({ totals }) => totals.taxExclusive],
  ['BR-DEC-13', ({ totals }) => totals.taxTotal],
  ['BR-DEC-14', ({ totals }) => totals.taxInclusive],
  ['BR-DEC-15', ({ taxTotalInTaxCurrency }) => taxTotalInTaxCurrency],
  ['BR-DEC-16', ({ totals }) => totals.prepaid],
  ['BR-DEC-17', ({ totals }) => totals.rounding],
  ['BR-DEC-18', ({ totals }) => totals.payable],
]);

const ofTaxes = rules<En16931Tax>([
  ['BR-DEC-19', ({ taxable }) => taxable],
  ['BR-DEC-20', ({ tax }) => tax],
]);

const ofLines = rules<En16931Line>([['BR-DEC-23', ({ net }) => net]]);

const ofAllowances = ofAdjustments('BR-DEC-01', 'BR-DEC-02');
const ofCharges = ofAdjustments('BR-DEC-05', 'BR-DEC-06');
const ofLineAllowances = ofAdjustments('BR-DEC-24', 'BR-DEC-25');
const ofLineCharges = ofAdjustments('BR-DEC-27', 'BR-DEC-28');

/** BR-DEC-*: no amount has more than two decimals. */
export function checkDecimals(invoice: En16931Invoice): Finding[] {
  const { lines, adjustments, taxes } = invoice;
  const onLines = lines.flatMap((line) => line.adjustments);
  return [
    ...broken(ofInvoice, 'the document', [invoice]),
    ...broken(ofLines, 'line', lines),
    ...broken(ofAllowances, 'allowance', allowances(adjustments)),
    ...broken(ofCharges, 'charge', charges(adjustments)),
    ...broken(ofLineAllowances, 'allowance on lines,', allowances(onLines)),
    ...broken(ofLineCharges, 'charge on lines,', charges(onLines)),
    ...broken(ofTaxes, 'tax group', taxes),
  ];
}

function ofAdjustments(amountId: string, baseId: string): Rule<En16931Adjustment>[] {
  return rules([
    [amountId, ({ amount }) => amount],
    [baseId, ({ base }) => base],
  ]);
}

function rules<T>(amounts: readonly (readonly [id: string, of: (subject: T) => string | null])[]): Rule<T>[] {
  return amounts.map(([id, of]) => [
    id,
    'an amount of at most two decimals',
    (subject) => (of(subject)?.split('.')[1] ?? '').length <= 2,
  ]);
}
