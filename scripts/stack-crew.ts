import type { Exit, ManagedProcess } from './provision/processes.js';
import type { Start, Supervise } from './services.js';

export type Crew = {
  readonly names: () => string[];
  readonly start: Supervise;
  /** Once more, as it was started first. */
  readonly startAgain: (name: string) => Promise<void>;
  readonly stopOne: (name: string) => Promise<void>;
  readonly kill: (name: string) => Promise<void>;
  /** Ends all, also those that are not ready yet; whatever is spawned later is ended at once. */
  readonly stopAll: () => Promise<void>;
  readonly isStopped: () => boolean;
};

/** First those that use the others, so that no part sees its ground go. `worker-2` is one of the workers. */
const stopOrder = [
  ['api', 'worker'],
  ['stripe', 'sendgrid'],
  ['temporal', 'postgres'],
];

/** The processes of one stack by name. */
export function createCrew(
  onSpawn: (name: string, pid: number) => void,
  onUnexpectedExit?: (name: string, exit: Exit) => void,
): Crew {
  const starts = new Map<string, Start>();
  const running = new Map<string, ManagedProcess>();
  const ready = new Set<ManagedProcess>();
  let stopped = false;

  const enlist = (name: string, spawned: ManagedProcess) => {
    if (stopped) return void spawned.kill();
    running.set(name, spawned);
    onSpawn(name, spawned.pid);
    void spawned.exited.then((exit) => {
      if (running.get(name) === spawned && ready.has(spawned)) onUnexpectedExit?.(name, exit);
    });
  };
  const startAgain = async (name: string) => {
    const start = starts.get(name);
    if (!start) throw new Error(`This stack runs no ${name}.`);
    await start((spawned) => enlist(name, spawned));
    const started = running.get(name);
    if (started) ready.add(started);
  };
  const take = (name: string) => {
    const found = running.get(name);
    running.delete(name);
    return found;
  };
  const stopOne = async (name: string) => take(name)?.stop();
  return {
    names: () => [...starts.keys()],
    start: async (name, start) => {
      starts.set(name, start);
      await startAgain(name);
    },
    startAgain,
    stopOne,
    kill: async (name) => take(name)?.kill(),
    stopAll: async () => {
      stopped = true;
      for (const group of stopOrder) {
        const members = [...running.keys()].filter((name) => group.includes(name.replace(/-\d+$/, '')));
        await Promise.all(members.map(stopOne));
      }
    },
    isStopped: () => stopped,
  };
}
