import { parseArgs } from 'node:util';
import { printProgress, secondsSince } from '../scripts/provision/progress.js';
import { SetupError } from '../scripts/provision/setup-error.js';
import type { Load } from './closed-loop.js';
import { freshHome, standOn, type Ground } from './ground.js';
import { benchApi } from './parts/api.js';
import { benchBatch } from './parts/batch.js';
import { benchBills } from './parts/bills.js';
import { benchMemory } from './parts/memory.js';
import { benchProduction } from './parts/production.js';
import { benchProfile } from './parts/profile.js';
import { benchScale } from './parts/scale.js';
import { benchUploads } from './parts/uploads.js';
import { benchWebhooks } from './parts/webhooks.js';
import { render, writeTables, type Table } from './report.js';

// npm run bench [-- part ...] [--quick]: makes the tables of docs/benchmarks.md anew, those of the named parts or all.

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** Every part for a moment, to see that it runs; its figures are shown and not written. */
    quick: { type: 'boolean', default: false },
  },
});

const { quick } = options;
const load: Load = quick
  ? { inFlight: 6, warmUpMs: 1_000, measuredMs: 5_000 }
  : { inFlight: 40, warmUpMs: 15_000, measuredMs: 30_000 };
const apiLoad = quick
  ? { perSecond: 40, measuredMs: 1_500, openConnections: 50, billsInFlight: 1 }
  : { perSecond: 100, measuredMs: 15_000, openConnections: 1_000, billsInFlight: 3 };
const uploadLoad = quick
  ? { rounds: 2, files: 10, bytesEach: 2 ** 20 }
  : { rounds: 40, files: 50, bytesEach: 2 ** 20 };
const batchLoad = quick
  ? { documents: 12, idleMs: 2_000, perSecond: 20, everyNthScan: 6, limitMs: 300_000 }
  : { documents: 500, idleMs: 15_000, perSecond: 20, everyNthScan: 20, limitMs: 1_800_000 };
const webhookLoad = quick
  ? { inFlight: 8, warmUpMs: 200, measuredMs: 1_000 }
  : { inFlight: 64, warmUpMs: 3_000, measuredMs: 15_000 };
const memoryLoad = quick
  ? { waiting: 20, paid: 20, inFlight: 6 }
  : { waiting: 500, paid: 5_000, inFlight: 40 };

type Part = (ground: Ground) => Promise<Table[]>;
const progress = printProgress;
/** On the development server, which comes with the project. */
const parts: Readonly<Record<string, Part>> = {
  bills: (ground) => benchBills(ground, load, progress),
  scale: (ground) => benchScale(ground, load, progress),
  api: (ground) => benchApi(ground, apiLoad, progress),
  webhooks: (ground) => benchWebhooks(ground, webhookLoad, progress),
  uploads: (ground) => benchUploads(ground, uploadLoad, progress),
  batch: (ground) => benchBatch(ground, batchLoad, progress),
  memory: (ground) => benchMemory(ground, memoryLoad, progress),
};
/** On servers of their own. */
const separate: Readonly<Record<string, () => Promise<Table[]>>> = {
  production: () => benchProduction(load, progress),
  profile: () => benchProfile(load, progress),
};

const names = [...Object.keys(parts), ...Object.keys(separate)];
const unknown = positionals.filter((name) => !names.includes(name));
if (unknown.length > 0)
  throw new SetupError(`No such part: ${unknown.join(', ')}. There are: ${names.join(', ')}.`);
// The smoke run leaves out what may take minutes to build.
const wanted = positionals.length > 0 ? positionals : names.filter((name) => !(quick && name in separate));

const startedAt = Date.now();
const tables: Table[] = [];
const here = Object.entries(parts).filter(([name]) => wanted.includes(name));
if (here.length > 0) {
  const ground = await standOn(freshHome('bench'), progress);
  try {
    for (const [name, part] of here) {
      progress(`${name} …`);
      tables.push(...(await part(ground)));
    }
  } finally {
    await ground.stack.stop();
  }
}
for (const [name, part] of Object.entries(separate)) {
  if (wanted.includes(name)) tables.push(...(await part()));
}
for (const table of tables)
  process.stdout.write(`\n${table.id}\n\n${render(table)}\n\n${table.configuration}\n`);
if (!quick) await writeTables(tables);
process.stdout.write(
  quick
    ? `\nA smoke run of ${secondsSince(startedAt)} s: its figures mean nothing and were not written.\n`
    : `\nWritten to docs/benchmarks.md after ${secondsSince(startedAt)} s.\n`,
);
process.exit(0);
