/**
 * A table that is only ever added to and belongs to the chain. Everything is SQL over its row `r`, from this file and never
 * from a function in the database, which whoever changes rows could change too.
 */
export type ChainSource = {
  readonly name: string;
  readonly table: string;
  /** What names and orders rows within a transaction. Texts hold no slash. */
  readonly keys: readonly { readonly column: string; readonly type: string }[];
  /** When the row was written. */
  readonly at: string;
  /** The cells of a leaf, by format from 1. A format is never changed: a new column makes a new one. */
  readonly formats: readonly (readonly string[])[];
};

const epochMs = (column: string) => `(extract(epoch from r.${column}) * 1000)::bigint`;
const cells = (...columns: readonly string[]) => columns.map((column) => `r.${column}`);

/** In the order in which they are sealed. */
export const chainSources: readonly ChainSource[] = [
  {
    name: 'facts',
    table: 'facts',
    keys: [{ column: 'fact_id', type: 'bigint' }],
    at: 'at',
    formats: [
      [
        ...cells('tenant_id', 'fact_id', 'transaction_id', 'subject', 'subject_id', 'version', 'bill_id'),
        ...cells('type', 'data', 'actor', 'request_id', 'command_id'),
        epochMs('at'),
      ],
    ],
  },
];
