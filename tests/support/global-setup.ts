import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { bundleWorkflows } from '../../scripts/bundle-workflows.js';
import { migrate } from '../../scripts/migrate.js';
import { withSql } from '../../scripts/provision/database.js';
import type { Home } from '../../scripts/provision/home.js';
import { openHome, projectRoot } from '../../scripts/provision/home.js';
import type { ManagedProcess } from '../../scripts/provision/processes.js';
import { printProgress, withProgress } from '../../scripts/provision/progress.js';
import type { RunRecord } from '../../scripts/provision/run-record.js';
import { claimRun, RunInProgress } from '../../scripts/provision/run-record.js';
import { SetupError } from '../../scripts/provision/setup-error.js';
import { findTemporalCli, findTemporalTestServer } from '../../scripts/provision/temporal-binaries.js';
import { startServices } from '../../scripts/services.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The migrated database that every test database is a copy of; the owner's URL. */
    templateUrl: string;
    /** The same as the application role. */
    templateAppUrl: string;
    temporalAddress: string;
    temporalNamespace: string;
    temporalUiUrl: string;
    /** Path of the server's command line. */
    temporalCli: string;
    /** Path of the time-skipping server. */
    temporalTestServer: string;
    /** Path of the workflows, bundled once. */
    workflowBundle: string;
  }
}

/** One Postgres with a migrated template, one Temporal, one workflow bundle for the whole run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { home, record } = await claimTestHome();
  const running: ManagedProcess[] = [];
  const stop = async () => {
    for (const each of running.toReversed()) await each.stop();
    record.release();
  };
  try {
    // Databases of an earlier run are of no use; Postgres' own folder is kept, since making it takes a second.
    for (const suffix of ['', '-wal', '-shm'])
      rmSync(path.join(home.dir, `temporal.db${suffix}`), { force: true });
    const services = await startServices({
      home,
      progress: printProgress,
      useEnvironment: false,
      careless: true,
      supervise: async (name, start) => {
        await start((spawned) => {
          running.push(spawned);
          record.addChild(name, spawned.pid);
        });
      },
    });
    const { database, temporal } = services;
    await recreateTemplate(database.adminUrl);
    await migrate(database);
    project.provide('templateUrl', database.adminUrl);
    project.provide('templateAppUrl', database.appUrl);
    project.provide('temporalAddress', temporal.address);
    project.provide('temporalNamespace', temporal.namespace);
    project.provide('temporalUiUrl', temporal.uiUrl);
    project.provide('temporalCli', await findTemporalCli({ home, progress: printProgress }));
    project.provide('temporalTestServer', await findTemporalTestServer({ home, progress: printProgress }));
    project.provide('workflowBundle', await bundleOnce(path.join(home.dir, 'workflow-bundle.js')));
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

/** Test runs may go on beside each other, each with servers of its own. */
async function claimTestHome(): Promise<{ home: Home; record: RunRecord }> {
  for (const name of ['test', 'test-2', 'test-3']) {
    const home = openHome(name);
    try {
      return { home, record: await claimRun(home, 'npm test') };
    } catch (error) {
      if (!(error instanceof RunInProgress)) throw error;
    }
  }
  throw new SetupError('Three test runs of this checkout are going on already.');
}

async function bundleOnce(target: string): Promise<string> {
  if (!existsSync(path.join(projectRoot, 'workflows/index.ts'))) return target;
  await withProgress(printProgress, 'Bundling the workflows', () => bundleWorkflows(target));
  return target;
}

/** Made anew each time: one that an older migration made would fail the next one. */
async function recreateTemplate(adminUrl: string): Promise<void> {
  const maintenance = new URL(adminUrl);
  const template = maintenance.pathname.slice(1);
  maintenance.pathname = '/postgres';
  await withSql(maintenance.href, async (sql) => {
    await dropTestDatabases(sql);
    await sql`drop database if exists ${sql(template)} with (force)`;
    await sql`create database ${sql(template)}`;
  });
}

async function dropTestDatabases(sql: Parameters<Parameters<typeof withSql>[1]>[0]): Promise<void> {
  const left = await sql<
    { datname: string }[]
  >`select datname from pg_database where datname like 'test\\_%'`;
  for (const { datname } of left) await sql`drop database ${sql(datname)} with (force)`;
}
