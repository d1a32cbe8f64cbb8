import { compose } from './compose.js';
import { inboxQueue, stepQueue, takeStep, type StepJob } from './pipeline.js';

// Takes jobs as fast as they come: pg-boss' own `work` looks twice a second at most, which would measure the waiting.

const batchSize = 20;
const idleMs = 50;

const { boss, activities, log } = await compose();
const pause = () => new Promise((resolve) => setTimeout(resolve, idleMs));
let isStopping = false;
process.once('SIGTERM', () => {
  isStopping = true;
});

/** Each job by itself, so that one that fails is retried alone. */
async function drainQueue(queue: string, work: (data: StepJob) => Promise<void>): Promise<void> {
  while (!isStopping) {
    const jobs = await boss.fetch<StepJob>(queue, { batchSize });
    if (jobs.length === 0) await pause();
    await Promise.all(
      jobs.map(async ({ id, data }) => {
        try {
          await work(data);
          await boss.complete(queue, id);
        } catch (error) {
          log.warn('job_failed', { queue, id, err: error });
          await boss.fail(queue, id);
        }
      }),
    );
  }
}

process.send?.('ready');
// Two loops on the steps, so that one slow step does not hold up all others.
await Promise.all([
  drainQueue(stepQueue, (job) => takeStep(boss, activities, job)),
  drainQueue(stepQueue, (job) => takeStep(boss, activities, job)),
  drainQueue(inboxQueue, async () => {
    const { hasMore } = await activities.drainInbox();
    if (hasMore) await boss.send(inboxQueue, {});
  }),
]);
process.exit(0);
