import { stringify } from 'csv-stringify/sync';
import { z } from '@hono/zod-openapi';
import type { Money } from '../domain/money.js';
import { toDecimal } from '../domain/money.js';
import { InvalidRequest } from './errors.js';
import type { ApiContext } from './deps.js';

/** More rows than this are refused before the first is sent: whoever exports expects all of them. */
export const exportRowsMax = 100_000;
/** Rows in memory at once. */
const batchRowsMax = 500;

export const exportQuery = {
  bom: z
    .enum(['true', 'false'])
    .default('true')
    .openapi({ description: 'A byte order mark, without which Excel does not read UTF-8.' }),
};

export const csvAnswer = (what: string) => ({
  description:
    `${what}, as RFC 4180 with CRLF: every row that fits the filters, in their order. Texts that a spreadsheet would take ` +
    "for a formula begin with an apostrophe. Amounts are decimals in the currency's own digits, beside minor units.",
  content: { 'text/csv': { schema: z.string() } },
});

export type CsvColumns<Row> = Readonly<Record<string, (row: Row) => string | number | boolean | null>>;

type Export<Row> = {
  readonly name: string;
  readonly columns: CsvColumns<Row>;
  /** The rows after one, or from the start. */
  readonly readAfter: (row: Row | null, limit: number) => Promise<readonly Row[]>;
  readonly hasBom: boolean;
};

export function refuseTooManyRows({ value, isExact }: { value: number; isExact: boolean }): void {
  if (isExact) return;
  throw new InvalidRequest([
    {
      path: 'query',
      message: `More than ${value} rows: an export has no more. Narrow it, by dates for one.`,
    },
  ]);
}

/** Reads on only as fast as the caller takes what was read. A fault in the middle breaks the connection off. */
export function sendCsv<Row>(c: ApiContext, { name, columns, readAfter, hasBom }: Export<Row>): Response {
  const headers = Object.keys(columns);
  const cells = Object.values(columns);
  const encoder = new TextEncoder();
  let last: Row | null = null;
  let sent = 0;
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.enqueue(encoder.encode(`${hasBom ? '\uFEFF' : ''}${csvText([headers])}`));
    },
    pull: async (controller) => {
      const rows = await readAfter(last, Math.min(batchRowsMax, exportRowsMax - sent));
      if (rows.length > 0) {
        controller.enqueue(encoder.encode(csvText(rows.map((row) => cells.map((cell) => cell(row))))));
      }
      last = rows.at(-1) ?? null;
      sent += rows.length;
      if (rows.length < batchRowsMax || sent >= exportRowsMax) controller.close();
    },
  });
  return c.body(stream, 200, {
    'content-type': 'text/csv; charset=utf-8; header=present',
    'content-disposition': `attachment; filename="${name}.csv"`,
  });
}

const csvText = (rows: readonly (readonly unknown[])[]) =>
  stringify([...rows] as unknown[][], {
    record_delimiter: 'windows',
    escape_formulas: true,
    cast: { boolean: String },
  });

export const decimalOf = (amount: Money | null) => amount && toDecimal(amount);
