import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { openHome } from './provision/home.js';
import { clearCrashedRun } from './provision/run-record.js';

/** Deletes everything that Payloom keeps in this checkout. Refuses while something of it runs. */
const home = openHome();
const homes = [
  home,
  ...readdirSync(home.dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .filter((entry) => existsSync(path.join(home.dir, entry.name, 'run.json')))
    .map((entry) => openHome(entry.name)),
];
for (const each of homes) await clearCrashedRun(each);

for (const pointer of readdirSync(home.dir, { recursive: true, encoding: 'utf8' })) {
  if (path.basename(pointer) !== 'postgres-location') continue;
  const outside = readFileSync(path.join(home.dir, pointer), 'utf8').trim();
  if (outside.startsWith('/var/tmp/payloom-')) rmSync(outside, { recursive: true, force: true });
}
rmSync(home.dir, { recursive: true, force: true });
process.stdout.write(`Deleted ${home.dir}: databases, documents, keys, logs and downloaded binaries.\n`);
