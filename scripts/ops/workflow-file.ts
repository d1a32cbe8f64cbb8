import { WorkflowNotFoundError } from '@temporalio/client';
import type { BillId } from '../../domain/ids.js';
import type { OperatorDesk } from './desk.js';

export type PendingActivity = {
  readonly type: string;
  readonly attempt: number;
  readonly failure: string | null;
};

/** The workflow of one bill as Temporal shows it; null when there is none. */
export type WorkflowFile = {
  readonly status: string;
  readonly runId: string;
  readonly historyLength: number;
  readonly pendingActivities: readonly PendingActivity[];
  /** How often the current workflow task was tried; more than one means that it fails. */
  readonly taskAttempt: number;
  readonly taskFailure: string | null;
  readonly url: string;
} | null;

export async function readWorkflow(desk: OperatorDesk, billId: BillId): Promise<WorkflowFile> {
  const handle = desk.client.workflow.getHandle(billId);
  try {
    const { status, runId, historyLength, raw } = await handle.describe();
    const taskAttempt = raw.pendingWorkflowTask?.attempt ?? 0;
    return {
      status: status.name,
      runId,
      historyLength,
      pendingActivities: (raw.pendingActivities ?? []).map(({ activityType, attempt, lastFailure }) => ({
        type: activityType?.name ?? '?',
        attempt: attempt ?? 1,
        failure: lastFailure?.message ?? null,
      })),
      taskAttempt,
      taskFailure: taskAttempt > 1 ? await lastTaskFailure(handle) : null,
      url: `${desk.temporalUi}/${billId}/${runId}/history`,
    };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}

async function lastTaskFailure(
  handle: ReturnType<OperatorDesk['client']['workflow']['getHandle']>,
): Promise<string | null> {
  const { events = [] } = await handle.fetchHistory();
  const failures = (events ?? []).flatMap(
    (event) => event.workflowTaskFailedEventAttributes?.failure?.message ?? [],
  );
  return failures.at(-1) ?? null;
}
