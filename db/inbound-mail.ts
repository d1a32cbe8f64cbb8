import { and, asc, desc, eq, gt, isNull, lt, or, sql } from 'drizzle-orm';
import type { FactContext } from '../domain/bill-facts.js';
import type { Instant } from '../domain/dates.js';
import { refuse } from '../domain/errors.js';
import type { BillId, InboundAddressId, InboundMailId, TenantId } from '../domain/ids.js';
import type { IntakeItem, MailOrigin } from '../domain/intake.js';
import type { Tx } from './client.js';
import { appendFacts, lastVersion, type FactContent } from './facts.js';
import { facts, inboundAddresses, inboundMails } from './schema/index.js';

export type InboundAddress = typeof inboundAddresses.$inferSelect;
export type InboundMail = typeof inboundMails.$inferSelect;

export async function createInboundAddress(
  tx: Tx,
  address: Pick<InboundAddress, 'tenantId' | 'inboundAddressId' | 'name' | 'hash'>,
  context: FactContext,
): Promise<void> {
  await tx.insert(inboundAddresses).values({ ...address, createdAt: context.at });
  await append(tx, address, { type: 'inbound_address_created' }, context);
}

/** Oldest first; a tenant has a handful. */
export async function listInboundAddresses(tx: Tx, tenantId: TenantId): Promise<InboundAddress[]> {
  return tx
    .select()
    .from(inboundAddresses)
    .where(eq(inboundAddresses.tenantId, tenantId))
    .orderBy(asc(inboundAddresses.inboundAddressId))
    .limit(inboundAddressesMax);
}

export const inboundAddressesMax = 100;

/** The new token works at once, the old one until `worksUntil`. */
export async function rotateInboundAddress(
  tx: Tx,
  of: { readonly tenantId: TenantId; readonly inboundAddressId: InboundAddressId },
  next: { readonly hash: string; readonly worksUntil: Instant },
  context: FactContext,
): Promise<InboundAddress> {
  const row = await lockAddress(tx, of);
  if (row.revokedAt !== null) refuse('wrong_state', 'The address is revoked.', { status: 'revoked' });
  const values = { hash: next.hash, previousHash: row.hash, previousUntil: next.worksUntil };
  await tx.update(inboundAddresses).set(values).where(isAddress(of));
  await append(tx, of, { type: 'inbound_address_rotated', worksUntil: next.worksUntil }, context);
  return { ...row, ...values };
}

/** Revoking twice is revoking once. */
export async function revokeInboundAddress(
  tx: Tx,
  of: { readonly tenantId: TenantId; readonly inboundAddressId: InboundAddressId },
  context: FactContext,
): Promise<void> {
  const row = await lockAddress(tx, of);
  if (row.revokedAt !== null) return;
  await tx.update(inboundAddresses).set({ revokedAt: context.at }).where(isAddress(of));
  await append(tx, of, { type: 'inbound_address_revoked' }, context);
}

/** The live address whose token has this hash; null when there is none. */
export async function findInboundAddress(
  tx: Tx,
  tenantId: TenantId,
  hash: string,
  now: Instant,
): Promise<InboundAddress | null> {
  const [row] = await tx
    .select()
    .from(inboundAddresses)
    .where(
      and(
        eq(inboundAddresses.tenantId, tenantId),
        isNull(inboundAddresses.revokedAt),
        or(
          eq(inboundAddresses.hash, hash),
          and(eq(inboundAddresses.previousHash, hash), gt(inboundAddresses.previousUntil, now)),
        ),
      ),
    )
    .limit(1);
  return row ?? null;
}

/** False when this mail came before; the row then is locked until its first transaction has ended. */
export async function claimInboundMail(tx: Tx, mail: Omit<InboundMail, 'items'>): Promise<boolean> {
  const rows = await tx
    .insert(inboundMails)
    .values({ ...mail, items: [] })
    .onConflictDoNothing()
    .returning({ inboundMailId: inboundMails.inboundMailId });
  return rows.length > 0;
}

export async function finishInboundMail(
  tx: Tx,
  { tenantId, inboundMailId }: Pick<InboundMail, 'tenantId' | 'inboundMailId'>,
  items: readonly IntakeItem[],
  context: FactContext,
): Promise<void> {
  await tx
    .update(inboundMails)
    .set({ items })
    .where(and(eq(inboundMails.tenantId, tenantId), eq(inboundMails.inboundMailId, inboundMailId)));
  const count = (outcome: IntakeItem['outcome']) => items.filter((item) => item.outcome === outcome).length;
  const subject = { tenantId, subject: 'inbound_mail' as const, subjectId: inboundMailId };
  const received = { bills: count('created'), refused: count('refused') };
  await appendFacts(
    tx,
    { ...subject, billId: null, fromVersion: 0 },
    [{ type: 'inbound_mail_received', ...received }],
    context,
  );
}

/** Newest first. */
export async function listInboundMails(
  tx: Tx,
  tenantId: TenantId,
  page: { readonly before: string | null; readonly limit: number },
): Promise<InboundMail[]> {
  return (
    tx
      .select()
      .from(inboundMails)
      .where(
        and(
          eq(inboundMails.tenantId, tenantId),
          page.before === null ? undefined : lt(inboundMails.inboundMailId, page.before as InboundMailId),
        ),
      )
      // Ids are ordered by time.
      .orderBy(desc(inboundMails.inboundMailId))
      .limit(page.limit)
  );
}

/** The mail that the bill came in with; null when it came another way. */
export async function findMailOf(tx: Tx, tenantId: TenantId, billId: BillId): Promise<MailOrigin | null> {
  const [row] = await tx
    .select({ mail: sql<MailOrigin | null>`${facts.data} -> 'mail'` })
    .from(facts)
    .where(and(eq(facts.tenantId, tenantId), eq(facts.billId, billId), eq(facts.type, 'received')))
    .limit(1);
  return row?.mail ?? null;
}

type AddressKey = { readonly tenantId: TenantId; readonly inboundAddressId: InboundAddressId };

const isAddress = ({ tenantId, inboundAddressId }: AddressKey) =>
  and(eq(inboundAddresses.tenantId, tenantId), eq(inboundAddresses.inboundAddressId, inboundAddressId));

async function lockAddress(tx: Tx, of: AddressKey): Promise<InboundAddress> {
  const [row] = await tx.select().from(inboundAddresses).where(isAddress(of)).for('update');
  return row ?? refuse('not_found', 'No such inbound address.');
}

async function append(
  tx: Tx,
  { tenantId, inboundAddressId }: AddressKey,
  fact: FactContent<'inbound_address'>,
  context: FactContext,
): Promise<void> {
  const subject = 'inbound_address' as const;
  const fromVersion = await lastVersion(tx, tenantId, subject, inboundAddressId);
  const of = { tenantId, subject, subjectId: inboundAddressId, billId: null, fromVersion };
  await appendFacts(tx, of, [fact], context);
}
