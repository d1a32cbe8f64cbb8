import { fileURLToPath } from 'node:url';
import { Context } from '@temporalio/activity';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';

// Forked by skeleton.ts, which hears of each end over the process' own channel: waiting costs the server nothing.

function noOps(ended: (workflowId: string) => void) {
  const nothing = () => Promise.resolve();
  return {
    first: nothing,
    second: nothing,
    third: nothing,
    fourth: () => {
      ended(Context.current().info.workflowExecution?.workflowId ?? '');
      return Promise.resolve();
    },
  };
}
export type NoOps = ReturnType<typeof noOps>;

const [address = '', namespace = '', taskQueue = ''] = process.argv.slice(2);
if (address) {
  Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: ['SIGTERM'] });
  const worker = await Worker.create({
    connection: await NativeConnection.connect({ address }),
    namespace,
    taskQueue,
    workflowsPath: fileURLToPath(new URL('workflow.ts', import.meta.url)),
    activities: noOps((workflowId) => process.send?.(workflowId)),
  });
  process.send?.('ready');
  await worker.run();
  process.exit(0);
}
