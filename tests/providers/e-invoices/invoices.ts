import fc from 'fast-check';
import { calendarDate } from '../../../domain/dates.js';
import type { InvoiceParty, InvoiceTax, IssuedInvoice } from '../../../domain/e-invoice.js';

export const seller: InvoiceParty = {
  name: 'Larkspur Robotics GmbH',
  street: 'Torstraße 12',
  postcode: '10119',
  city: 'Berlin',
  country: 'DE',
  vatId: 'DE136695976',
  taxNumber: null,
  registrationNumber: 'HRB 20114',
  email: 'billing@larkspur-robotics.example',
  phone: '+49 30 555010',
};

export const buyer: InvoiceParty = {
  ...seller,
  name: 'Atelier Lumière SARL',
  street: '12 rue des Forges',
  postcode: '69002',
  city: 'Lyon',
  country: 'FR',
  vatId: 'FR83404833048',
  registrationNumber: null,
  email: 'compta@atelierlumiere.example',
};

/** Parts of the three kinds that may stand beside each other in one document, and one that every word must survive. */
const taxes: readonly InvoiceTax[] = [
  { category: 'S', ratePercent: '19' },
  { category: 'S', ratePercent: '5.5' },
  { category: 'Z', ratePercent: '0' },
  { category: 'E', ratePercent: '0' },
  { category: 'AE', ratePercent: '0' },
];

/** One space where there are several, as in every text that is read from XML. */
export function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .filter((text) => squeezed(text) !== '');
const decimal = (whole: number, decimals: number, min = 0) =>
  fc
    .tuple(fc.integer({ min, max: whole }), fc.integer({ min: 0, max: 10 ** decimals - 1 }))
    .map(([units, rest]) => `${units}.${String(rest).padStart(decimals, '0')}`);
const tax = fc.constantFrom(...taxes);
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((date) => calendarDate(date.toISOString().slice(0, 10)));
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

export const issuedInvoices: fc.Arbitrary<IssuedInvoice> = fc.record({
  kind: fc.constantFrom('invoice' as const, 'credit-note' as const),
  number: words,
  issuedOn: day,
  dueOn: day,
  deliveredOn: optional(day),
  currency: fc.constantFrom('EUR' as const, 'USD' as const, 'JPY' as const),
  seller: fc.record({ name: words, street: words }).map((named) => ({ ...seller, ...named })),
  buyer: fc.constant(buyer),
  orderNumber: optional(words),
  contractNumber: optional(words),
  buyerReference: optional(words),
  precedingInvoice: optional(words),
  paymentTerms: optional(words),
  account: optional(fc.constant({ iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' })),
  lines: fc.array(
    fc.record({
      description: words,
      quantity: decimal(999, 2, -99),
      unit: fc.constantFrom('C62', 'HUR', 'KGM'),
      unitPrice: decimal(9_999, 4),
      tax,
    }),
    { minLength: 1, maxLength: 8 },
  ),
  adjustments: fc.array(
    fc.record({
      isCharge: fc.boolean(),
      reason: words,
      amountMinor: fc.integer({ min: 1, max: 99_999 }),
      tax,
    }),
    { maxLength: 3 },
  ),
  prepaidMinor: fc.integer({ min: 0, max: 99_999 }),
});

export const plainInvoice: IssuedInvoice = {
  kind: 'invoice',
  number: '2026-0041',
  issuedOn: calendarDate('2026-11-03'),
  dueOn: calendarDate('2026-12-03'),
  deliveredOn: calendarDate('2026-10-30'),
  currency: 'EUR',
  seller,
  buyer,
  orderNumber: 'PO-4711',
  contractNumber: 'C-9',
  buyerReference: null,
  precedingInvoice: null,
  paymentTerms: 'Payable within 30 days',
  account: { iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' },
  lines: [
    {
      description: 'Servo drive SD-200',
      quantity: '4',
      unit: 'C62',
      unitPrice: '380.00',
      tax: { category: 'S', ratePercent: '19' },
    },
    {
      description: 'Handbook, second edition',
      quantity: '3',
      unit: 'C62',
      unitPrice: '24.305',
      tax: { category: 'S', ratePercent: '7' },
    },
  ],
  adjustments: [
    { isCharge: true, reason: 'Freight', amountMinor: 4_500, tax: { category: 'S', ratePercent: '19' } },
    { isCharge: false, reason: 'Loyalty', amountMinor: 1_000, tax: { category: 'S', ratePercent: '7' } },
  ],
  prepaidMinor: 50_000,
};
