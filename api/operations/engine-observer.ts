import { ScheduleNotFoundError, type Client } from '@temporalio/client';
import { instant, type Instant } from '../../domain/dates.js';

/** temporal.api.enums.v1.TaskQueueType */
const taskQueueTypes = { workflow: 1, activity: 2 } as const;
type TaskKind = keyof typeof taskQueueTypes;

/** A poller asks at least once in 70 s. The server lists those that are gone for five minutes. */
const pollerSilenceMsMax = 90_000;

export type TaskQueueState = {
  readonly pollers: number;
  /** When the most recent one of them asked for work; null when none is listed. */
  readonly lastAskedAt: Instant | null;
  /** Tasks that nobody has taken. */
  readonly waiting: number;
  readonly oldestWaitingSeconds: number;
};

export type WorkersState = Readonly<Record<TaskKind, TaskQueueState>>;

export type SweepState = { readonly lastRunAt: Instant | null; readonly paused: boolean };

/** What operators ask of Temporal. Each call fails when Temporal is away. */
export interface EngineObserver {
  version(): Promise<string>;
  workers(): Promise<WorkersState>;
  /** Null when nobody has made it yet. */
  sweep(): Promise<SweepState | null>;
}

const callMsMax = 2_500;

export function createEngineObserver(client: Client, taskQueue: string): EngineObserver {
  const { namespace } = client.options;
  const service = client.connection.workflowService;
  const within = <T>(work: () => Promise<T>) => client.withDeadline(Date.now() + callMsMax, work);
  const describeQueue = async (kind: TaskKind): Promise<TaskQueueState> => {
    const { pollers, stats } = await service.describeTaskQueue({
      namespace,
      taskQueue: { name: taskQueue },
      taskQueueType: taskQueueTypes[kind],
      reportStats: true,
    });
    const askedAt = pollers.map(({ lastAccessTime }) => secondsOf(lastAccessTime) * 1_000);
    const last = Math.max(0, ...askedAt);
    return {
      pollers: askedAt.filter((at) => Date.now() - at < pollerSilenceMsMax).length,
      lastAskedAt: last === 0 ? null : instant(last),
      waiting: Number(stats?.approximateBacklogCount ?? 0),
      oldestWaitingSeconds: secondsOf(stats?.approximateBacklogAge),
    };
  };
  return {
    version: () =>
      within(async () => {
        await service.describeNamespace({ namespace });
        return (await service.getSystemInfo({})).serverVersion;
      }),
    workers: () =>
      within(async () => {
        const [workflow, activity] = await Promise.all([
          describeQueue('workflow'),
          describeQueue('activity'),
        ]);
        return { workflow, activity };
      }),
    sweep: () =>
      within(async () => {
        try {
          const { info, state } = await client.schedule.getHandle('sweep').describe();
          const last = info.recentActions.at(-1)?.takenAt;
          return { lastRunAt: last ? instant(last.getTime()) : null, paused: state.paused };
        } catch (error) {
          if (error instanceof ScheduleNotFoundError) return null;
          throw error;
        }
      }),
  };
}

export function hasPollers({ workflow, activity }: WorkersState): boolean {
  return workflow.pollers > 0 && activity.pollers > 0;
}

type Seconds = { readonly seconds?: unknown; readonly nanos?: number | null };

function secondsOf(duration: Seconds | null | undefined): number {
  return Number(duration?.seconds ?? 0) + (duration?.nanos ?? 0) / 1e9;
}
