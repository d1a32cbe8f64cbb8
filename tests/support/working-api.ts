import { createWorkflowStarter } from '../../api/workflow-starter.js';
import { createTenantWithKeys, entry, freshKey, listen, startApi, type Ask, type TestTenant } from './api.js';
import { seedVendor } from './cast.js';
import { eventually } from './eventually.js';
import { connectToDevServer } from './temporal.js';
import { buildWorld, type World } from './world.js';

/** The API with a worker behind it, so that commands are carried out. */
export type WorkingApi = {
  readonly url: string;
  readonly world: World;
  readonly tenant: TestTenant;
  readonly viewer: Ask;
  /** A bill of a vendor that can be paid, unless `over` says otherwise. */
  readonly enter: (over?: Record<string, unknown>) => Promise<string>;
  readonly enterForApproval: (over?: Record<string, unknown>) => Promise<string>;
  readonly untilStatus: (billId: string, status: string) => Promise<void>;
  /** How many facts of the type the bill's timeline has. */
  readonly countFacts: (billId: string, type: string) => Promise<number>;
  readonly close: () => Promise<void>;
};

/** The first document waits until the process that parses it has started. */
const readingMsMax = 50_000;

export async function startWorkingApi(): Promise<WorkingApi> {
  const server = await connectToDevServer();
  const world = await buildWorld(server);
  await world.startWorker();
  const spare = await startApi();
  const { client, database, cipher, storage, taskQueue, cast } = world;
  const workflows = createWorkflowStarter(client, taskQueue);
  const api = await listen({ ...spare.deps, database, cipher, storage, workflows });
  const tenant = await createTenantWithKeys(api.url, database, cast);
  const viewer = tenant.as('viewer');

  const untilStatus = (billId: string, status: string) =>
    eventually(
      `the bill is ${status}`,
      async () => {
        const { body } = await viewer('GET', `/v1/bills/${billId}`);
        return body['status'] === status;
      },
      readingMsMax,
    );
  const enter = async (over: Record<string, unknown> = {}) => {
    const vendor = await seedVendor(world, cast);
    const body = entry({ vendorId: vendor.vendorId, vendorName: vendor.name, dueOn: '2027-06-30', ...over });
    const created = await tenant.as('clerk')('POST', '/v1/bills', body, freshKey());
    return String(created.body['billId']);
  };
  return {
    url: api.url,
    world,
    tenant,
    viewer,
    enter,
    untilStatus,
    enterForApproval: async (over) => {
      const billId = await enter(over);
      await untilStatus(billId, 'awaiting_approval');
      return billId;
    },
    countFacts: async (billId, type) => {
      const { body } = await viewer('GET', `/v1/bills/${billId}/timeline?limit=100`);
      return (body['items'] as { type: string }[]).filter((fact) => fact.type === type).length;
    },
    close: async () => {
      await api.stop();
      await spare.close();
      await world.close();
      await server.close();
    },
  };
}
