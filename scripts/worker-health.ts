import { hostname } from 'node:os';
import { Connection } from '@temporalio/client';
import { loadConfig } from '../config.js';

/** Exits 0 when the worker on this host has asked Temporal for work within the last two minutes. */
const silenceMsMax = 120_000;

const { temporal } = loadConfig();
const connection = await Connection.connect(temporal.connection);
try {
  const { pollers } = await connection.workflowService.describeTaskQueue({
    namespace: temporal.namespace,
    taskQueue: { name: temporal.taskQueue },
  });
  const lastSeenMs = pollers
    // The SDK's identity of a worker is pid@host.
    .filter(({ identity }) => identity?.endsWith(`@${hostname()}`))
    .map(({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) * 1_000);
  process.exitCode = lastSeenMs.some((at) => Date.now() - at < silenceMsMax) ? 0 : 1;
} finally {
  await connection.close();
}
