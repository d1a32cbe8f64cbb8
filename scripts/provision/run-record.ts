import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Home } from './home.js';
import { openHome, writeWhole } from './home.js';
import { pollUntil } from './poll.js';
import { signalGroup, startToken } from './processes.js';

const processSchema = z.object({ name: z.string(), pid: z.number().int(), token: z.string() });
const recordSchema = z.object({
  mode: z.string(),
  owner: processSchema,
  children: z.array(processSchema),
  links: z.record(z.string(), z.string()),
});
type RunRecordContent = z.infer<typeof recordSchema>;

/** Another run of this checkout is up. */
export class RunInProgress extends Error {
  override readonly name = 'RunInProgress';
  constructor(record: RunRecordContent) {
    const links = Object.entries(record.links).map(([name, link]) => `  ${name}: ${link}`);
    super(
      [
        `This checkout already runs "${record.mode}" (process ${record.owner.pid}). Stop it first (Ctrl-C there).`,
        ...links,
      ].join('\n'),
    );
  }
}

export type RunRecord = {
  readonly addChild: (name: string, pid: number) => void;
  readonly setLinks: (links: Readonly<Record<string, string>>) => void;
  readonly release: () => void;
};

/** Claims the home for this process. What a crashed run left behind is ended first. Throws RunInProgress. */
export async function claimRun(home: Home, mode: string): Promise<RunRecord> {
  const file = path.join(home.dir, 'run.json');
  const previous = readRecord(file);
  if (previous && isAlive(previous.owner)) throw new RunInProgress(previous);
  if (previous) {
    await endOrphans(previous.children);
    rmSync(file, { force: true });
  }
  const record: RunRecordContent = { mode, owner: describe(mode, process.pid), children: [], links: {} };
  // 'wx' decides between two starts at the same moment: the second one fails here.
  writeFileSync(file, JSON.stringify(record), { flag: 'wx' });
  const save = () => writeWhole(file, `${JSON.stringify(record, null, 2)}\n`);
  return {
    addChild: (name, pid) => {
      record.children = [...record.children.filter((child) => child.name !== name), describe(name, pid)];
      save();
    },
    setLinks: (links) => {
      record.links = links;
      save();
    },
    release: () => rmSync(file, { force: true }),
  };
}

/** Ends what a run that is gone left behind; refuses while its owner lives. */
export async function clearCrashedRun(home: Home): Promise<void> {
  const file = path.join(home.dir, 'run.json');
  const previous = readRecord(file);
  if (!previous) return;
  if (isAlive(previous.owner)) throw new RunInProgress(previous);
  await endOrphans(previous.children);
  rmSync(file, { force: true });
}

/** Every folder of `.payloom/` in which something runs or crashed, the folder itself included. */
export function homesWithRuns(): Home[] {
  const main = openHome();
  const nested = readdirSync(main.dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(main.dir, entry.name, 'run.json')))
    .map((entry) => openHome(entry.name));
  return existsSync(path.join(main.dir, 'run.json')) ? [main, ...nested] : nested;
}

function readRecord(file: string): RunRecordContent | null {
  if (!existsSync(file)) return null;
  const parsed = recordSchema.safeParse(parseJson(readFileSync(file, 'utf8')));
  return parsed.success ? parsed.data : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function describe(name: string, pid: number) {
  return { name, pid, token: startToken(pid) ?? '' };
}

function isAlive({ pid, token }: { pid: number; token: string }): boolean {
  return startToken(pid) === token;
}

/** First those that use the servers, then the servers. SIGINT is Postgres' fast shutdown and ends the others too. */
async function endOrphans(children: RunRecordContent['children']): Promise<void> {
  const isServer = ({ name }: { name: string }) => name === 'postgres' || name === 'temporal';
  const alive = children.filter(isAlive);
  await Promise.all(alive.filter((child) => !isServer(child)).map((child) => endOrphan(child, 3_000)));
  await Promise.all(alive.filter(isServer).map((child) => endOrphan(child, 15_000)));
}

async function endOrphan(child: RunRecordContent['owner'], graceMs: number): Promise<void> {
  const isGone = () => (isAlive(child) ? null : true);
  signalGroup(child.pid, 'SIGINT');
  await pollUntil(isGone, graceMs).catch(() => signalGroup(child.pid, 'SIGKILL'));
  await pollUntil(isGone, 5_000);
}
