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

/** A dev server of a test's own, with limits that the one of the run does not have; tear it down in afterAll. */
export async function startDevServer(dynamicConfig: readonly string[]): Promise<TestWorkflowEnvironment> {
  const environment = await TestWorkflowEnvironment.createLocal({
    server: {
      executable: { type: 'existing-path', path: inject('temporalCli') },
      extraArgs: dynamicConfig.flatMap((value) => ['--dynamic-config-value', value]),
    },
  });
  await addSearchAttributes(environment);
  return environment;
}

/** The time-skipping server with our search attributes; tear it down in afterAll. */
export async function startTimeSkipping(): Promise<TestWorkflowEnvironment> {
  const environment = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path: inject('temporalTestServer') } },
  });
  await addSearchAttributes(environment);
  return environment;
}

/** The time-skipping server can register search attributes but not list them. */
async function addSearchAttributes({ connection, namespace }: TestWorkflowEnvironment): Promise<void> {
  await connection.operatorService.addSearchAttributes({
    namespace: namespace ?? 'default',
    searchAttributes,
  });
}

/** For `Worker.create`: the workflows as bundled by the global set-up. */
export function workflowBundle(): { readonly codePath: string } {
  return { codePath: inject('workflowBundle') };
}
