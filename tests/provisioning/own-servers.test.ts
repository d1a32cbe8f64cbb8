import { getPriority } from 'node:os';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ensureDatabase, withSql } from '../../scripts/provision/database.js';
import { openHome } from '../../scripts/provision/home.js';
import { choosePorts } from '../../scripts/provision/ports.js';
import { accountForPostgres, placeForPostgres } from '../../scripts/provision/postgres-account.js';
import { startPostgres } from '../../scripts/provision/postgres-cluster.js';
import { startProcess, startToken } from '../../scripts/provision/processes.js';
import { claimRun, RunInProgress } from '../../scripts/provision/run-record.js';
import { findTemporalCli } from '../../scripts/provision/temporal-binaries.js';
import type { TemporalServer } from '../../scripts/provision/temporal-server.js';
import { startTemporal } from '../../scripts/provision/temporal-server.js';

const home = openHome('test-provisioning');
const progress = () => undefined;
const wanted = { postgres: { usual: null }, temporal: { usual: null }, ui: { usual: null } };

describe('Postgres', () => {
  it('keeps its data and starts again after kill -9, also when another program has its old pid', async () => {
    const ports = await choosePorts(home, wanted);
    const first = await startPostgres({ home, port: ports.postgres, progress });
    const { adminUrl } = await ensureDatabase(first.superuserUrl, home, 'kept');
    await withSql(adminUrl, async (sql) => {
      await sql`create extension if not exists pg_trgm`;
      await sql`drop table if exists kept`;
      await sql`create table kept as select similarity('payloom', 'paylom') > 0.4 as alike`;
    });
    await first.process.kill();

    const stranger = spawn('sleep', ['60'], { stdio: 'ignore' });
    leavePid(placeForPostgres(home, accountForPostgres()), stranger.pid ?? 0);
    const again = await startPostgres({ home, port: ports.postgres, progress });
    const rows = await withSql(adminUrl, (sql) => sql`select alike from kept`);
    await again.process.stop();
    expect(rows).toEqual([{ alike: true }]);
    expect(startToken(stranger.pid ?? 0)).not.toBeNull();
    stranger.kill();
  });
});

describe('Temporal', () => {
  it('comes with its UI, and keeps its workflows and ports after kill -9', async () => {
    const ports = await choosePorts(home, wanted);
    const request = { home, port: ports.temporal, uiPort: ports.ui, namespace: 'payloom', progress };
    const first = await startTemporal(request);
    expect((await fetch(first.uiUrl)).status).toBe(200);
    const workflowId = await startWorkflow(first);
    await first.process.kill();
    expect(await choosePorts(home, wanted)).toEqual(ports);
    const again = await startTemporal(request);
    const found = await describeWorkflow(again, workflowId);
    await again.process.stop();
    expect(found).toBe('RUNNING');
  });

  it('names everything that was tried when no binary can be had, and what to do', async () => {
    vi.stubEnv('PAYLOOM_TEMPORAL_CLI', '/nonexistent/temporal');
    await expect(findTemporalCli({ home, progress })).rejects.toThrow(
      /PAYLOOM_TEMPORAL_CLI: \/nonexistent\/temporal is not there[^]*To fix it:/,
    );
    vi.unstubAllEnvs();
  });
});

async function startWorkflow({ address, namespace }: TemporalServer): Promise<string> {
  const connection = await Connection.connect({ address });
  const workflowId = `kept-${randomUUID()}`;
  await new Client({ connection, namespace }).workflow.start('kept', { workflowId, taskQueue: 'none' });
  await connection.close();
  return workflowId;
}

async function describeWorkflow({ address, namespace }: TemporalServer, workflowId: string): Promise<string> {
  const connection = await Connection.connect({ address });
  const { status } = await new Client({ connection, namespace }).workflow.getHandle(workflowId).describe();
  await connection.close();
  return status.name;
}

describe('ports', () => {
  it('are left to whoever has them', async () => {
    const place = openHome('test-provisioning-ports');
    const { one } = await choosePorts(place, { one: { usual: null } });
    const holder = createServer().listen(one, '127.0.0.1');
    await new Promise((resolve) => holder.once('listening', resolve));
    const next = await choosePorts(place, { one: { usual: null } });
    await expect(choosePorts(place, { one: { fromEnv: String(one), usual: null } })).rejects.toThrow(
      'in use',
    );
    holder.close();
    rmSync(place.dir, { recursive: true });
    expect(next.one).not.toBe(one);
  });
});

describe('a run', () => {
  const place = openHome('test-provisioning-run');
  beforeAll(() => rmSync(path.join(place.dir, 'run.json'), { force: true }));
  afterAll(() => rmSync(place.dir, { recursive: true, force: true }));

  it('is refused while another one of the same checkout is up, and told its links', async () => {
    const record = await claimRun(place, 'npm start');
    record.setLinks({ API: 'http://127.0.0.1:3700' });
    const second = claimRun(place, 'npm run demo');
    await expect(second).rejects.toThrow(RunInProgress);
    await expect(second).rejects.toThrow(/npm start[^]*http:\/\/127\.0\.0\.1:3700/);
    record.release();
  });

  it('gives a program that is to yield less weight than the others', async () => {
    const logFile = path.join(place.logs, 'yielding.log');
    const yielding = await startProcess({
      name: 'yielding',
      command: 'sleep',
      args: ['60'],
      logFile,
      niceness: 10,
    });
    expect(getPriority(yielding.pid)).toBe(10);
    await yielding.kill();
  });

  it('ends what a crashed one left behind, and nothing else that has its process id', async () => {
    const logFile = path.join(place.logs, 'orphan.log');
    const orphan = await startProcess({ name: 'orphan', command: 'sleep', args: ['60'], logFile });
    const stranger = await startProcess({ name: 'stranger', command: 'sleep', args: ['60'], logFile });
    const gone = { name: 'npm start', pid: 2 ** 22 + 1, token: 'gone' };
    const children = [
      { name: 'orphan', pid: orphan.pid, token: startToken(orphan.pid) ?? '' },
      { name: 'stranger', pid: stranger.pid, token: 'of an earlier process' },
    ];
    const content = { mode: 'npm start', owner: gone, children, links: {} };
    writeFileSync(path.join(place.dir, 'run.json'), JSON.stringify(content));
    const record = await claimRun(place, 'npm start');
    record.release();
    expect((await orphan.exited).signal).not.toBeNull();
    expect(stranger.isRunning()).toBe(true);
    await stranger.kill();
  });
});

function leavePid(place: string, pid: number): void {
  const [data] = readdirSync(place).filter((name) => name.startsWith('data-'));
  const folder = path.join(place, data ?? '');
  writeFileSync(path.join(folder, 'postmaster.pid'), `${pid}\n${folder}\n`);
}
