import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Stack } from '../stack.js';

const runShape = z.object({ children: z.array(z.object({ name: z.string(), pid: z.number() })) });
const everyMs = 1_000;
/** Caches fill and the heap breathes; what is lost with each request would be more than this. */
const growthMegabytesMax = 150;

/** Watches the memory of the API from now on. Where /proc is not there it sees nothing, and finds nothing. */
export function watchMemory(stack: Stack) {
  const samples: number[] = [];
  const timer = setInterval(() => {
    const megabytes = residentMegabytes(pidOf(stack, 'api'));
    if (megabytes !== null) samples.push(megabytes);
  }, everyMs);
  return {
    stop: () => clearInterval(timer),
    figures: () => ({ middle: median(samples, 0.4, 0.6), end: median(samples, 0.9, 1) }),
    problems: (): string[] => {
      const [middle, end] = [median(samples, 0.4, 0.6), median(samples, 0.9, 1)];
      return end - middle > growthMegabytesMax
        ? [`The API's memory grew from ${middle} to ${end} MB in the second half.`]
        : [];
    },
  };
}

function pidOf(stack: Stack, name: string): number {
  const run = runShape.parse(JSON.parse(readFileSync(path.join(stack.home.dir, 'run.json'), 'utf8')));
  return run.children.find((child) => child.name === name)?.pid ?? 0;
}

function residentMegabytes(pid: number): number | null {
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1_024);
  } catch {
    // Not Linux, or just restarting.
    return null;
  }
}

function median(samples: readonly number[], from: number, to: number): number {
  const part = samples.slice(Math.floor(samples.length * from), Math.ceil(samples.length * to));
  return part.toSorted((a, b) => a - b)[Math.floor(part.length / 2)] ?? 0;
}
