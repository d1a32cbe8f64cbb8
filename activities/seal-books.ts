import type { Database } from '../db/client.js';
import { findUnanchoredHead, noteAnchored, rowsPerSealMax, sealNextRows } from '../db/seals.js';
import { listTenantIds } from '../db/tenants.js';
import { anchorText } from '../domain/chain.js';
import type { Instant } from '../domain/dates.js';
import { platformTenantId, type TenantId } from '../domain/ids.js';
import type { Logger } from '../log.js';
import type { AnchorStorage } from '../providers/ports-books.js';

export type SealingDeps = {
  readonly database: Database;
  readonly anchors: AnchorStorage;
  readonly log: Logger;
  readonly now: () => Instant;
};

/** Between two rounds through all tenants. With the longest transaction it is how long a row may wait for its seal. */
export const sealEveryMs = 5_000;

/**
 * Seals what is new of a tenant, then puts the head of its chain outside of the database. Any number of processes may do
 * so; one at a time seals. A crash in between leaves a head without an anchor, which the next round makes. Answers
 * how many rows were sealed.
 */
export async function sealTenant(
  { database, anchors, now }: SealingDeps,
  tenantId: TenantId,
): Promise<number> {
  let rows = 0;
  let isBehind = true;
  while (isBehind) {
    const seals = await database.inTenant(tenantId, (tx) => sealNextRows(tx, tenantId, now()));
    rows += seals.reduce((sum, { rowIds }) => sum + rowIds.length, 0);
    isBehind = seals.some(({ rowIds }) => rowIds.length === rowsPerSealMax);
  }
  const head = await database.inTenant(tenantId, (tx) => findUnanchoredHead(tx, tenantId));
  if (head) {
    await anchors.put(tenantId, head.sequence, anchorText(head));
    await database.inTenant(tenantId, (tx) => noteAnchored(tx, head));
  }
  return rows;
}

/** One round. What fails for one tenant holds up no other. */
export async function sealBooks(deps: SealingDeps): Promise<void> {
  const tenantIds = await deps.database.inPlatform(listTenantIds);
  for (const tenantId of [platformTenantId, ...tenantIds]) {
    try {
      await sealTenant(deps, tenantId);
    } catch (error) {
      deps.log.error('sealing_failed', { tenantId, error });
    }
  }
}

export function startSealing(deps: SealingDeps): { readonly stop: () => Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let isStopping = false;
  const round = async (): Promise<void> => {
    try {
      await sealBooks(deps);
    } catch (error) {
      deps.log.warn('sealing_round_failed', { error });
    }
  };
  let running = Promise.resolve();
  const next = () => {
    running = round().then(() => {
      if (!isStopping) timer = setTimeout(next, sealEveryMs);
    });
  };
  next();
  return {
    stop: async () => {
      isStopping = true;
      clearTimeout(timer);
      await running;
    },
  };
}
