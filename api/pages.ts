import { createHash } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import type { Instant } from '../domain/dates.js';
import { InvalidRequest } from './errors.js';

export const pageLimitMax = 100;
const pageLimitUsual = 25;

export const pageQuery = z.object({
  cursor: z.string().max(500).optional().openapi({ description: 'nextCursor of the page before.' }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(pageLimitMax)
    .default(pageLimitUsual)
    .openapi({ description: 'Items on a page.', example: pageLimitUsual }),
});

/** Exact counting ends here: beyond it a list only says that there are at least so many. */
export const countedRowsMax = 1_000;

export const countQuery = {
  count: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional()
    .openapi({ description: `Adds \`count\`: exact up to ${countedRowsMax}.` }),
};

const countSchema = z
  .object({
    value: z.number().int(),
    isExact: z.boolean().openapi({ description: 'False: there are at least so many.' }),
  })
  .openapi('Count');

export const countedPageOf = <T extends z.ZodType>(item: T) =>
  pageOf(item).extend({ count: countSchema.optional() });

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    nextCursor: z.string().nullable().openapi({ description: 'Null on the last page.' }),
  });

/** Opaque to callers: only a cursor that we gave is taken back. */
export function writeCursor(position: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

export function readCursor<T>(cursor: string | undefined, shape: z.ZodType<T>): T | null {
  if (cursor === undefined) return null;
  const parsed = shape.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (parsed.success) return parsed.data;
  throw notACursor();
}

/**
 * A cursor of one query: it holds where its page ended and the fingerprint of sort and filters. With others it would skip
 * rows or show them twice, so that it is refused.
 */
export function readQueryCursor<T>(
  cursor: string | undefined,
  query: unknown,
  position: z.ZodType<T>,
): T | null {
  const read = readCursor(cursor, z.tuple([z.string(), z.unknown()]));
  if (read === null) return null;
  if (read[0] !== fingerprintOf(query)) {
    throw notACursor('A cursor of another query: sort and filters stay as they were.');
  }
  const found = position.safeParse(read[1]);
  if (found.success) return found.data;
  throw notACursor();
}

export const writeQueryCursor = (query: unknown, position: unknown): string =>
  writeCursor([fingerprintOf(query), position]);

function notACursor(message = 'Not a cursor of this list.'): InvalidRequest {
  return new InvalidRequest([{ path: 'query.cursor', message }]);
}

function fingerprintOf(query: unknown): string {
  return createHash('sha256').update(JSON.stringify(query)).digest('base64url').slice(0, 16);
}

/** An instant in a cursor. ISO 8601 has a year nought; Postgres has none. */
export const positionInstant = z.iso
  .datetime()
  .refine((text): text is Instant => !text.startsWith('0000'), { message: 'Not an instant of ours.' });

/** `rows` holds one more than the page, when there is a next one. */
export function toPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  present: (row: Row) => Item,
  cursorOf: (row: Row) => string,
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(present),
    nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
