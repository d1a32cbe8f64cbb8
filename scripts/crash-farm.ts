import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runFarm } from './crash-farm/run.js';
import { report } from './crash-farm/report.js';
import { deleteHome } from './provision/delete-home.js';
import { openHome } from './provision/home.js';
import { printProgress } from './provision/progress.js';
import { clearCrashedRun } from './provision/run-record.js';

// Kills everything that Payloom runs on while bills are being paid, and then counts the money: docs/crash-farm.md.

const { values: options } = parseArgs({
  options: {
    bills: { type: 'string', default: '300' },
    kills: { type: 'string', default: '20' },
    /** Where chance begins; printed, so that a run can be made again. */
    seed: { type: 'string' },
    /** After this no more bills are begun. */
    minutes: { type: 'string', default: '2' },
    /** The folder below .payloom, so that two runs stand beside each other. */
    home: { type: 'string', default: 'crash-farm' },
  },
});

const run = {
  bills: Number(options.bills),
  kills: Number(options.kills),
  minutes: Number(options.minutes),
  seed: Number(options.seed ?? Math.floor(Math.random() * 1_000_000)),
};
const old = openHome(options.home);
await clearCrashedRun(old);
deleteHome(old.dir);
const home = openHome(options.home);
// Ctrl-C once: no more bills are begun, and what is under way is seen to its end and judged.
const over = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    printProgress('No more bills are begun; once more ends everything at once.');
    over.abort();
  });
}
const result = await runFarm(home, { ...run, over: over.signal }, printProgress);
const { text, record } = report(run, result);
const file = path.join(home.dir, 'report.json');
writeFileSync(file, `${JSON.stringify(record, null, 2)}\n`);
process.stdout.write(`${text}\n  Plan, faults and figures: ${file}\n`);
process.exit(result.violations.length === 0 ? 0 : 1);
