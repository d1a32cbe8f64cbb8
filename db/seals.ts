import { createHash } from 'node:crypto';
import { and, asc, desc, eq, gt, inArray, sql, type SQL } from 'drizzle-orm';
import { noHash, sealText, type ChainAnchor, type ChainedRow, type Seal } from '../domain/chain.js';
import { instant, type Instant } from '../domain/dates.js';
import type { TenantId } from '../domain/ids.js';
import { chainSources, type ChainSource } from './chain-sources.js';
import type { Tx } from './client.js';
import { sealAnchors, seals } from './schema/index.js';

/** A seal of this many is written in a few milliseconds, and names its bad row among few. */
export const rowsPerSealMax = 1_000;

export const sha256Hex = (text: string) => createHash('sha256').update(text).digest('hex');

/** Where a reader of a source stands; null before its first row. */
export type ChainPosition = Pick<ChainedRow, 'transactionId' | 'rowId'> | null;

/**
 * Seals the next rows of each source; none when there are none, or when somebody else seals this tenant now. Only rows of
 * transactions older than every open one are taken: nothing that commits later can come before them.
 */
export async function sealNextRows(tx: Tx, tenantId: TenantId, sealedAt: Instant): Promise<Seal[]> {
  const [lock] = await tx.execute<{ held: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${`seals ${tenantId}`}, 0)) as held`,
  );
  if (!lock?.held) return [];
  const made: Seal[] = [];
  for (const source of chainSources) {
    const after = await findSealedThrough(tx, tenantId, source);
    const rows = await listRows(tx, tenantId, source, { after, limit: rowsPerSealMax });
    const last = rows.at(-1);
    if (!last) continue;
    const before = made.at(-1) ?? (await findLastSeal(tx, tenantId));
    const content = {
      tenantId,
      sequence: (before?.sequence ?? 0) + 1,
      source: source.name,
      format: source.formats.length,
      rowIds: rows.map(({ rowId }) => rowId),
      leaves: rows.map(({ leaf }) => leaf),
      throughTransactionId: last.transactionId,
      sealedAt,
      previousHash: before?.hash ?? noHash,
    };
    const seal = { ...content, hash: sha256Hex(sealText(content)) };
    await tx.insert(seals).values(toRow(seal));
    made.push(seal);
  }
  return made;
}

async function findSealedThrough(tx: Tx, tenantId: TenantId, source: ChainSource): Promise<ChainPosition> {
  const [last] = await tx
    .select({
      transactionId: seals.throughTransactionId,
      rowId: sql<string>`${seals.rowIds}[cardinality(${seals.rowIds})]`,
    })
    .from(seals)
    .where(and(eq(seals.tenantId, tenantId), eq(seals.source, source.name)))
    .orderBy(desc(seals.sequence))
    .limit(1);
  return last ?? null;
}

/** The head of the chain. */
export async function findLastSeal(tx: Tx, tenantId: TenantId): Promise<ChainAnchor | null> {
  const [row] = await tx
    .select({ sequence: seals.sequence, hash: seals.hash, sealedAt: seals.sealedAt })
    .from(seals)
    .where(eq(seals.tenantId, tenantId))
    .orderBy(desc(seals.sequence))
    .limit(1);
  return row ? { tenantId, sequence: row.sequence, sealedAt: row.sealedAt, hash: hex(row.hash) } : null;
}

export async function listSeals(
  tx: Tx,
  tenantId: TenantId,
  page: { readonly after: number; readonly limit: number },
): Promise<Seal[]> {
  const rows = await tx
    .select()
    .from(seals)
    .where(and(eq(seals.tenantId, tenantId), gt(seals.sequence, page.after)))
    .orderBy(asc(seals.sequence))
    .limit(page.limit);
  return rows.map(fromRow);
}

/**
 * Rows of a source in the order of the chain, with the leaves that they have now. Without `through` they end before the oldest
 * open transaction.
 */
export async function listRows(
  tx: Tx,
  tenantId: TenantId,
  source: ChainSource,
  range: {
    readonly after: ChainPosition;
    readonly through?: ChainPosition;
    readonly format?: number;
    readonly limit: number;
  },
): Promise<ChainedRow[]> {
  const { after, through, format = source.formats.length, limit } = range;
  const cells = source.formats[format - 1];
  if (!cells) throw new Error(`${source.name} has no format ${format}.`);
  const rowId = source.keys.map(({ value }) => `${value}::text`).join(` || '/' || `);
  const settled = sql`${sql.raw(source.transactionId)} < pg_snapshot_xmin(pg_current_snapshot())`;
  // The limit is a part of the text: a plan for any limit would read and sort whatever comes after.
  const rows = await tx.execute<ChainedRow>(sql`
    select ${sql.raw(rowId)} as "rowId", ${sql.raw(source.transactionId)}::text as "transactionId",
      encode(sha256(convert_to(json_build_array(${sql.raw(cells.join(', '))})::text, 'UTF8')), 'hex') as leaf
    from ${sql.raw(source.from)}
    where ${sql.raw(source.tenantId)} = ${tenantId} and ${beyond(source, after)}
      and ${through ? compare(source, '<=', through) : settled}
    order by ${sql.raw(positionOf(source))}
    limit ${sql.raw(String(limit))}`);
  return [...rows];
}

const positionOf = ({ transactionId, keys }: ChainSource) =>
  [transactionId, ...keys.map(({ value }) => value)].join(', ');

const beyond = (source: ChainSource, after: ChainPosition) =>
  after ? compare(source, '>', after) : sql`true`;

/** Once more for the keys that are of one table with the transaction: by those an index finds the place. */
function compare(
  source: ChainSource,
  operator: '>' | '<=',
  { transactionId, rowId }: NonNullable<ChainPosition>,
): SQL {
  const { keys, transactionId: transaction } = source;
  const table = transaction.split('.')[0] ?? '';
  const values = rowId.split('/');
  const typed = keys.map(({ type }, index) => sql`${values[index] ?? ''}::${sql.raw(type)}`);
  const placeOf = (count: number) =>
    sql.join([sql`${transactionId}::xid8`, ...typed.slice(0, count)], sql`, `);
  const found = keys.filter(({ value }) => value.startsWith(`${table}.`));
  const indexed = sql.raw([transaction, ...found.map(({ value }) => value)].join(', '));
  return sql`(${indexed}) ${sql.raw(operator === '>' ? '>=' : '<=')} (${placeOf(found.length)})
    and (${sql.raw(positionOf(source))}) ${sql.raw(operator)} (${placeOf(keys.length)})`;
}

/** How many rows wait to be sealed, up to a maximum, and since when. */
export async function loadUnsealed(
  tx: Tx,
  tenantId: TenantId,
  source: ChainSource,
  rowsMax: number,
): Promise<{ readonly rows: number; readonly oldestAt: Instant | null }> {
  const after = await findSealedThrough(tx, tenantId, source);
  const [found] = await tx.execute<{ rows: number; oldest: number | null }>(sql`
    select count(*)::int as rows, (extract(epoch from min(at)) * 1000)::float8 as oldest from (
      select ${sql.raw(source.at)} as at from ${sql.raw(source.from)}
      where ${sql.raw(source.tenantId)} = ${tenantId} and ${beyond(source, after)}
      limit ${sql.raw(String(rowsMax))}
    ) as waiting`);
  const oldest = found?.oldest ?? null;
  return { rows: found?.rows ?? 0, oldestAt: oldest === null ? null : instant(oldest) };
}

/** Those of these seals that were anchored. */
export async function listAnchored(
  tx: Tx,
  tenantId: TenantId,
  sequences: readonly number[],
): Promise<number[]> {
  const rows = await tx
    .select({ sequence: sealAnchors.sequence })
    .from(sealAnchors)
    .where(and(eq(sealAnchors.tenantId, tenantId), inArray(sealAnchors.sequence, [...sequences])))
    .orderBy(asc(sealAnchors.sequence));
  return rows.map(({ sequence }) => sequence);
}

/** The head that has no anchor yet; null when it has, or when there is no chain. */
export async function findUnanchoredHead(tx: Tx, tenantId: TenantId): Promise<ChainAnchor | null> {
  const head = await findLastSeal(tx, tenantId);
  if (!head) return null;
  const anchored = await listAnchored(tx, tenantId, [head.sequence]);
  return anchored.length > 0 ? null : head;
}

export async function noteAnchored(tx: Tx, { tenantId, sequence }: ChainAnchor): Promise<void> {
  await tx.insert(sealAnchors).values({ tenantId, sequence }).onConflictDoNothing();
}

const hex = (raw: Uint8Array) => Buffer.from(raw).toString('hex');
const raw = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));

function toRow({ leaves, previousHash, hash, ...rest }: Seal): typeof seals.$inferInsert {
  return {
    ...rest,
    rowIds: [...rest.rowIds],
    leaves: raw(leaves.join('')),
    previousHash: raw(previousHash),
    hash: raw(hash),
  };
}

function fromRow({ leaves, previousHash, hash, ...rest }: typeof seals.$inferSelect): Seal {
  return {
    ...rest,
    leaves: hex(leaves).match(/.{64}/g) ?? [],
    previousHash: hex(previousHash),
    hash: hex(hash),
  };
}
