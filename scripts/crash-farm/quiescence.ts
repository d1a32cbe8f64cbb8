import { setTimeout as pause } from 'node:timers/promises';
import type { BillState, BillStatus } from '../../domain/bill.js';
import type { BillId, TenantId } from '../../domain/ids.js';
import type { Database } from '../../db/client.js';
import { listOpenBills } from '../../db/bills.js';
import type { Farm } from './farm.js';

/** Whether its money is at its end, a person sees it, or it waits for a day. */
export function isQuiet({ status }: BillState): boolean {
  switch (status) {
    case 'received':
    case 'extracting':
    case 'matching':
    case 'awaiting_approval':
    case 'scheduled':
    case 'paying':
      return false;
    default:
      return true;
  }
}

type Restless = readonly { readonly billId: BillId; readonly status: BillStatus }[];

export type Quiescence = {
  /** Still on their way when patience was over, where nobody sees them. */
  readonly restless: Restless;
  /**
   * Quiet, and will go on by themselves: unknown, where the provider is asked for days if need be, and paid, where the
   * mailer says only after minutes whether it took the advice.
   */
  readonly open: ReadonlySet<string>;
  readonly tookMs: number;
};

type Patience = {
  /** Bills go on by themselves for this long. */
  readonly beforeNudgesMs: number;
  readonly limitMs: number;
  /** For those that would go on for minutes or days, where people see them. */
  readonly openLimitMs: number;
};

const nudgeEveryMs = 8_000;

/**
 * Waits until every bill is at rest. After a while bills that still move are woken as an operator would (npm run ops
 * wake): that makes them look earlier at what they would look at anyway, and decides nothing.
 */
export async function awaitQuiescence(
  farm: Farm,
  tenantId: TenantId,
  patience: Patience,
  wake: (billId: BillId) => Promise<void>,
): Promise<Quiescence> {
  const fromMs = Date.now();
  let nudgedMs = 0;
  for (;;) {
    const restless = await restlessBills(farm.database, tenantId).catch(() => null);
    const tookMs = Date.now() - fromMs;
    const isOver = tookMs > (restless?.every(goesOn) ? patience.openLimitMs : patience.limitMs);
    if (restless !== null && (restless.length === 0 || isOver)) {
      return {
        restless: restless.filter((bill) => !goesOn(bill)),
        open: new Set(restless.filter(goesOn).map(({ billId }) => billId)),
        tookMs,
      };
    }
    if (restless !== null && tookMs > patience.beforeNudgesMs && Date.now() - nudgedMs > nudgeEveryMs) {
      nudgedMs = Date.now();
      for (const { billId } of restless) await wake(billId).catch(() => undefined);
    }
    await pause(1_000);
  }
}

const goesOn = ({ status }: { readonly status: BillStatus }) => status === 'unknown' || status === 'paid';

async function restlessBills(database: Database, tenantId: TenantId): Promise<Restless> {
  const restless: Restless[number][] = [];
  let after: BillId | null = null;
  for (;;) {
    const page: { after: BillId | null; limit: number } = { after, limit: 1_000 };
    const bills = await database.inTenant(tenantId, (tx) => listOpenBills(tx, tenantId, page));
    for (const { billId, state } of bills) {
      // Whoever drove it has gone home: it is on the list of those who approve.
      const isLeftToApprovers = state.status === 'awaiting_approval';
      if (!isLeftToApprovers && (!isQuiet(state) || goesOn(state)))
        restless.push({ billId, status: state.status });
    }
    after = bills.at(-1)?.billId ?? null;
    if (bills.length < page.limit) return restless;
  }
}
