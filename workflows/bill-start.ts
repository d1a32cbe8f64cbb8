import { TypedSearchAttributes } from '@temporalio/common';
import { needsAttention, type Bill, type BillStatus } from '../domain/bill.js';
import { billWorkflow, paymentNotified, surroundingsChanged, type BillRef } from './messages.js';
import { attributesOf, searchAttributeKeys } from './search-attributes.js';

/** How any process starts a bill's workflow, or finds it running: one id a bill. */
export function billStart(bill: Bill | BillRef) {
  const { tenantId, billId } = bill;
  return {
    workflowId: billId,
    args: [{ tenantId, billId }] as [BillRef],
    workflowIdConflictPolicy: 'USE_EXISTING' as const,
    workflowIdReusePolicy: 'ALLOW_DUPLICATE' as const,
    staticSummary: `Bill ${billId}`,
    typedSearchAttributes: new TypedSearchAttributes([
      { key: searchAttributeKeys.tenant, value: tenantId },
      ...('state' in bill
        ? attributesOf(bill, { status: firstRestOf(bill), attention: needsAttention(bill.state) })
        : []),
    ]),
  };
}

/** What other processes than the API say to bills' workflows, by name. */
export const billEngineNames = {
  billWorkflow,
  billStart,
  paymentNotified: paymentNotified.name,
  surroundingsChanged: surroundingsChanged.name,
} as const;

/**
 * A start carries its search attributes for nothing, and later ones cost an Action: it is listed where it comes to rest
 * after its first moments, if nothing stands in its way.
 */
function firstRestOf({ state: { status } }: Bill): BillStatus {
  if (status === 'matching') return 'awaiting_approval';
  return status === 'received' ? 'extracting' : status;
}
