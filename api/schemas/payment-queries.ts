import { z } from '@hono/zod-openapi';
import {
  countPayments,
  listPayments,
  paymentPositionOf,
  paymentSortKeys,
  type PaymentFilter,
  type PaymentSort,
} from '../../db/payment-lists.js';
import type { Position } from '../../db/pages.js';
import { paymentStatuses, type Payment } from '../../domain/payment.js';
import type { CountedList } from '../counted-lists.js';
import { given } from '../given.js';
import { positionInstant } from '../pages.js';
import { amountQuery, severalOf } from './list-queries.js';
import { billIdSchema, currencySchema, instantQuery, paymentIdSchema, textSchema } from './primitives.js';

const sorts = paymentSortKeys.flatMap((key) => [key, `-${key}`] as const);

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
    .enum(sorts as [(typeof sorts)[number]])
    .default('-createdAt')
    .openapi({ description: 'A minus sorts downwards. `amount` sorts by currency first.' }),
};

type PaymentQuery = z.output<z.ZodObject<typeof paymentQuery>>;

function paymentFilterOf(query: PaymentQuery): PaymentFilter {
  const { q, status, billId, currency, amountMin, amountMax, createdFrom, createdTo } = query;
  return given({
    search: q,
    statuses: status,
    billId,
    amount: currency && { currency, ...given({ minMinor: amountMin, maxMinor: amountMax }) },
    created: given({ from: createdFrom, to: createdTo }),
  });
}

const sortValues = {
  createdAt: z.tuple([positionInstant]),
  amount: z.tuple([currencySchema, z.number().int()]),
} as const satisfies Record<PaymentSort['by'], z.ZodType>;

export const paymentList: CountedList<Payment, PaymentQuery, PaymentFilter, PaymentSort> = {
  filterOf: paymentFilterOf,
  sortOf: ({ sort }) => ({
    by: sort.replace('-', '') as PaymentSort['by'],
    direction: sort.startsWith('-') ? 'desc' : 'asc',
  }),
  positionSchema: ({ by }): z.ZodType<Position> => z.object({ values: sortValues[by], id: paymentIdSchema }),
  positionOf: paymentPositionOf,
  read: listPayments,
  count: countPayments,
};
