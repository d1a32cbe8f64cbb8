import type { En16931Invoice, En16931Line } from './en16931.js';
import { broken, has, type Rule } from './en16931-rule.js';
import { exactOrZero } from './exact-decimal.js';
import type { Finding } from './extraction.js';

/** Peppol BIS Billing 3, and XRechnung since its version 3, which took these rules over. */
const specifications = /peppol\.eu:2017:poacc:billing:3|xrechnung_(?:[3-9]|\d{2})/i;
/** Codes of UNTDID 4461. */
const debits = new Set(['49', '59']);

const invoiceRules: readonly Rule<En16931Invoice>[] = [
  ['PEPPOL-EN16931-R001', 'a business process', ({ businessProcess }) => has(businessProcess)],
  [
    'PEPPOL-EN16931-R005',
    'a currency of its tax other than its own',
    ({ currency, taxCurrency }) => taxCurrency === null || taxCurrency !== currency,
  ],
  [
    'PEPPOL-EN16931-R010',
    'an electronic address of the buyer',
    ({ buyer }) => has(buyer.endpoint?.id ?? null),
  ],
  [
    'PEPPOL-EN16931-R020',
    'an electronic address of the seller',
    ({ seller }) => has(seller.endpoint?.id ?? null),
  ],
  [
    'PEPPOL-EN16931-R061',
    'the mandate of the direct debit',
    ({ paymentMeans, directDebit }) =>
      !paymentMeans.some(({ typeCode }) => debits.has(typeCode ?? '')) || (directDebit?.mandates ?? 0) > 0,
  ],
  [
    'PEPPOL-EN16931-R110',
    'lines that begin within its period',
    ({ period, lines }) => lines.every((line) => isInOrder(period?.start, line.period?.start)),
  ],
  [
    'PEPPOL-EN16931-R111',
    'lines that end within its period',
    ({ period, lines }) => lines.every((line) => isInOrder(line.period?.end, period?.end)),
  ],
];

const lineRules: readonly Rule<En16931Line>[] = [
  [
    'PEPPOL-EN16931-R121',
    'a price for more than no unit',
    ({ priceBase }) => priceBase === null || exactOrZero(priceBase) > 0n,
  ],
];

/** PEPPOL-EN16931-R*, all notes, as far as they ask about what the readers read; R051 and R120 are asked of every invoice. */
export function checkPeppol(invoice: En16931Invoice): Finding[] {
  if (!specifications.test(invoice.specification ?? '')) return [];
  return [...broken(invoiceRules, 'the document', [invoice]), ...broken(lineRules, 'line', invoice.lines)];
}

/** Days in the same form, of which the later one is the greater text. */
function isInOrder(first: string | null = null, second: string | null = null): boolean {
  return first === null || second === null || first <= second;
}
