import type { Instant } from './dates.js';
import type { TenantId } from './ids.js';

// The chain of seals over what is only ever added to: docs/adr/0013-the-chain.md. Hashes are SHA-256 in lower-case hex.

/** A row of a chained source, as it is in the table now. */
export type ChainedRow = {
  /** Its key within the tenant; several columns are joined by a slash. */
  readonly rowId: string;
  readonly transactionId: string;
  /** The hash of its cells. */
  readonly leaf: string;
};

/** One link: what some rows of one source were when they were sealed, in their order. */
export type Seal = {
  readonly tenantId: TenantId;
  /** Counts from 1, without gaps. */
  readonly sequence: number;
  readonly source: string;
  /** Which cells of the source went into the leaves. */
  readonly format: number;
  readonly rowIds: readonly string[];
  readonly leaves: readonly string[];
  /** Of the last row: the next seal of this source begins behind it. */
  readonly throughTransactionId: string;
  readonly sealedAt: Instant;
  readonly previousHash: string;
  readonly hash: string;
};

/** What the first seal of a tenant names as the one before it. */
export const noHash = '0'.repeat(64);

/** What a seal's hash is made of: everything in it but the hash. Never changed; another text gets another name. */
export function sealText(seal: Omit<Seal, 'hash'>): string {
  return JSON.stringify([
    'seal/1',
    seal.tenantId,
    seal.sequence,
    seal.source,
    seal.format,
    seal.throughTransactionId,
    seal.sealedAt,
    seal.previousHash,
    seal.rowIds,
    seal.leaves,
  ]);
}

/** The head of a chain as it is kept outside of the database. */
export type ChainAnchor = Pick<Seal, 'tenantId' | 'sequence' | 'sealedAt' | 'hash'>;

export function anchorText({ tenantId, sequence, sealedAt, hash }: ChainAnchor): string {
  return `${JSON.stringify({ format: 'anchor/1', tenantId, sequence, sealedAt, hash })}\n`;
}

export type RowDamage = {
  readonly rowId: string;
  readonly damage: 'changed' | 'deleted' | 'inserted' | 'moved';
};

/** The first row that is not what was sealed; null when all are. `rows`: what lies in the seal's range now, in order. */
export function findRowDamage(
  { rowIds, leaves }: Pick<Seal, 'rowIds' | 'leaves'>,
  rows: readonly ChainedRow[],
): RowDamage | null {
  const length = Math.max(rowIds.length, rows.length);
  for (let place = 0; place < length; place += 1) {
    const sealedId = rowIds[place];
    const row = rows[place];
    if (row && row.rowId === sealedId) {
      if (row.leaf !== leaves[place]) return { rowId: row.rowId, damage: 'changed' };
      continue;
    }
    if (row && !rowIds.includes(row.rowId)) return { rowId: row.rowId, damage: 'inserted' };
    if (sealedId !== undefined && !rows.some(({ rowId }) => rowId === sealedId)) {
      return { rowId: sealedId, damage: 'deleted' };
    }
    return { rowId: sealedId ?? row?.rowId ?? '', damage: 'moved' };
  }
  return null;
}

/** Why a seal cannot stand behind the one before it; null when it can. `before` is null for the first. */
export function findSealDamage(
  seal: Seal,
  before: Pick<Seal, 'sequence' | 'hash'> | null,
  hashOf: (text: string) => string,
): string | null {
  const expected = (before?.sequence ?? 0) + 1;
  if (seal.sequence !== expected) return `seal ${expected} is gone`;
  if (hashOf(sealText(seal)) !== seal.hash) return `seal ${seal.sequence} was changed`;
  if (seal.previousHash !== (before?.hash ?? noHash)) {
    return `seal ${seal.sequence} does not follow the one before it`;
  }
  return null;
}
