import { listOpenBills } from '../../db/bills.js';
import { listTroubledEvents } from '../../db/inbox.js';
import { listUndelivered } from '../../db/remittances.js';
import { needsAttention, type Bill, type BillStatus } from '../../domain/bill.js';
import { epochMs, type Instant } from '../../domain/dates.js';
import { isId, platformTenantId, type BillId, type TenantId } from '../../domain/ids.js';
import { format, type Money } from '../../domain/money.js';
import { listTenants, type OperatorDesk } from './desk.js';
import { age, table } from './layout.js';

/** One thing that somebody should look at. */
export type StuckItem = {
  readonly kind: 'bill' | 'webhook' | 'mail';
  readonly id: string;
  readonly tenantId: TenantId;
  readonly state: string;
  readonly since: Instant;
  readonly ageSeconds: number;
  readonly amount: Money | null;
  readonly reason: string;
};

export type StuckFilter = {
  readonly tenantId: string | null;
  readonly state: string | null;
  readonly olderThanMs: number;
  readonly by: 'age' | 'amount';
  readonly limit: number;
};

const billsPerPage = 500;
/** What the engine does by itself takes seconds; a payment that is under way takes days. */
const engineMsMax = 120_000;
const payingMsMax = 5 * 86_400_000;
const engineStates: readonly BillStatus[] = ['received', 'extracting', 'matching', 'paid'];

/** What Temporal knows of bills beside their rows. */
type EngineView = {
  readonly running: ReadonlySet<string>;
  readonly stepFailed: ReadonlySet<string>;
  readonly broken: ReadonlySet<string>;
};

export async function listStuck(desk: OperatorDesk, filter: StuckFilter): Promise<StuckItem[]> {
  const now = desk.now();
  const engine = await viewEngine(desk);
  const found = await listStuckWebhooks(desk, now);
  const tenants = await listTenants(desk);
  for (const tenantId of tenants.filter((each) => filter.tenantId === null || each === filter.tenantId)) {
    found.push(
      ...(await listStuckBills(desk, tenantId, engine, now)),
      ...(await listLostMails(desk, tenantId, now)),
    );
  }
  const value = ({ ageSeconds, amount }: StuckItem) =>
    filter.by === 'age' ? ageSeconds : (amount?.amountMinor ?? 0);
  return found
    .filter(({ tenantId }) => filter.tenantId === null || tenantId === filter.tenantId)
    .filter(({ state }) => filter.state === null || state === filter.state)
    .filter(({ ageSeconds }) => ageSeconds * 1_000 >= filter.olderThanMs)
    .sort((a, b) => value(b) - value(a))
    .slice(0, filter.limit);
}

export function describeStuck(items: readonly StuckItem[]): string {
  if (items.length === 0) return 'Nothing is stuck.\n';
  const rows = items.map(({ ageSeconds, state, amount, id, reason }) => [
    age(ageSeconds),
    state,
    amount === null ? '' : format(amount),
    id,
    reason,
  ]);
  return `${table(['AGE', 'STATE', 'AMOUNT', 'ID', 'REASON'], rows)}\n\nNext: npm run ops -- show ID\n`;
}

async function viewEngine({ client }: OperatorDesk): Promise<EngineView> {
  const find = async (condition: string) => {
    const ids = new Set<string>();
    const query = `WorkflowType = 'bill' AND ExecutionStatus = 'Running'${condition}`;
    for await (const { workflowId } of client.workflow.list({ query, pageSize: 1_000 })) ids.add(workflowId);
    return ids;
  };
  const [running, stepFailed, broken] = await Promise.all([
    find(''),
    find(' AND NeedsAttention = true'),
    find(" AND TemporalReportedProblems IN ('category=WorkflowTaskFailed', 'category=WorkflowTaskTimedOut')"),
  ]);
  return { running, stepFailed, broken };
}

async function listStuckBills(
  { database }: OperatorDesk,
  tenantId: TenantId,
  engine: EngineView,
  now: Instant,
): Promise<StuckItem[]> {
  const found: StuckItem[] = [];
  let after: BillId | null = null;
  for (;;) {
    const page: { after: BillId | null; limit: number } = { after, limit: billsPerPage };
    const bills: Bill[] = await database.inTenant(tenantId, (tx) => listOpenBills(tx, tenantId, page));
    for (const bill of bills) {
      const reason = reasonOf(bill, engine, now);
      if (reason !== null) found.push(itemOf(bill, reason, now));
    }
    after = bills.at(-1)?.billId ?? null;
    if (bills.length < billsPerPage) return found;
  }
}

/** Why somebody should look at this bill; null when nobody needs to. */
export function reasonOf(bill: Bill, engine: EngineView, now: Instant): string | null {
  const { billId, state, stateSince } = bill;
  const ageMs = epochMs(now) - epochMs(stateSince);
  if (engine.broken.has(billId))
    return 'its workflow task fails: a defect, or a history that does not replay';
  if (!engine.running.has(billId) && ageMs > engineMsMax)
    return 'has no workflow: the sweep should have started it';
  if (needsAttention(state)) return waitingReason(bill);
  if (engine.stepFailed.has(billId)) return 'a step failed and is tried again';
  if (engineStates.includes(state.status) && ageMs > engineMsMax) return 'the engine is not done with it';
  if (state.status === 'paying' && ageMs > payingMsMax)
    return 'the provider has been moving the money for long';
  return null;
}

function waitingReason({ state }: Bill): string {
  switch (state.status) {
    case 'unknown':
      return 'nobody knows whether the payment was executed';
    case 'in_review':
      return `a person confirms the details: ${state.reasons.join(', ')}`;
    case 'on_hold':
      return `held: ${state.code}`;
    case 'changes_requested':
      return 'changes are asked for';
    case 'payment_failed':
      return `declined: ${state.decline.code}`;
    case 'returned':
      return `the bank sent the money back: ${state.reason}`;
    case 'awaiting_approval':
      return `approval was escalated (rule ${state.approval.rule.name})`;
    default:
      return 'needs a person';
  }
}

function itemOf(bill: Bill, reason: string, now: Instant): StuckItem {
  return {
    kind: 'bill',
    id: bill.billId,
    tenantId: bill.tenantId,
    state: bill.state.status,
    since: bill.stateSince,
    ageSeconds: secondsBetween(bill.stateSince, now),
    amount: bill.details.amount,
    reason,
  };
}

async function listStuckWebhooks({ database }: OperatorDesk, now: Instant): Promise<StuckItem[]> {
  const events = await database.inPlatform((tx) => listTroubledEvents(tx, 100));
  return events.map((event) => ({
    kind: 'webhook',
    id: event.inboxEventId,
    tenantId: platformTenantId,
    state: `webhook ${event.status}`,
    since: event.receivedAt,
    ageSeconds: secondsBetween(event.receivedAt, now),
    amount: null,
    reason: `${event.type}, ${event.attempts} tries: ${event.error ?? ''}; replay ${event.inboxEventId}`,
  }));
}

async function listLostMails(
  { database }: OperatorDesk,
  tenantId: TenantId,
  now: Instant,
): Promise<StuckItem[]> {
  const mails = await database.inTenant(tenantId, (tx) => listUndelivered(tx, tenantId, 100));
  return mails
    .filter(({ billId }) => isId('bill', billId))
    .map(({ billId, status, detail, createdAt }) => ({
      kind: 'mail',
      id: billId,
      tenantId,
      state: `mail ${status}`,
      since: createdAt,
      ageSeconds: secondsBetween(createdAt, now),
      amount: null,
      reason: detail ?? 'nobody knows whether the advice arrived',
    }));
}

const secondsBetween = (from: Instant, to: Instant) =>
  Math.max(0, Math.floor((epochMs(to) - epochMs(from)) / 1_000));
