import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { projectRoot } from '../../scripts/provision/home.js';

// What V8's profiles say, added up by the package that asked for the work.

const frameSchema = z.object({ functionName: z.string(), url: z.string() });
const profileSchema = z.object({
  nodes: z.array(
    z.object({ id: z.number(), callFrame: frameSchema, children: z.array(z.number()).optional() }),
  ),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
});
type Frame = z.infer<typeof frameSchema>;

/** Milliseconds by name, the largest first. */
export type Shares = readonly (readonly [name: string, ms: number])[];
export type Profile = { readonly ms: number; readonly byPackage: Shares; readonly byFunction: Shares };

const idle = '(idle)';
/** Of no package: what V8 does for all. */
const collectors: Readonly<Record<string, string>> = {
  '(garbage collector)': 'garbage collection',
  '(program)': 'native code',
};

/** All threads of one process together. */
export function readProfile(dir: string, pid: number): Profile {
  const byPackage = new Map<string, number>();
  const byFunction = new Map<string, number>();
  const files = readdirSync(dir).filter((file) => file.startsWith(`${pid}-`) && file.endsWith('.cpuprofile'));
  if (files.length === 0) throw new Error(`No profile of process ${pid} in ${dir}.`);
  for (const file of files) {
    for (const { callers, ms } of samplesOf(path.join(dir, file))) {
      const [frame] = callers;
      if (frame === undefined || isOfRecorder(callers)) continue;
      const owner = collectors[frame.functionName] ?? ownerOf(callers);
      add(byPackage, owner, ms);
      add(byFunction, `${frame.functionName === '' ? '(unnamed)' : frame.functionName} (${owner})`, ms);
    }
  }
  const ms = [...byPackage.values()].reduce((sum, each) => sum + each, 0);
  return { ms, byPackage: largestFirst(byPackage), byFunction: largestFirst(byFunction) };
}

type Sample = { readonly callers: readonly Frame[]; readonly ms: number };

function samplesOf(file: string): Sample[] {
  const { nodes, samples, timeDeltas } = profileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const callersOf = (id: number): Frame[] => {
    const callers: Frame[] = [];
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
      const frame = frames.get(at);
      if (frame) callers.push(frame);
    }
    return callers;
  };
  const microsByNode = new Map<number, number>();
  samples.forEach((id, index) => add(microsByNode, id, timeDeltas[index] ?? 0));
  return [...microsByNode]
    .filter(([id]) => frames.get(id)?.functionName !== idle)
    .map(([id, micros]) => ({ callers: callersOf(id), ms: micros / 1_000 }));
}

const isOfRecorder = (callers: readonly Frame[]) =>
  callers.some(({ url }) => url.endsWith('bench/profile/record.mjs'));

/** The nearest caller that has a package, or a folder of ours. Node's own code works for whoever called it. */
function ownerOf(callers: readonly Frame[]): string {
  for (const { url } of callers) {
    const [, installed] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url) ?? [];
    if (installed !== undefined) return installed;
    if (url.includes('workflow-bundle')) return 'workflow code';
    if (url.startsWith('file:'))
      return `our ${path.relative(projectRoot, fileURLToPath(url)).split(path.sep)[0] ?? ''}`;
  }
  return 'node';
}

function add<K>(sums: Map<K, number>, key: K, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + amount);
}

const largestFirst = (sums: ReadonlyMap<string, number>): Shares =>
  [...sums].sort(([, left], [, right]) => right - left);
