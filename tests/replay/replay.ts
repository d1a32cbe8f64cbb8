import { Worker } from '@temporalio/worker';
import { workflowBundle } from '../support/temporal.js';

export type RecordedLife = { readonly workflowId: string; readonly history: unknown };

/** Runs today's workflows against what was recorded; the error of each, or null. */
export async function replay(
  recorded: readonly RecordedLife[],
): Promise<{ readonly workflowId: string; readonly error: string | null }[]> {
  const results: { workflowId: string; error: string | null }[] = [];
  const options = { workflowBundle: workflowBundle() };
  for await (const { workflowId, error } of Worker.runReplayHistories(options, recorded)) {
    results.push({ workflowId, error: error?.name ?? null });
  }
  return results;
}
