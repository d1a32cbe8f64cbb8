import type { Client } from '@temporalio/client';
import { defineSearchAttributeKey, TypedSearchAttributes } from '@temporalio/common';
import type { BillId, TenantId } from '../../domain/ids.js';
import { isId } from '../../domain/ids.js';
import type { BillEngine } from '../ports.js';

type Names = {
  readonly taskQueue: string;
  readonly billWorkflow: string;
  readonly paymentNotified: string;
  readonly surroundingsChanged: string;
  readonly tenantId: string;
};

/** Other bills' workflows, as activities reach them: started when missing, found when running. */
export function createBillEngine(client: Client, names: Names): BillEngine {
  const optionsFor = ({ tenantId, billId }: { readonly tenantId: TenantId; readonly billId: BillId }) => ({
    workflowId: billId,
    taskQueue: names.taskQueue,
    args: [{ tenantId, billId }],
    workflowIdConflictPolicy: 'USE_EXISTING' as const,
    workflowIdReusePolicy: 'ALLOW_DUPLICATE' as const,
    staticSummary: `Bill ${billId}`,
    typedSearchAttributes: new TypedSearchAttributes([
      { key: defineSearchAttributeKey(names.tenantId, 'KEYWORD'), value: tenantId },
    ]),
  });
  return {
    startBill: async (ref) => {
      await client.workflow.start(names.billWorkflow, optionsFor(ref));
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
