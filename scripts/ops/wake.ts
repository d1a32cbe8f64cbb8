import { createBillEngine } from '../../providers/temporal/bill-engine.js';
import { billEngineNames } from '../../workflows/bill-start.js';
import { findBillOf, type OperatorDesk } from './desk.js';

/** Lets a bill look again now at what it waits for. Decides nothing: what it finds is what it would have found later. */
export async function wakeBill(desk: OperatorDesk, taskQueue: string, id: string): Promise<string> {
  const { tenantId, billId } = await findBillOf(desk, id);
  const engine = createBillEngine(desk.client, taskQueue, billEngineNames);
  await engine.signalSurroundings({ tenantId, billId }, 'operator');
  return `${billId} looks again now.\n`;
}

/** Starts what has lost its workflow and works through the inbox, now and not within the minute. */
export async function sweepNow(desk: OperatorDesk): Promise<string> {
  await desk.client.schedule.getHandle('sweep').trigger();
  return 'The sweep was started.\n';
}
