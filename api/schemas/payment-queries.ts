import { z } from '@hono/zod-openapi';
import type { PaymentFilter } from '../../db/payment-lists.js';
import type { Position } from '../../db/pages.js';
import { paymentStatuses } from '../../domain/payment.js';
import { given } from '../given.js';
import { positionInstant } from '../pages.js';
import { amountQuery, severalOf } from './list-queries.js';
import { billIdSchema, instantQuery, paymentIdSchema, textSchema } from './primitives.js';

/** What a list or an export of payments is narrowed and ordered by. */
export const paymentQuery = {
  q: textSchema(255).optional().openapi({
    description:
      "The start of our reference, as a bank statement shows it; or the provider's id, or ours, whole.",
    example: '0K3VQ',
  }),
  status: severalOf(paymentStatuses, ['unknown', 'declined']),
  billId: billIdSchema.optional().openapi({ description: 'Of this bill.' }),
  ...amountQuery,
  createdFrom: instantQuery.optional().openapi({ description: 'Inclusive.' }),
  createdTo: instantQuery.optional().openapi({ description: 'Exclusive.' }),
  sort: z
    .enum(['createdAt', '-createdAt'])
    .default('-createdAt')
    .openapi({ description: 'A minus sorts downwards.' }),
};

type PaymentQuery = z.output<z.ZodObject<typeof paymentQuery>>;

export function paymentFilterOf(query: PaymentQuery): PaymentFilter {
  const { q, status, billId, currency, amountMin, amountMax, createdFrom, createdTo } = query;
  return given({
    search: q,
    statuses: status,
    billId,
    amount: currency && { currency, ...given({ minMinor: amountMin, maxMinor: amountMax }) },
    created: given({ from: createdFrom, to: createdTo }),
  });
}

export const paymentDirectionOf = ({ sort }: Pick<PaymentQuery, 'sort'>) =>
  sort.startsWith('-') ? ('desc' as const) : ('asc' as const);

export const paymentPosition: z.ZodType<Position> = z.object({
  values: z.tuple([positionInstant]),
  id: paymentIdSchema,
});
