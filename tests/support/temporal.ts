import { randomUUID } from 'node:crypto';
import { Connection } from '@temporalio/client';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { NativeConnection } from '@temporalio/worker';
import { inject } from 'vitest';
import { searchAttributes } from '../../scripts/provision/temporal-server.js';

export type DevServer = {
  readonly address: string;
  readonly namespace: string;
  /** A queue of its own, so that files beside each other do not take each other's tasks. */
  readonly taskQueue: string;
  readonly connection: Connection;
  readonly nativeConnection: NativeConnection;
  readonly close: () => Promise<void>;
};

/** The dev server of this run: real timers, Schedules, visibility and update-with-start. Close it in afterAll. */
export async function connectToDevServer(): Promise<DevServer> {
  const address = inject('temporalAddress');
  const connection = await Connection.connect({ address });
  const nativeConnection = await NativeConnection.connect({ address });
  return {
    address,
    namespace: inject('temporalNamespace'),
    taskQueue: `test-${randomUUID()}`,
    connection,
    nativeConnection,
    close: async () => {
      await nativeConnection.close();
      await connection.close();
    },
  };
}

/** The time-skipping server with our search attributes; tear it down in afterAll. */
export async function startTimeSkipping(): Promise<TestWorkflowEnvironment> {
  const environment = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path: inject('temporalTestServer') } },
  });
  // This server can register search attributes but not list them.
  await environment.connection.operatorService.addSearchAttributes({
    namespace: environment.namespace ?? 'default',
    searchAttributes,
  });
  return environment;
}

/** For `Worker.create`: the workflows as bundled by the global set-up. */
export function workflowBundle(): { readonly codePath: string } {
  return { codePath: inject('workflowBundle') };
}
