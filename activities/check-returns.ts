import { listPostedToCheck, noteChecked } from '../db/payments.js';
import { epochMs, instant, type Instant } from '../domain/dates.js';
import type { TenantId } from '../domain/ids.js';
import type { Payment } from '../domain/payment.js';
import { ProviderFault } from '../providers/ports.js';
import type { ActivityDeps } from './deps.js';

/** Banks send most money back within two banking days; a week more is for holidays and slow banks. */
const returnWindowMs = 14 * 24 * 3_600_000;
const checkEveryMs = 12 * 3_600_000;
const checksPerSweepMax = 50;

/** A return can come days after its bill was closed, and its webhook can be lost: twice a day the provider is asked. */
export async function checkReturns(deps: ActivityDeps, tenantId: TenantId): Promise<number> {
  const { database, now } = deps;
  const ago = (ms: number): Instant => instant(epochMs(now()) - ms);
  const payments = await database.inTenant(tenantId, (tx) =>
    listPostedToCheck(tx, tenantId, {
      madeAfter: ago(returnWindowMs),
      checkedBefore: ago(checkEveryMs),
      limit: checksPerSweepMax,
    }),
  );
  let returned = 0;
  for (const payment of payments) {
    const comeBack = await hasComeBack(deps, payment);
    if (comeBack === 'unreachable') break;
    if (comeBack) returned += 1;
    await database.inTenant(tenantId, (tx) => noteChecked(tx, payment, now()));
  }
  return returned;
}

async function hasComeBack(
  { rail, engine, log }: ActivityDeps,
  payment: Payment,
): Promise<boolean | 'unreachable'> {
  const { tenantId, billId, paymentId, state } = payment;
  if (state.status !== 'posted') return false;
  try {
    const found = await rail.get(state.providerPaymentId);
    if (found.state !== 'returned') return false;
    log.warn('return_found_by_sweep', { tenantId, billId, paymentId });
    await engine.notifyPayment({ tenantId, billId }, { eventId: `sweep/${paymentId}` });
    return true;
  } catch (error) {
    if (!(error instanceof ProviderFault)) throw error;
    log.warn('return_check_failed', { tenantId, billId, paymentId, code: error.code });
    return 'unreachable';
  }
}
