import { z } from 'zod';
import { isCalendarDate, type CalendarDate } from '../../domain/dates.js';
import { taxCategories, type IssuedInvoice } from '../../domain/e-invoice.js';
import { isCurrency, type Currency } from '../../domain/money.js';

const text = z.string().min(1).max(500);
const optionalText = text.nullable().default(null);
const decimal = z.string().regex(/^-?\d{1,12}(?:\.\d{1,6})?$/);
const amountMinor = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const date = z.custom<CalendarDate>((value) => typeof value === 'string' && isCalendarDate(value));
const tax = z.object({ category: z.enum(taxCategories), ratePercent: decimal.nullable() });
const party = z.object({
  name: text,
  street: text,
  postcode: text,
  city: text,
  country: z.string().regex(/^[A-Z]{2}$/),
  vatId: optionalText,
  taxNumber: optionalText,
  registrationNumber: optionalText,
  email: optionalText,
  phone: optionalText,
});

/** An invoice as a file of JSON has it; what is optional may be left out. */
export const issuedInvoice: z.ZodType<IssuedInvoice> = z.object({
  kind: z.enum(['invoice', 'credit-note']).default('invoice'),
  number: text,
  issuedOn: date,
  dueOn: date.nullable().default(null),
  deliveredOn: date.nullable().default(null),
  currency: z.custom<Currency>((value) => typeof value === 'string' && isCurrency(value)),
  seller: party,
  buyer: party,
  orderNumber: optionalText,
  contractNumber: optionalText,
  buyerReference: optionalText,
  precedingInvoice: optionalText,
  paymentTerms: optionalText,
  account: z.object({ iban: text, bic: optionalText }).nullable().default(null),
  lines: z
    .array(z.object({ description: text, quantity: decimal, unit: text, unitPrice: decimal, tax }))
    .min(1)
    .max(10_000),
  adjustments: z.array(z.object({ isCharge: z.boolean(), reason: text, amountMinor, tax })).default([]),
  prepaidMinor: amountMinor.default(0),
});
