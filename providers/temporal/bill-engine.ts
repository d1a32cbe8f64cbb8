import type { Client, WorkflowStartOptions } from '@temporalio/client';
import type { Bill } from '../../domain/bill.js';
import { isId, type BillId, type TenantId } from '../../domain/ids.js';
import type { BillEngine } from '../ports.js';

type BillRef = { readonly tenantId: TenantId; readonly billId: BillId };

type Names = {
  readonly billWorkflow: string;
  readonly billStart: (bill: Bill | BillRef) => Omit<WorkflowStartOptions, 'taskQueue'>;
  readonly paymentNotified: string;
  readonly surroundingsChanged: string;
};

/** Other bills' workflows, as activities reach them: started when missing, found when running. */
export function createBillEngine(client: Client, taskQueue: string, names: Names): BillEngine {
  const optionsFor = (bill: Bill | BillRef) => ({ ...names.billStart(bill), taskQueue });
  return {
    startBill: async (bill) => {
      await client.workflow.start(names.billWorkflow, optionsFor(bill));
    },
    notifyPayment: async (ref, news) => {
      await client.workflow.signalWithStart(names.billWorkflow, {
        ...optionsFor(ref),
        signal: names.paymentNotified,
        signalArgs: [news],
      });
    },
    signalSurroundings: async (ref, because) => {
      await client.workflow.signalWithStart(names.billWorkflow, {
        ...optionsFor(ref),
        signal: names.surroundingsChanged,
        signalArgs: [{ because }],
      });
    },
    runningBillIds: async () => {
      const ids = new Set<BillId>();
      const query = `WorkflowType = '${names.billWorkflow}' AND ExecutionStatus = 'Running'`;
      for await (const { workflowId } of client.workflow.list({ query, pageSize: 1000 })) {
        if (isId('bill', workflowId)) ids.add(workflowId);
      }
      return ids;
    },
  };
}
