import { readFileSync } from 'node:fs';
import type { Client } from '@temporalio/client';
import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Database, Tx } from '../../db/client.js';
import {
  bankAccounts,
  bills,
  facts,
  inboxEvents,
  ledgerEntries,
  ledgerTransactions,
  paymentAttempts,
  payments,
} from '../../db/schema/index.js';
import { platformTenantId, type TenantId } from '../../domain/ids.js';
import { billWorkflow } from '../../workflows/messages.js';
import type { Evidence, OracleEntry, WorkflowSeen } from './evidence.js';

type Rows = Pick<Evidence, 'bills' | 'payments' | 'attempts' | 'facts' | 'accounts' | 'inbox' | 'ledger'>;

const factsPerPage = 10_000;

/** Everything of the tenant that the checks join, and the inbox. */
export async function collectRows(database: Database, tenantId: TenantId): Promise<Rows> {
  const rows = await database.inTenant(tenantId, async (tx) => ({
    bills: await tx.select().from(bills).where(eq(bills.tenantId, tenantId)),
    payments: await tx.select().from(payments).where(eq(payments.tenantId, tenantId)),
    attempts: await tx.select().from(paymentAttempts).where(eq(paymentAttempts.tenantId, tenantId)),
    accounts: await tx.select().from(bankAccounts).where(eq(bankAccounts.tenantId, tenantId)),
  }));
  const inbox = await database.inPlatform((tx) =>
    tx.select().from(inboxEvents).where(eq(inboxEvents.tenantId, platformTenantId)),
  );
  const ledger = await database.inTenant(tenantId, (tx) => collectLedger(tx, tenantId));
  return { ...rows, inbox, ledger, facts: await collectFacts(database, tenantId) };
}

async function collectLedger(tx: Tx, tenantId: TenantId): Promise<Evidence['ledger']> {
  const ofTransaction = and(
    eq(ledgerTransactions.tenantId, ledgerEntries.tenantId),
    eq(ledgerTransactions.ledgerTransactionId, ledgerEntries.ledgerTransactionId),
  );
  const left = await tx
    .select({
      paymentId: ledgerTransactions.paymentId,
      minor: sql<string>`-sum(${ledgerEntries.amountMinor})`,
    })
    .from(ledgerEntries)
    .innerJoin(ledgerTransactions, ofTransaction)
    .where(and(eq(ledgerEntries.tenantId, tenantId), sql`${ledgerEntries.account} ~ '^(cash|clearing):'`))
    .groupBy(ledgerTransactions.paymentId);
  const unbalanced = await tx
    .select({ id: ledgerEntries.ledgerTransactionId })
    .from(ledgerEntries)
    .where(eq(ledgerEntries.tenantId, tenantId))
    .groupBy(ledgerEntries.ledgerTransactionId, ledgerEntries.currency)
    .having(sql`sum(${ledgerEntries.amountMinor}) <> 0`);
  return {
    leftMinorByPayment: Object.fromEntries(
      left.map(({ paymentId, minor }) => [paymentId ?? '', Number(minor)]),
    ),
    unbalanced: unbalanced.map(({ id }) => id),
  };
}

async function collectFacts(database: Database, tenantId: TenantId): Promise<Evidence['facts']> {
  const all: Evidence['facts'][number][] = [];
  for (;;) {
    const page = await database.inTenant(tenantId, (tx) =>
      tx
        .select()
        .from(facts)
        .where(and(eq(facts.tenantId, tenantId), gt(facts.factId, all.at(-1)?.factId ?? 0)))
        .orderBy(asc(facts.factId))
        .limit(factsPerPage),
    );
    all.push(...page);
    if (page.length < factsPerPage) return all;
  }
}

/** Webhooks that are stored and not followed yet. */
export function hasPending(database: Database): Promise<boolean> {
  return database.inPlatform(async (tx) => {
    const [row] = await tx
      .select({ eventId: inboxEvents.eventId })
      .from(inboxEvents)
      .where(and(eq(inboxEvents.tenantId, platformTenantId), eq(inboxEvents.status, 'pending')))
      .limit(1);
    return row !== undefined;
  });
}

/** The provider's own log, as it lies on its disk. */
export function readOracle(file: string): OracleEntry[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as OracleEntry);
}

const histories = 8;

/** The last run of every bill's workflow, with the tasks that failed in it. */
export async function collectWorkflows(client: Client): Promise<WorkflowSeen[]> {
  const last = new Map<string, { readonly startMs: number; readonly status: string }>();
  const query = `WorkflowType = '${billWorkflow}'`;
  for await (const { workflowId, startTime, status } of client.workflow.list({ query, pageSize: 1_000 })) {
    const startMs = startTime.getTime();
    if (startMs >= (last.get(workflowId)?.startMs ?? 0))
      last.set(workflowId, { startMs, status: status.name });
  }
  const seen: WorkflowSeen[] = [];
  const left = [...last];
  const lane = async () => {
    for (let next = left.pop(); next; next = left.pop()) {
      const [billId, { status }] = next;
      seen.push({ billId, status, ...(await readHistory(client, billId)) });
    }
  };
  await Promise.all(Array.from({ length: histories }, lane));
  return seen;
}

/** Tasks that a restart or a silent worker failed are no defects; what the workflow's code did is. */
async function readHistory(
  client: Client,
  billId: string,
): Promise<Pick<WorkflowSeen, 'failedTasks' | 'events'>> {
  const { events } = await client.workflow.getHandle(billId).fetchHistory();
  const failedTasks = (events ?? []).flatMap(({ workflowTaskFailedEventAttributes: failed }) => {
    const message = failed?.failure?.message ?? '';
    return failed && isDefect(message) ? [message.slice(0, 200)] : [];
  });
  return { failedTasks, events: events?.length ?? 0 };
}

function isDefect(message: string): boolean {
  return /nondetermini|TMPRL1100|TypeError|ReferenceError|not a function/i.test(message);
}

/** As the provider tells its customer. */
export async function readBalance(
  stripeUrl: string,
): Promise<{ readonly availableMinor: number; readonly pendingMinor: number }> {
  const response = await fetch(`${stripeUrl}/v2/money_management/financial_accounts/fa_sandbox`, {
    headers: { authorization: 'Bearer sk_sandbox_payloom' },
  });
  const { balance } = (await response.json()) as {
    balance: Record<'available' | 'outbound_pending', Record<string, { value: number }>>;
  };
  return {
    availableMinor: balance.available['usd']?.value ?? 0,
    pendingMinor: balance.outbound_pending['usd']?.value ?? 0,
  };
}
