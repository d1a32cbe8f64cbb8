import postgres from 'postgres';
import type { TenantId } from '../domain/ids.js';

const lookEveryMs = 50;

export type Watch = {
  /** Resolves once the bill is there; rejects when it stops where nothing moves it on. */
  readonly until: (billId: string, status: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

type Waiting = {
  readonly status: string;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
};

const deadEnds = ['on_hold', 'in_review', 'payment_failed', 'canceled', 'rejected', 'returned'];

/** Looks at all bills that somebody waits for with one query, so that waiting costs the same for every pipeline. */
export function watchBills(databaseUrl: string, tenantId: TenantId, table = 'bills'): Watch {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  const waiting = new Map<string, Waiting>();
  let isLooking = false;
  const look = async () => {
    if (isLooking || waiting.size === 0) return;
    isLooking = true;
    try {
      const ids = [...waiting.keys()];
      const rows = await sql.begin(async (tx) => {
        await tx`select set_config('app.tenant_id', ${tenantId}, true)`;
        return tx<{ bill_id: string; status: string }[]>`
          select bill_id, status from ${tx(table)} where tenant_id = ${tenantId} and bill_id = any(${ids})`;
      });
      for (const { bill_id: billId, status } of rows) settle(billId, status);
    } finally {
      isLooking = false;
    }
  };
  const settle = (billId: string, status: string) => {
    const waits = waiting.get(billId);
    if (!waits) return;
    const isThere = waits.status === status;
    if (!isThere && !deadEnds.includes(status)) return;
    waiting.delete(billId);
    if (isThere) waits.resolve();
    else waits.reject(new Error(`${billId} should have become ${waits.status}, is ${status}.`));
  };
  const failAll = (error: unknown) => {
    for (const { reject } of waiting.values())
      reject(error instanceof Error ? error : new Error(String(error)));
    waiting.clear();
  };
  const timer = setInterval(() => void look().catch(failAll), lookEveryMs);
  return {
    until: (billId, status) =>
      new Promise((resolve, reject) => {
        waiting.set(billId, { status, resolve, reject });
      }),
    close: async () => {
      clearInterval(timer);
      await sql.end();
    },
  };
}
