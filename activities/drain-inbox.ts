import type { Tx } from '../db/client.js';
import { lockPendingEvents, settleEvent, type InboxEvent } from '../db/inbox.js';
import { lockRemittance, saveRemittance } from '../db/remittances.js';
import { isFinal, type Bill } from '../domain/bill.js';
import { DomainError } from '../domain/errors.js';
import { isId, type RemittanceId, type TenantId } from '../domain/ids.js';
import type { Payment } from '../domain/payment.js';
import type { RailPayment } from '../providers/ports.js';
import type { BillRef } from '../workflows/messages.js';
import { contextOf, readBill } from './bill-view.js';
import type { ActivityDeps } from './deps.js';
import { followPayment } from './resolve-payment.js';

/** One run's share; what is left waits for the next. */
const eventsPerRunMax = 200;

/** Each holds a connection while the provider is asked, and its step takes another. */
const lanes = 4;

/** Works through stored webhooks, each in its own transaction, a few at a time. */
export function drainInbox(deps: ActivityDeps) {
  return async (): Promise<{ readonly settled: number; readonly hasMore: boolean }> => {
    let taken = 0;
    let settled = 0;
    const workLane = async () => {
      while (taken < eventsPerRunMax) {
        taken += 1;
        if (!(await settleNext(deps))) return;
        settled += 1;
      }
    };
    await Promise.all(Array.from({ length: lanes }, workLane));
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

/** The event only names the object; whose it is, and what became of it, stands in the object itself. */
async function notifyBill(deps: ActivityDeps, event: InboxEvent): Promise<boolean> {
  const { providerPaymentId } = event.subject;
  if (!providerPaymentId) return false;
  const found = await deps.rail.get(providerPaymentId);
  const { tenant_id: tenantId = '', bill_id: billId = '' } = found.metadata;
  if (!isId('tenant', tenantId) || !isId('bill', billId)) return false;
  const ref = { tenantId, billId };
  const { eventId } = event;
  const { bill, payment } = await readBill(deps)(ref);
  // Another attempt's object, an answer still under way: what it means for the bill the bill finds out.
  if (!payment || !isAbout(payment, found)) await deps.engine.notifyPayment(ref, { eventId });
  else if (!isWritten(bill, payment, found)) await writeDown(deps, ref, found, eventId);
  return true;
}

function isAbout({ state }: Payment, { providerPaymentId }: RailPayment): boolean {
  return 'providerPaymentId' in state && state.providerPaymentId === providerPaymentId;
}

/** We have it, and nobody waits for it. */
function isWritten({ state }: Bill, payment: Payment, found: RailPayment): boolean {
  return found.state === payment.state.status && (found.state === 'processing' || isFinal(state.status));
}

/** The bill is told also by a second run, which finds the row written: the first one may have died in between. */
async function writeDown(
  deps: ActivityDeps,
  ref: BillRef,
  found: RailPayment,
  eventId: string,
): Promise<void> {
  try {
    const { bill } = await followPayment(deps, ref, found);
    await deps.engine.notifyPayment(ref, { eventId, became: bill.state.status });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    // The bill meets the same refusal, and shows it.
    await deps.engine.notifyPayment(ref, { eventId });
  }
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
