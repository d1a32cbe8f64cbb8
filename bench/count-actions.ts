/** An event of a history as Temporal's JSON has it. */
export type HistoryEvent = { readonly eventType: string } & Readonly<Record<string, unknown>>;

export type ActionCount = { readonly total: number; readonly byKind: Readonly<Record<string, number>> };

/** What is billed as one Action each; all local activities of one workflow task are one together. */
const billed: Readonly<Record<string, string>> = {
  WORKFLOW_EXECUTION_STARTED: 'start',
  ACTIVITY_TASK_SCHEDULED: 'activity',
  TIMER_STARTED: 'timer',
  WORKFLOW_EXECUTION_SIGNALED: 'signal',
  WORKFLOW_EXECUTION_UPDATE_ACCEPTED: 'update',
  UPSERT_WORKFLOW_SEARCH_ATTRIBUTES: 'search attributes',
  START_CHILD_WORKFLOW_EXECUTION_INITIATED: 'child',
  WORKFLOW_EXECUTION_CONTINUED_AS_NEW: 'continue as new',
};

/**
 * Temporal Cloud's Actions of one history. Retries of activities are Actions too and stand in the attempt of the event
 * that ends them; queries and refused updates leave no event and are not counted.
 */
export function countActions(events: readonly HistoryEvent[]): ActionCount {
  const byKind: Record<string, number> = {};
  const add = (kind: string, count = 1) => {
    byKind[kind] = (byKind[kind] ?? 0) + count;
  };
  let hasLocal = false;
  for (const event of events) {
    const type = event.eventType.replace('EVENT_TYPE_', '');
    const kind = billed[type];
    if (kind) add(kind);
    if (type === 'WORKFLOW_TASK_COMPLETED') hasLocal = false;
    if (type === 'MARKER_RECORDED' && markerOf(event) === 'core_local_activity' && !hasLocal) {
      hasLocal = true;
      add('local activities of one task');
    }
    if (type === 'ACTIVITY_TASK_STARTED' && attemptOf(event) > 1) add('retry', attemptOf(event) - 1);
  }
  return { total: Object.values(byKind).reduce((sum, count) => sum + count, 0), byKind };
}

function markerOf(event: HistoryEvent): unknown {
  return (event['markerRecordedEventAttributes'] as { readonly markerName?: unknown } | undefined)
    ?.markerName;
}

function attemptOf(event: HistoryEvent): number {
  const attributes = event['activityTaskStartedEventAttributes'] as { readonly attempt?: number } | undefined;
  return attributes?.attempt ?? 1;
}
