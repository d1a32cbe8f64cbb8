import { z } from '@hono/zod-openapi';
import type { Instant } from '../domain/dates.js';
import { InvalidRequest } from './errors.js';

export const pageLimitMax = 100;
const pageLimitUsual = 25;

export const pageQuery = z.object({
  cursor: z.string().max(500).optional().openapi({ description: 'nextCursor of the page before.' }),
  limit: z.coerce.number().int().min(1).max(pageLimitMax).default(pageLimitUsual),
});

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    nextCursor: z.string().nullable().openapi({ description: 'Null on the last page.' }),
  });

/** Opaque to callers: only a cursor that we gave is taken back. */
export function writeCursor(position: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

export function readCursor<T>(cursor: string | undefined, shape: z.ZodType<T>): T | null {
  if (cursor === undefined) return null;
  const parsed = shape.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (parsed.success) return parsed.data;
  throw new InvalidRequest([{ path: 'query.cursor', message: 'Not a cursor of this list.' }]);
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
  position: (row: Row) => readonly (string | number)[],
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(present),
    nextCursor: rows.length > limit && last !== undefined ? writeCursor(position(last)) : null,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
