import postgres from 'postgres';
import type { BillState, BillStatus } from '../../domain/bill.js';
import type { TenantId } from '../../domain/ids.js';

export type Seen = { readonly status: BillStatus; readonly version: number; readonly state: BillState };

export type Watch = {
  /** The bill once `isThere` says so; null when the time is up. */
  readonly until: (billId: string, isThere: (seen: Seen) => boolean, limitMs: number) => Promise<Seen | null>;
  readonly close: () => Promise<void>;
};

type Waiting = {
  readonly billId: string;
  readonly isThere: (seen: Seen) => boolean;
  readonly deadline: number;
  readonly resolve: (seen: Seen | null) => void;
};

const lookEveryMs = 200;

/** Looks at all bills that somebody waits for with one query; a database that is away is looked for again. */
export function watchFarmBills(databaseUrl: string, tenantId: TenantId): Watch {
  const sql = postgres(databaseUrl, { max: 1, connect_timeout: 2, onnotice: () => undefined });
  const waiting = new Set<Waiting>();
  let isLooking = false;
  const look = async () => {
    if (isLooking || waiting.size === 0) return;
    isLooking = true;
    try {
      const ids = [...new Set([...waiting].map(({ billId }) => billId))];
      const rows = await sql.begin(async (tx) => {
        await tx`select set_config('app.tenant_id', ${tenantId}, true)`;
        return tx<(Seen & { bill_id: string })[]>`
          select bill_id, status, version, state from bills
          where tenant_id = ${tenantId} and bill_id = any(${ids})`;
      });
      settle(new Map(rows.map((row) => [row.bill_id, row])));
    } catch {
      settle(new Map());
    } finally {
      isLooking = false;
    }
  };
  const settle = (rows: ReadonlyMap<string, Seen>) => {
    for (const each of waiting) {
      const seen = rows.get(each.billId);
      if (seen && each.isThere(seen)) each.resolve(seen);
      else if (Date.now() > each.deadline) each.resolve(null);
      else continue;
      waiting.delete(each);
    }
  };
  const timer = setInterval(() => void look(), lookEveryMs);
  return {
    until: (billId, isThere, limitMs) =>
      new Promise((resolve) => {
        waiting.add({ billId, isThere, deadline: Date.now() + limitMs, resolve });
      }),
    close: async () => {
      clearInterval(timer);
      await sql.end({ timeout: 2 });
    },
  };
}
