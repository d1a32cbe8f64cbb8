import { listPostedToCheck, listProcessingToCheck, noteChecked, type QuietPayment } from '../db/payments.js';
import { epochMs, instant, type Instant } from '../domain/dates.js';
import type { TenantId } from '../domain/ids.js';
import { looksApartMs } from '../domain/payment.js';
import { ProviderFault } from '../providers/ports.js';
import type { ActivityDeps } from './deps.js';

/** Banks send most money back within two banking days; a week more is for holidays and slow banks. */
const returnWindowMs = 14 * 24 * 3_600_000;
const checkEveryMs = 12 * 3_600_000;
/** Of either kind, one after the other: a sweep is over before the next one is due. */
const checksPerSweepMax = 50;

/**
 * Webhooks can be lost. What is under way is looked at ever more rarely, what was paid twice a day for as long as the bank
 * may return it. Answers how many bills were told that the provider has their payment elsewhere than its row.
 */
export async function checkPayments(deps: ActivityDeps, tenantId: TenantId): Promise<number> {
  let moved = 0;
  for (const quiet of await listDue(deps, tenantId)) {
    const outcome = await look(deps, quiet);
    if (outcome === 'unreachable') break;
    if (outcome === 'moved') moved += 1;
    await deps.database.inTenant(tenantId, (tx) => noteChecked(tx, quiet.payment, deps.now()));
  }
  return moved;
}

function listDue({ database, now }: ActivityDeps, tenantId: TenantId): Promise<QuietPayment[]> {
  const ago = (ms: number): Instant => instant(epochMs(now()) - ms);
  return database.inTenant(tenantId, async (tx) => {
    const limit = checksPerSweepMax;
    const [processing, posted] = await Promise.all([
      listProcessingToCheck(tx, tenantId, { at: now(), apartMs: looksApartMs, limit }),
      listPostedToCheck(tx, tenantId, {
        madeAfter: ago(returnWindowMs),
        checkedBefore: ago(checkEveryMs),
        limit,
      }),
    ]);
    return [...processing, ...posted.map((payment) => ({ payment, isFirstLook: false }))];
  });
}

async function look(
  { rail, engine, log }: ActivityDeps,
  { payment, isFirstLook }: QuietPayment,
): Promise<'moved' | 'same' | 'unreachable'> {
  const { tenantId, billId, paymentId, state } = payment;
  const ref = { tenantId, billId };
  const notify = () => engine.notifyPayment(ref, { eventId: `sweep/${paymentId}` });
  if (isFirstLook) {
    // The bill looks itself, and is listed for operators from then on: most are paid before that.
    await notify();
    return 'same';
  }
  if (!('providerPaymentId' in state)) return 'same';
  try {
    const found = await rail.get(state.providerPaymentId);
    if (found.state === state.status) return 'same';
    log.warn('lost_news_found', { ...ref, paymentId, from: state.status, to: found.state });
    await notify();
    return 'moved';
  } catch (error) {
    if (!(error instanceof ProviderFault)) throw error;
    log.warn('payment_check_failed', { ...ref, paymentId, code: error.code });
    return 'unreachable';
  }
}
