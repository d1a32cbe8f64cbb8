import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { drive, type Load, type Throughput } from '../closed-loop.js';
import { startBeside } from '../ground.js';

const taskQueue = 'skeleton';

/** The bare skeleton on this server, its worker a process of its own as the product's is. */
export async function driveSkeleton(
  load: Load,
  temporal: { readonly address: string; readonly namespace: string },
  pids: Readonly<Record<string, number>>,
): Promise<Throughput> {
  const { address, namespace } = temporal;
  const worker = await startBeside('bench/skeleton/worker.ts', process.env, address, namespace, taskQueue);
  const waiting = new Map<string, () => void>();
  worker.process.on('message', (workflowId) => {
    if (typeof workflowId === 'string') waiting.get(workflowId)?.();
  });
  const connection = await Connection.connect({ address });
  const client = new Client({ connection, namespace });
  try {
    const { temporal: server = 0, postgres = 0 } = pids;
    return await drive(
      load,
      { temporal: server, postgres, worker: worker.pid, driver: process.pid },
      async () => {
        const workflowId = `skeleton-${randomUUID()}`;
        const ended = new Promise<void>((resolve) => waiting.set(workflowId, resolve));
        const handle = await client.workflow.start('skeleton', { workflowId, taskQueue });
        await handle.signal('approved');
        await ended;
        waiting.delete(workflowId);
      },
    );
  } finally {
    await worker.stop();
    await connection.close();
  }
}
