import { z } from '@hono/zod-openapi';
import { idPattern, isId, type Id, type IdKind } from '../../domain/ids.js';
import { instant, isCalendarDate, type CalendarDate } from '../../domain/dates.js';
import { amountMinorMax, currencyExponents, isCurrency, type Currency } from '../../domain/money.js';

// Shapes that every resource shares, in and out.

export const idOf = <K extends IdKind>(kind: K, example: string) =>
  z
    .string()
    .refine((text): text is Id<K> => isId(kind, text), { message: `Not the id of a ${kind}.` })
    .openapi({ pattern: idPattern(kind), example });

export const billIdSchema = idOf('bill', 'bill_0193b3c0a1b27def8123456789abcdef');
export const vendorIdSchema = idOf('vendor', 'ven_0193b3c0a1b27def8123456789abcdef');
export const paymentIdSchema = idOf('payment', 'pay_0193b3c0a1b27def8123456789abcdef');
export const memberIdSchema = idOf('member', 'mem_0193b3c0a1b27def8123456789abcdef');

/** Ids in paths are only text here: a malformed one is as unknown as any other, and answered 404. */
export const pathId = (name: string) =>
  z.string().openapi({ param: { name, in: 'path', description: `The ${name} of an earlier answer.` } });

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
export const enteredDateSchema = dateSchema
  .refine((date) => date >= dateMin && date <= dateMax, {
    message: `Dates lie between ${dateMin} and ${dateMax}.`,
  })
  .openapi({ pattern: '^20' });

export const instantSchema = z.string().openapi({ format: 'date-time', example: '2026-11-21T09:30:00.000Z' });

/** An instant in a query, with any offset. */
export const instantQuery = z.iso
  .datetime({ offset: true })
  .transform((text) => instant(Date.parse(text)))
  .refine((text) => /^(?!0000)\d{4}-/.test(text), { message: 'Out of range.' })
  .openapi({ type: 'string', format: 'date-time', example: '2026-11-01T00:00:00Z' });

/** At least one character that shows, and no control characters but tabs and line ends. */
const textPattern = /^[^\x00-\x08\x0b-\x1f\x7f]*[^\s\x00-\x1f\x7f][^\x00-\x08\x0b-\x1f\x7f]*$/;

/** Text for people, trimmed; its length in characters as people and Postgres count them, not in UTF-16 units. */
export const textSchema = (charactersMax: number) =>
  z
    .string()
    .trim()
    .min(1)
    .refine((text) => [...text].length <= charactersMax, { message: `At most ${charactersMax} characters.` })
    .refine((text) => !hasControlCharacter(text), { message: 'Holds control characters.' })
    .refine((text) => !/\p{Surrogate}/u.test(text), { message: 'Holds half a character (a lone surrogate).' })
    .openapi({ maxLength: charactersMax, pattern: textPattern.source });

export const reasonSchema = textSchema(1_000).openapi({
  description: 'Kept in the timeline.',
  example: 'The delivery is not complete.',
});
export const noteSchema = textSchema(1_000).nullish().openapi({ example: 'Checked against the order.' });
/** Written here, so that the document can say it: neither quoted names nor addresses without a domain. */
const emailShape =
  /^[A-Za-z0-9_'+-]+(\.[A-Za-z0-9_'+-]+)*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}$/;

/** RFC 5321, 4.5.3.1.1. */
const mailboxCharactersMax = 64;

export const emailSchema = z
  .email({ pattern: emailShape })
  .max(254)
  .refine((address) => address.indexOf('@') <= mailboxCharactersMax, {
    message: `At most ${mailboxCharactersMax} characters before the @.`,
  })
  .openapi({ pattern: emailShape.source, example: 'ada@northwind.example' });

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
  .openapi('Actor', { example: { kind: 'member', memberId: 'mem_0193b3c0a1b27def8123456789abcdef' } });

const versionShape = /^(?:W\/)?"(\d{1,9})"$/;

const ifMatch = z.string().regex(versionShape, 'A version in quotes, e.g. "3".').openapi({
  description: 'The version that you saw, as the ETag said it.',
  example: '"3"',
});

export const ifMatchHeader = z.object({ 'If-Match': ifMatch.optional() });

/** Where two people who change the same thing must not overwrite each other unseen. */
export const requiredIfMatchHeader = z.object({ 'If-Match': ifMatch });

const idempotencyKey = z.string().regex(/^[!-~]{1,255}$/, '1 to 255 printable characters without spaces.');

export const idempotencyHeader = z.object({
  'Idempotency-Key': idempotencyKey
    .optional()
    .openapi({ description: 'The same key and request give the same answer; for 24 hours.' }),
});

export const requiredIdempotencyHeader = z.object({
  'Idempotency-Key': idempotencyKey.openapi({
    description: 'Your own id of this request: repeated, it is carried out once.',
  }),
});

/** The version that a checked If-Match names. */
export function versionIn(ifMatch: string): number;
/** Null without one. */
export function versionIn(ifMatch: string | undefined): number | null;
export function versionIn(ifMatch: string | undefined): number | null {
  const [, version] = versionShape.exec(ifMatch ?? '') ?? [];
  return version === undefined ? null : Number(version);
}

export const etagOf = (version: number) => ({ etag: `"${version}"` });
