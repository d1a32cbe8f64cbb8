import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadBooksConfig } from '../config.js';
import { connect } from '../db/client.js';
import { parseId } from '../domain/ids.js';
import { createAnchorStorage } from '../providers/storage/anchor-storage.js';
import { lineOf, summaryOf } from './books/report.js';
import { verifyBooks } from './books/verify.js';
import { localDatabaseUrl } from './onboarding/local-database.js';
import { openHome, projectRoot } from './provision/home.js';
import { homesWithRuns } from './provision/run-record.js';
import { SetupError } from './provision/setup-error.js';

/**
 * Walks the books of the database that DATABASE_URL names, or of what runs in this checkout (`--home demo`: in that folder of
 * .payloom), against the anchors in their storage. Exits 1 and names the first bad row of each tenant when something is wrong.
 */
const { values: options } = parseArgs({
  options: { home: { type: 'string' }, tenant: { type: 'string' } },
});

const envFile = path.join(projectRoot, '.env');
if (existsSync(envFile)) process.loadEnvFile(envFile);
const { url, storage } = loadBooksConfig(environment());
const database = connect(url, { connectionsMax: 1 });
const startedAt = performance.now();
const print = (text: string) => void process.stdout.write(`${text}\n`);
try {
  const only = options.tenant === undefined ? {} : { only: parseId('tenant', options.tenant) };
  const verified = await verifyBooks(
    { database, anchors: createAnchorStorage(storage) },
    { ...only, onTenant: (report) => print(lineOf(report)) },
  );
  print(summaryOf(verified, performance.now() - startedAt));
  for (const problem of verified.problems) print(`  - ${problem}`);
  process.exitCode = verified.problems.length === 0 ? 0 : 1;
} finally {
  await database.close();
}

function environment(): Readonly<Record<string, string | undefined>> {
  if (options.home === undefined && process.env['DATABASE_URL']) return process.env;
  const main = openHome();
  const running = homesWithRuns();
  const home =
    options.home === undefined
      ? (running.find(({ dir }) => dir === main.dir) ?? running[0])
      : openHome(options.home);
  const url = home && localDatabaseUrl(home);
  if (!home || !url) throw new SetupError('There is no database: set DATABASE_URL, or run npm start first.');
  return { PAYLOOM_STORAGE_DIR: path.join(home.dir, 'documents'), ...process.env, DATABASE_URL: url };
}
