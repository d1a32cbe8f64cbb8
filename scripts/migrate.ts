import path from 'node:path';
import { loadMigrationConfig } from '../config.js';
import { migrate as applyMigrations } from '../db/migrate.js';
import type { DatabaseUrls } from './provision/database.js';
import { ensureAppRole } from './provision/database.js';

/** Prepares the application role and brings the tables up to date. Safe to run again and by several at once. */
export async function migrate(urls: DatabaseUrls): Promise<void> {
  await ensureAppRole(urls);
  await applyMigrations(urls.adminUrl);
}

if (process.argv[1] !== undefined && path.basename(process.argv[1]).startsWith('migrate.')) {
  await migrate(loadMigrationConfig());
  process.stdout.write('The database is up to date.\n');
}
