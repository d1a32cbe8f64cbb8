import { z } from '@hono/zod-openapi';
import { amountMinorMax } from '../../domain/money.js';
import { currencySchema } from './primitives.js';

// Filters that several lists share.

/** One or several of these, comma separated. */
export const severalOf = <const T extends readonly [string, ...string[]]>(
  values: T,
  example: readonly T[number][],
) =>
  z
    .string()
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(z.enum(values)).max(values.length))
    .optional()
    .openapi({
      type: 'array',
      items: { type: 'string', enum: [...values] },
      maxItems: values.length,
      param: { style: 'form', explode: false },
      description: 'One or several, comma separated.',
      example,
    });

const amountSchema = z.coerce.number().int().min(0).max(amountMinorMax);

export const amountQuery = {
  currency: currencySchema.optional().openapi({ description: 'In this currency.' }),
  amountMin: amountSchema
    .optional()
    .openapi({ description: 'In minor units, inclusive; needs `currency`.', example: 10_000 }),
  amountMax: amountSchema.optional().openapi({ description: 'In minor units, inclusive; needs `currency`.' }),
};

export const needsCurrency = {
  check: ({ currency, amountMin, amountMax }: z.output<z.ZodObject<typeof amountQuery>>) =>
    currency !== undefined || (amountMin === undefined && amountMax === undefined),
  problem: { message: 'An amount is compared in one currency: name it.', path: ['currency'] },
};
