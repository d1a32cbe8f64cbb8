import { defineSearchAttributeKey, SearchAttributeType, type SearchAttributePair } from '@temporalio/common';
import type { Bill, BillStatus } from '../domain/bill.js';

/** Their names as the server has to know them. Ids, states and dates only: they are stored as they are, not encrypted. */
export const searchAttributes = {
  billStatus: 'BillStatus',
  tenantId: 'TenantId',
  vendorId: 'VendorId',
  needsAttention: 'NeedsAttention',
  dueDate: 'DueDate',
  stateSince: 'StateSince',
} as const;

export const searchAttributeKeys = {
  tenant: defineSearchAttributeKey(searchAttributes.tenantId, SearchAttributeType.KEYWORD),
  status: defineSearchAttributeKey(searchAttributes.billStatus, SearchAttributeType.KEYWORD),
  vendor: defineSearchAttributeKey(searchAttributes.vendorId, SearchAttributeType.KEYWORD),
  attention: defineSearchAttributeKey(searchAttributes.needsAttention, SearchAttributeType.BOOL),
  due: defineSearchAttributeKey(searchAttributes.dueDate, SearchAttributeType.DATETIME),
  since: defineSearchAttributeKey(searchAttributes.stateSince, SearchAttributeType.DATETIME),
} as const;

/** What operators find a bill by. */
export function attributesOf(
  { vendorId, details, stateSince }: Bill,
  { status, attention }: { readonly status: BillStatus; readonly attention: boolean },
): SearchAttributePair[] {
  const keys = searchAttributeKeys;
  return [
    { key: keys.status, value: status },
    { key: keys.attention, value: attention },
    { key: keys.since, value: new Date(stateSince) },
    ...(vendorId === null ? [] : [{ key: keys.vendor, value: vendorId }]),
    ...(details.dueOn === null ? [] : [{ key: keys.due, value: new Date(details.dueOn) }]),
  ];
}
