import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { openHome } from './provision/home.js';
import { clearCrashedRun, homesWithRuns } from './provision/run-record.js';

/** Deletes everything that Payloom keeps in this checkout. Refuses while something of it runs. */
const home = openHome();
for (const each of homesWithRuns()) await clearCrashedRun(each);

for (const pointer of readdirSync(home.dir, { recursive: true, encoding: 'utf8' })) {
  if (path.basename(pointer) !== 'postgres-location') continue;
  const outside = readFileSync(path.join(home.dir, pointer), 'utf8').trim();
  if (outside.startsWith('/var/tmp/payloom-')) rmSync(outside, { recursive: true, force: true });
}
rmSync(home.dir, { recursive: true, force: true });
process.stdout.write(`Deleted ${home.dir}: databases, documents, keys, logs and downloaded binaries.\n`);
