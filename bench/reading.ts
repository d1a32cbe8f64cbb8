import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../scripts/provision/home.js';
import { printProgress } from '../scripts/provision/progress.js';
import { measureBatch, measureThroughput } from './reading/load.js';
import { measureSet } from './reading/measure.js';
import { renderReport } from './reading/report.js';
import { readingSets } from './reading/sets.js';

/**
 * Reads the public documents beside this checkout and the project's own layouts, and prints what was right. `--set NAME`
 * (once or more) reads some sets only, `--sample N` each Nth scan and own layout, `--skip-load` leaves throughput and memory out,
 * `--record` writes docs/benchmarks/reading.md.
 */
const { values: options } = parseArgs({
  options: {
    set: { type: 'string', multiple: true },
    record: { type: 'boolean', default: false },
    'skip-load': { type: 'boolean', default: false },
    batch: { type: 'string', default: '500' },
    sample: { type: 'string', default: '1' },
  },
});

const only = options.set;
const every = Number(options.sample);
const isLarge = /own|receipts/;
const sets = readingSets()
  .filter(({ name }) => !only || only.some((part) => name.includes(part)))
  .map((set) => ({
    ...set,
    documents: set.documents.filter((_, at) => !isLarge.test(set.name) || at % every === 0),
  }));
// The batch first: a reader's processes live on for a minute, and would count as another's memory.
const load = options['skip-load']
  ? null
  : { batch: await measureBatch(Number(options.batch)), throughput: await measureThroughput() };
const measured = [];
for (const set of sets) {
  printProgress(`${set.name}: ${set.documents.length} documents`);
  measured.push(await measureSet(set));
}
const report = renderReport(measured, load);
process.stdout.write(`${report}\n`);
if (options.record) {
  const file = path.join(projectRoot, 'docs/benchmarks/reading.md');
  writeFileSync(file, `${report}\n`);
  printProgress(`written: ${file}`);
}
