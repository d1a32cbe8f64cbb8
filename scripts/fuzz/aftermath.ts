import { Client, Connection } from '@temporalio/client';
import { z } from 'zod';
import { loadConfig } from '../../config.js';
import { listOpenBills } from '../../db/bills.js';
import type { Database } from '../../db/client.js';
import type { BillId, TenantId } from '../../domain/ids.js';
import { pollUntil } from '../provision/poll.js';
import type { Stack } from '../stack.js';

/** What the worker may log as an error here, and why. */
const expectedErrors: Readonly<Record<string, string>> = {
  payment_unknown: 'a vendor of the tenant has an account at which the answer is lost',
  payee_refused: 'made-up accounts are refused by the bank',
};

const settleMsMax = 90_000;
const billsPerPage = 500;
const logLine = z.looseObject({ level: z.string(), event: z.string().optional() });

/** What must be true when the noise is over; everything that is not. */
export async function aftermath(stack: Stack, database: Database, tenantId: TenantId): Promise<string[]> {
  const { temporal } = loadConfig(stack.env);
  const connection = await Connection.connect(temporal.connection);
  try {
    const client = new Client({ connection, namespace: temporal.namespace });
    return [
      ...errorLines(stack),
      ...(await orphans(client, database, tenantId)),
      ...(await failedWorkflows(client)),
    ];
  } finally {
    await connection.close();
  }
}

function errorLines(stack: Stack): string[] {
  return ['api', 'worker'].flatMap((name) =>
    stack
      .logOf(name)
      .split('\n')
      .filter((line) => line.startsWith('{') && line.includes('"level":"error"'))
      .filter((line) => !((logLine.parse(JSON.parse(line)).event ?? '') in expectedErrors))
      .map((line) => `${name} logged an error: ${line.slice(0, 600)}`),
  );
}

/** After a sweep every open bill has its workflow. */
async function orphans(client: Client, database: Database, tenantId: TenantId): Promise<string[]> {
  const open = await openBillIds(database, tenantId);
  await client.schedule.getHandle('sweep').trigger();
  const missing = async () => {
    const running = new Set<string>();
    for await (const { workflowId } of client.workflow.list({ query: `ExecutionStatus = 'Running'` })) {
      running.add(workflowId);
    }
    const still = await openBillIds(database, tenantId);
    return open.filter((billId) => still.includes(billId) && !running.has(billId));
  };
  try {
    await pollUntil(async () => ((await missing()).length === 0 ? true : null), settleMsMax);
    return [];
  } catch {
    return (await missing()).map((billId) => `${billId} is open and has no workflow after a sweep`);
  }
}

async function openBillIds(database: Database, tenantId: TenantId): Promise<BillId[]> {
  const ids: BillId[] = [];
  for (;;) {
    const page = { after: ids.at(-1) ?? null, limit: billsPerPage };
    const bills = await database.inTenant(tenantId, (tx) => listOpenBills(tx, tenantId, page));
    ids.push(...bills.map(({ billId }) => billId));
    if (bills.length < billsPerPage) return ids;
  }
}

async function failedWorkflows(client: Client): Promise<string[]> {
  const problems: string[] = [];
  const queries = {
    ended: `ExecutionStatus IN ('Failed', 'Terminated', 'TimedOut')`,
    'cannot go on': `TemporalReportedProblems IN ("category=WorkflowTaskFailed", "category=WorkflowTaskTimedOut")`,
  };
  for (const [what, query] of Object.entries(queries)) {
    for await (const { workflowId, status } of client.workflow.list({ query })) {
      problems.push(`workflow ${workflowId} ${what}: ${status.name}`);
    }
  }
  return problems;
}
