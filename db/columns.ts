import { sql } from 'drizzle-orm';
import { bigint, char, customType, date, text } from 'drizzle-orm/pg-core';
import type { CalendarDate, Instant } from '../domain/dates.js';
import type { Currency } from '../domain/money.js';

// Column kinds of ours: `_at` an instant, `_on` a calendar date, `_minor` an amount in minor units.

const instantText = customType<{ data: Instant; driverData: string }>({
  dataType: () => 'timestamp (3) with time zone',
  fromDriver: (value) => new Date(value).toISOString() as Instant,
});

export const at = (name: string) => instantText(name);
export const createdAt = () =>
  at('created_at')
    .notNull()
    .default(sql`now()`);
export const on = (name: string) => date(name, { mode: 'string' }).$type<CalendarDate>();
export const minor = (name: string) => bigint(name, { mode: 'number' });
export const currency = (name: string) => char(name, { length: 3 }).$type<Currency>();
export const id = <T extends string>(name: string) => text(name).$type<T>();

export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  fromDriver: (value) => new Uint8Array(value),
});

/** The transaction that wrote a row: 64 bits, as decimal text. */
export const transactionId = customType<{ data: string; driverData: string }>({ dataType: () => 'xid8' });
