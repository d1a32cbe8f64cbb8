import type { Tx } from '../db/client.js';
import { lockPendingEvents, settleEvent, type InboxEvent } from '../db/inbox.js';
import { lockRemittance, saveRemittance } from '../db/remittances.js';
import { isId, type RemittanceId, type TenantId } from '../domain/ids.js';
import { contextOf } from './bill-view.js';
import type { ActivityDeps } from './deps.js';

/** One run's share; what is left waits for the next. */
const eventsPerRunMax = 200;

/** Works through stored webhooks one by one, each in its own transaction. */
export function drainInbox(deps: ActivityDeps) {
  return async (): Promise<{ readonly settled: number; readonly hasMore: boolean }> => {
    let settled = 0;
    while (settled < eventsPerRunMax && (await settleNext(deps))) settled += 1;
    return { settled, hasMore: settled === eventsPerRunMax };
  };
}

function settleNext(deps: ActivityDeps): Promise<boolean> {
  return deps.database.inPlatform(async (tx) => {
    const [event] = await lockPendingEvents(tx, deps.now(), 1);
    if (!event) return false;
    await settleEvent(tx, event, await follow(deps, event), deps.now());
    return true;
  });
}

type Settled = Parameters<typeof settleEvent>[2];

async function follow(deps: ActivityDeps, event: InboxEvent): Promise<Settled> {
  try {
    const isOurs =
      event.provider === 'stripe' ? await notifyBill(deps, event) : await noteDelivery(deps, event);
    return { status: isOurs ? 'done' : 'ignored' };
  } catch (error) {
    deps.log.warn('inbox_event_failed', { inboxEventId: event.inboxEventId, type: event.type, error });
    return { status: 'failed', error: error instanceof Error ? error.message : String(error) };
  }
}

/** The event only names the object; whose it is stands in the object itself. */
async function notifyBill({ rail, engine }: ActivityDeps, event: InboxEvent): Promise<boolean> {
  const { providerPaymentId } = event.subject;
  if (!providerPaymentId) return false;
  const { metadata } = await rail.get(providerPaymentId);
  const { tenant_id: tenantId = '', bill_id: billId = '' } = metadata;
  if (!isId('tenant', tenantId) || !isId('bill', billId)) return false;
  await engine.notifyPayment({ tenantId, billId }, event.eventId);
  return true;
}

async function noteDelivery({ database, now }: ActivityDeps, event: InboxEvent): Promise<boolean> {
  const { tenantId, mailId, kind, reason } = event.subject;
  const status = { delivered: 'delivered', bounced: 'bounced', dropped: 'bounced' }[kind ?? ''];
  if (!tenantId || !mailId || !status) return false;
  if (!isId('tenant', tenantId) || !isId('remittance', mailId)) return false;
  return database.inTenant(tenantId, (tx) =>
    saveDelivery(
      tx,
      { tenantId, remittanceId: mailId },
      status as 'delivered' | 'bounced',
      reason ?? null,
      now(),
    ),
  );
}

async function saveDelivery(
  tx: Tx,
  { tenantId, remittanceId }: { readonly tenantId: TenantId; readonly remittanceId: RemittanceId },
  status: 'delivered' | 'bounced',
  detail: string | null,
  at: ReturnType<ActivityDeps['now']>,
): Promise<boolean> {
  const remittance = await lockRemittance(tx, tenantId, remittanceId);
  if (remittance.status !== status) await saveRemittance(tx, remittance, { status, detail }, contextOf(at));
  return true;
}
