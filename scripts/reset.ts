import { deleteHome } from './provision/delete-home.js';
import { openHome } from './provision/home.js';
import { clearCrashedRun, homesWithRuns } from './provision/run-record.js';

/** Deletes everything that Payloom keeps in this checkout. Refuses while something of it runs. */
const { dir } = openHome();
for (const home of homesWithRuns()) await clearCrashedRun(home);
deleteHome(dir);
process.stdout.write(`Deleted ${dir}: databases, documents, keys, logs and downloaded binaries.\n`);
