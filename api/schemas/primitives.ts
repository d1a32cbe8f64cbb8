import { z } from '@hono/zod-openapi';
import { isCalendarDate, type CalendarDate } from '../../domain/dates.js';
import { isId, type Id, type IdKind } from '../../domain/ids.js';
import { amountMinorMax, currencyExponents, isCurrency, type Currency } from '../../domain/money.js';
import { InvalidRequest } from '../errors.js';

// Shapes that every resource shares, in and out.

export const idOf = <K extends IdKind>(kind: K, example: string) =>
  z
    .string()
    .refine((text): text is Id<K> => isId(kind, text), { message: `Not the id of a ${kind}.` })
    .openapi({ example });

export const billIdSchema = idOf('bill', 'bill_0193b3c0a1b27def8123456789abcdef');
export const vendorIdSchema = idOf('vendor', 'ven_0193b3c0a1b27def8123456789abcdef');
export const paymentIdSchema = idOf('payment', 'pay_0193b3c0a1b27def8123456789abcdef');
export const memberIdSchema = idOf('member', 'mem_0193b3c0a1b27def8123456789abcdef');

/** Ids in paths are only text here: a malformed one is as unknown as any other, and answered 404. */
export const pathId = (name: string) =>
  z
    .string()
    .max(64)
    .openapi({ param: { name, in: 'path' } });

export const currencySchema = z
  .string()
  .refine((text): text is Currency => isCurrency(text), { message: 'Not a currency that can be paid.' })
  .openapi({ enum: Object.keys(currencyExponents), example: 'EUR' });

export const moneySchema = z
  .object({
    amountMinor: z.number().int().openapi({ description: 'Whole minor units, e.g. cents.', example: 12_350 }),
    currency: currencySchema,
  })
  .openapi('Money');

export const positiveMoneySchema = z.object({
  amountMinor: z.number().int().min(1).max(amountMinorMax),
  currency: currencySchema,
});

const dateMin = '2000-01-01';
const dateMax = '2099-12-31';

export const dateSchema = z
  .string()
  .refine((text): text is CalendarDate => isCalendarDate(text), { message: 'Not a date (YYYY-MM-DD).' })
  .openapi({ format: 'date', example: '2026-11-30' });

/** A date that somebody enters: what lies outside is a slip of the keyboard. */
export const enteredDateSchema = dateSchema.refine((date) => date >= dateMin && date <= dateMax, {
  message: `Dates lie between ${dateMin} and ${dateMax}.`,
});

export const instantSchema = z.string().openapi({ format: 'date-time' });

/** Text for people: trimmed, no control characters. */
export const textSchema = (charactersMax: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(charactersMax)
    .refine((text) => !hasControlCharacter(text), { message: 'Holds control characters.' });

export const reasonSchema = textSchema(1_000).openapi({ description: 'Kept in the timeline.' });
export const emailSchema = z.email().max(254);

function hasControlCharacter(text: string): boolean {
  return [...text].some((character) => {
    const code = character.codePointAt(0) ?? 0;
    return (code < 32 && code !== 10 && code !== 9) || code === 127;
  });
}

/** Any JSON: its shape is told by what stands beside it. */
export const jsonValueSchema = z.any().openapi({ description: 'Any JSON value.' });

export const actorSchema = z
  .object({ kind: z.enum(['member', 'system']), memberId: z.string().optional() })
  .openapi('Actor');

export const ifMatchHeader = z.object({
  'If-Match': z
    .string()
    .optional()
    .openapi({ description: 'The version that you saw, as the ETag said it.', example: '"3"' }),
});

export const idempotencyHeader = z.object({
  'Idempotency-Key': z
    .string()
    .optional()
    .openapi({ description: 'The same key and request give the same answer; for 24 hours.' }),
});

export const requiredIdempotencyHeader = z.object({
  'Idempotency-Key': z
    .string()
    .min(1)
    .max(255)
    .openapi({ description: 'Your own id of this request: repeated, it is carried out once.' }),
});

/** The version that If-Match names; null without one. */
export function versionIn(ifMatch: string | undefined): number | null {
  if (ifMatch === undefined) return null;
  const [, version] = /^(?:W\/)?"(\d{1,9})"$/.exec(ifMatch.trim()) ?? [];
  if (version !== undefined) return Number(version);
  throw new InvalidRequest([{ path: 'header.If-Match', message: 'A version in quotes, e.g. "3".' }]);
}

export const etagOf = (version: number) => ({ etag: `"${version}"` });
