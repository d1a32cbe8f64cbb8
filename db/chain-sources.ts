/**
 * Rows that are only ever added to and belong to the chain. Everything is SQL, from this file and never from a function in
 * the database, which whoever changes rows could change too.
 */
export type ChainSource = {
  readonly name: string;
  /** The rows as `r`; for rows that are ordered by another's place, that one before. */
  readonly from: string;
  readonly tenantId: string;
  readonly transactionId: string;
  /** What names and orders rows within a transaction. Texts hold no slash. */
  readonly keys: readonly { readonly value: string; readonly type: string }[];
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
    from: 'facts r',
    tenantId: 'r.tenant_id',
    transactionId: 'r.transaction_id',
    keys: [{ value: 'r.fact_id', type: 'bigint' }],
    at: 'r.at',
    formats: [
      [
        ...cells('tenant_id', 'fact_id', 'transaction_id', 'subject', 'subject_id', 'version', 'bill_id'),
        ...cells('type', 'data', 'actor', 'request_id', 'command_id'),
        epochMs('at'),
      ],
    ],
  },
  {
    name: 'ledger_transactions',
    from: 'ledger_transactions r',
    tenantId: 'r.tenant_id',
    transactionId: 'r.transaction_id',
    keys: [{ value: 'r.ledger_transaction_id', type: 'text' }],
    at: 'r.recorded_at',
    formats: [
      [
        ...cells('tenant_id', 'ledger_transaction_id', 'transaction_id', 'subject', 'subject_id'),
        ...cells('subject_version', 'bill_id', 'payment_id', 'corrects', 'memo', 'actor', 'entries'),
        epochMs('effective_at'),
        epochMs('recorded_at'),
      ],
    ],
  },
  {
    // In the order of their transactions, so that entries need no index of their own for it. One without a transaction is
    // found by the sums.
    name: 'ledger_entries',
    from: 'ledger_transactions t join ledger_entries r using (tenant_id, ledger_transaction_id)',
    tenantId: 't.tenant_id',
    transactionId: 't.transaction_id',
    keys: [
      { value: 't.ledger_transaction_id', type: 'text' },
      { value: 'r.line', type: 'smallint' },
    ],
    at: 'r.recorded_at',
    formats: [
      [
        ...cells('tenant_id', 'ledger_transaction_id', 'line', 'transaction_id', 'account', 'amount_minor'),
        ...cells('currency'),
        epochMs('effective_at'),
        epochMs('recorded_at'),
      ],
    ],
  },
];
