import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Home } from '../scripts/provision/home.js';

// What the parts of a stack use, as the kernel counts it (proc(5)). Linux only, as the figures are.

const ticksPerSecond = 100;
const bytesPerPage = 4_096;

const recordSchema = z.object({ children: z.array(z.object({ name: z.string(), pid: z.number() })) });

/** The processes of this home's stack by name: api, worker, temporal, postgres, stripe, sendgrid. */
export function stackPids(home: Home): Record<string, number> {
  const record = recordSchema.parse(
    JSON.parse(readFileSync(path.join(home.dir, 'run.json'), 'utf8')) as unknown,
  );
  return Object.fromEntries(record.children.map(({ name, pid }) => [name, pid]));
}

type Stat = { readonly parent: number; readonly ticks: number; readonly pages: number };

function statOf(pid: number): Stat | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [user = 0, system = 0] = fields.slice(11, 13);
    return { parent: fields[1] ?? 0, ticks: user + system, pages: fields[21] ?? 0 };
  } catch {
    // It has ended between the listing and the look.
    return null;
  }
}

/** Milliseconds of CPU that each of these has used since its start; Postgres with its backends. */
export function cpuMs(pids: Readonly<Record<string, number>>): Record<string, number> {
  const stats = new Map<number, Stat>();
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry);
    const stat = Number.isInteger(pid) ? statOf(pid) : null;
    if (stat) stats.set(pid, stat);
  }
  const backendTicks = (postmaster: number) =>
    [...stats.values()].reduce((sum, { parent, ticks }) => (parent === postmaster ? sum + ticks : sum), 0);
  return Object.fromEntries(
    Object.entries(pids).map(([name, pid]) => {
      const ticks = (stats.get(pid)?.ticks ?? 0) + (name === 'postgres' ? backendTicks(pid) : 0);
      return [name, (ticks / ticksPerSecond) * 1_000];
    }),
  );
}

/** Memory of one process that is in RAM. */
export function residentBytes(pid: number): number {
  return (statOf(pid)?.pages ?? 0) * bytesPerPage;
}

/** Null once it has ended. */
export function parentOf(pid: number): number | null {
  return statOf(pid)?.parent ?? null;
}

/** CPU used between two looks, by name. */
export function usedSince(
  before: Readonly<Record<string, number>>,
  after: Readonly<Record<string, number>>,
): Record<string, number> {
  return Object.fromEntries(Object.entries(after).map(([name, ms]) => [name, ms - (before[name] ?? 0)]));
}
