import path from 'node:path';
import { Connection } from '@temporalio/client';
import type { Home } from './home.js';
import { pollUntil } from './poll.js';
import type { ManagedProcess, OnSpawn } from './processes.js';
import { startProcess, untilReady } from './processes.js';
import { findTemporalCli } from './temporal-binaries.js';
import type { Progress } from './progress.js';

/** temporal.api.enums.v1.IndexedValueType */
const keyword = 2;
const bool = 5;
const datetime = 6;

/** What operators search stuck bills by. Not encrypted, so ids and states only. */
export const searchAttributes = {
  BillStatus: keyword,
  TenantId: keyword,
  VendorId: keyword,
  NeedsAttention: bool,
  DueDate: datetime,
  StateSince: datetime,
} as const;

const retentionDays = 30;
/** Failed tries of one workflow task after which operators find it by TemporalReportedProblems. */
const reportProblemsAfter = 'system.numConsecutiveWorkflowTaskProblemsToTriggerSearchAttribute=2';

export type TemporalServer = {
  readonly address: string;
  readonly namespace: string;
  readonly uiUrl: string;
  readonly process: ManagedProcess;
};

/** The development server with its UI, durable in one SQLite file of the home. */
export async function startTemporal(request: {
  readonly home: Home;
  readonly port: number;
  readonly uiPort: number;
  readonly namespace: string;
  readonly progress: Progress;
  readonly onSpawn?: OnSpawn;
}): Promise<TemporalServer> {
  const { home, port, uiPort, namespace } = request;
  const command = await findTemporalCli(request);
  // WAL with synchronous=1 survives kill -9 and is as fast as memory.
  const pragmas = ['--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=1'];
  const running = await startProcess({
    name: 'temporal',
    command,
    args: [
      ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--ui-port', String(uiPort)],
      ...['--namespace', namespace, '--db-filename', path.join(home.dir, 'temporal.db'), ...pragmas],
      ...['--log-level', 'warn', '--dynamic-config-value', reportProblemsAfter],
    ],
    logFile: path.join(home.logs, 'temporal.log'),
    stopSignal: 'SIGINT',
    ...(request.onSpawn ? { onSpawn: request.onSpawn } : {}),
  });
  const address = `127.0.0.1:${port}`;
  await untilReady(running, () => answers(address, namespace), 60_000);
  await prepareNamespace(address, namespace);
  return { address, namespace, uiUrl: `http://127.0.0.1:${uiPort}`, process: running };
}

async function answers(address: string, namespace: string): Promise<true | null> {
  try {
    const connection = await Connection.connect({ address, connectTimeout: 1_000 });
    try {
      await connection.workflowService.describeNamespace({ namespace });
      return true;
    } finally {
      await connection.close();
    }
  } catch {
    return null;
  }
}

/** Retention and search attributes, also on a file that an older version made. */
async function prepareNamespace(address: string, namespace: string): Promise<void> {
  const connection = await Connection.connect({ address });
  try {
    await connection.workflowService.updateNamespace({
      namespace,
      config: { workflowExecutionRetentionTtl: { seconds: retentionDays * 86_400 } as never },
    });
    await ensureSearchAttributes(connection, namespace);
  } finally {
    await connection.close();
  }
}

/** Registers what is missing and waits until the server knows it. Also for a cluster that somebody else runs. */
export async function ensureSearchAttributes(connection: Connection, namespace: string): Promise<void> {
  const missing = async () => {
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
    return Object.entries(searchAttributes).filter(([name]) => !(name in customAttributes));
  };
  const wanted = await missing();
  if (wanted.length === 0) return;
  await connection.operatorService.addSearchAttributes({
    namespace,
    searchAttributes: Object.fromEntries(wanted),
  });
  await pollUntil(async () => ((await missing()).length === 0 ? true : null), 20_000);
}
