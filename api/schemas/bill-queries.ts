import { z } from '@hono/zod-openapi';
import {
  billSortKeys,
  countBills,
  listBills,
  positionOf,
  type BillFilter,
  type BillSort,
} from '../../db/bill-lists.js';
import type { Position } from '../../db/pages.js';
import { billStatuses, type Bill } from '../../domain/bill.js';
import { parseBillSearch, searchCharactersMax } from '../../domain/bill-search.js';
import { given } from '../given.js';
import type { CountedList } from '../counted-lists.js';
import { positionInstant } from '../pages.js';
import { amountQuery, severalOf } from './list-queries.js';
import {
  billIdSchema,
  currencySchema,
  dateSchema,
  enteredDateSchema,
  instantQuery,
  textSchema,
  vendorIdSchema,
} from './primitives.js';

const sorts = billSortKeys.flatMap((key) => [key, `-${key}`] as const);

/** What a list or an export of bills is narrowed and ordered by. */
export const billQuery = {
  q: textSchema(searchCharactersMax)
    .optional()
    .openapi({
      description:
        'Looks for every word, or part of one, in the name of the vendor, the number, the department and the description; ' +
        'words of one or two characters match where a word begins. An amount with decimals, or beside its currency, finds bills of that ' +
        'amount, and the id of a bill that bill.',
      example: 'blue river',
    }),
  status: severalOf(billStatuses, ['in_review', 'on_hold']),
  vendorId: vendorIdSchema.optional().openapi({ description: 'Of this vendor.' }),
  needsAttention: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional()
    .openapi({ description: 'Whether it stays as it is until a person acts.' }),
  ...amountQuery,
  dueFrom: enteredDateSchema.optional().openapi({ description: 'Inclusive.' }),
  dueTo: enteredDateSchema.optional().openapi({ description: 'Inclusive.' }),
  createdFrom: instantQuery.optional().openapi({ description: 'Inclusive.' }),
  createdTo: instantQuery.optional().openapi({ description: 'Exclusive.' }),
  number: textSchema(80)
    .optional()
    .openapi({ description: 'The whole number, however it is punctuated.', example: 'INV-2026/001' }),
  department: textSchema(80).optional().openapi({ description: 'Exactly as it stands on the bill.' }),
  sort: z
    .enum(sorts as [(typeof sorts)[number]])
    .default('-createdAt')
    .openapi({
      description:
        'A minus sorts downwards. `amount` sorts by currency first. Bills that lack what is sorted by come last either way.',
    }),
};

type BillQuery = z.output<z.ZodObject<typeof billQuery>>;

function billFilterOf(query: BillQuery): BillFilter {
  const { q, status, vendorId, needsAttention, currency, amountMin, amountMax, number, department } = query;
  const { dueFrom, dueTo, createdFrom, createdTo } = query;
  return given({
    search: q === undefined ? undefined : parseBillSearch(q),
    statuses: status,
    vendorId,
    needsAttention,
    amount: currency && { currency, ...given({ minMinor: amountMin, maxMinor: amountMax }) },
    due: given({ from: dueFrom, to: dueTo }),
    created: given({ from: createdFrom, to: createdTo }),
    number,
    department,
  });
}

function billSortOf({ sort }: Pick<BillQuery, 'sort'>): BillSort {
  const by = sort.replace('-', '') as BillSort['by'];
  return { by, direction: sort.startsWith('-') ? 'desc' : 'asc' };
}

const sortValues = {
  createdAt: z.tuple([positionInstant]),
  dueOn: z.tuple([dateSchema.refine((date) => !date.startsWith('0000'))]).nullable(),
  amount: z.tuple([currencySchema, z.number().int()]).nullable(),
  stateSince: z.tuple([positionInstant]),
} as const satisfies Record<BillSort['by'], z.ZodType>;

const billPosition = ({ by }: BillSort): z.ZodType<Position> =>
  z.object({ values: sortValues[by], id: billIdSchema });

export const billList: CountedList<Bill, BillQuery, BillFilter, BillSort> = {
  filterOf: billFilterOf,
  sortOf: billSortOf,
  positionSchema: billPosition,
  positionOf,
  read: listBills,
  count: countBills,
};
