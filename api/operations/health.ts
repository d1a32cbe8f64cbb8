import type { Figures } from '../../db/figures.js';
import { epochMs, type Instant } from '../../domain/dates.js';
import type { ApiDeps } from '../deps.js';
import { cached } from './cached.js';
import { hasPollers, type SweepState } from './engine-observer.js';

export const partStatuses = ['ok', 'unreachable', 'absent'] as const;
export type PartStatus = (typeof partStatuses)[number];

type Part<Facts> = {
  readonly status: PartStatus;
  readonly latencyMs: number;
  /** Absent while the part is unreachable. */
  readonly facts?: Facts;
};

export type Readiness = {
  readonly postgres: PartStatus;
  readonly temporal: PartStatus;
  /** `absent`: nobody takes tasks, so that nothing that is asked for would be done. */
  readonly workers: PartStatus;
};

const probeMsMax = 3_000;
const readinessKeptMs = 3_000;
const sweepAgeMsMax = 15 * 60_000;

export function createHealth({ database, engine, storage, now }: ApiDeps, figures: () => Promise<Figures>) {
  const workers = () =>
    probe(
      () => engine.workers(),
      (state) => (hasPollers(state) ? 'ok' : 'absent'),
    );
  const postgres = () => probe(async () => ({ version: await database.version() }));
  const temporal = () => probe(async () => ({ version: await engine.version() }));

  const ready = cached(readinessKeptMs, async (): Promise<Readiness> => {
    const [first, second, third] = await Promise.all([postgres(), temporal(), workers()]);
    return { postgres: first.status, temporal: second.status, workers: third.status };
  });

  const detailed = cached(readinessKeptMs, async () => {
    const [postgresPart, temporalPart, workersPart, documents, inbox, sweep] = await Promise.all([
      postgres(),
      temporal(),
      workers(),
      probe(async () => {
        await storage.check();
        return {};
      }),
      probe(async () => (await figures()).inbox),
      probe(
        async () => ({ sweep: await engine.sweep() }),
        ({ sweep }) => (isSweeping(sweep, now()) ? 'ok' : 'absent'),
      ),
    ]);
    return {
      parts: {
        postgres: postgresPart,
        temporal: temporalPart,
        workers: workersPart,
        documents,
        inbox,
        sweep,
      },
      pool: database.pool(),
    };
  });
  return { ready, detailed };
}

/** Once a minute by its Schedule; a run of it may take minutes, and the next one waits for it. */
function isSweeping(sweep: SweepState | null, at: Instant): boolean {
  if (sweep === null || sweep.paused) return false;
  return sweep.lastRunAt === null || epochMs(at) - epochMs(sweep.lastRunAt) < sweepAgeMsMax;
}

/** How a part answers, and how fast; one that is silent does not keep the others from being told. */
async function probe<Facts extends object>(
  ask: () => Promise<Facts>,
  statusOf: (facts: Facts) => PartStatus = () => 'ok',
): Promise<Part<Facts>> {
  const startedAt = performance.now();
  // Whatever the cause: the part cannot be used, and that is what is asked here.
  const answered = ask().catch(() => null);
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), probeMsMax);
  });
  const facts = await Promise.race([answered, silence]);
  clearTimeout(timer);
  const latencyMs = Math.round((performance.now() - startedAt) * 10) / 10;
  return facts === null
    ? { status: 'unreachable', latencyMs }
    : { status: statusOf(facts), latencyMs, facts };
}
