import { ScheduleAlreadyRunning, ScheduleOverlapPolicy, type Client } from '@temporalio/client';

/** Once a minute, never two at a time. The first process to come makes it; the others find it. */
export async function ensureSweepSchedule(
  client: Client,
  sweep: { readonly workflowType: string; readonly taskQueue: string },
): Promise<void> {
  try {
    await client.schedule.create({
      scheduleId: 'sweep',
      spec: { intervals: [{ every: '1 minute' }] },
      action: { type: 'startWorkflow', workflowId: 'sweep', args: [], ...sweep },
      policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 minute' },
    });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
  }
}
