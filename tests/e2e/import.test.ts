import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOperator, type Operator } from '../ops/operator.js';
import { startStackWorld, type StackWorld } from '../support/stack-world.js';

const root = path.join(import.meta.dirname, '../..');
const samples = path.join(root, 'tests/fixtures/documents');

let world: StackWorld;
let clerk: Operator;
let dir: string;
beforeAll(async () => {
  world = await startStackWorld('import');
  clerk = await createOperator(world, world.cast.clerk);
  dir = mkdtempSync(path.join(tmpdir(), 'payloom-import-'));
  mkdirSync(path.join(dir, 'november'));
  copyFileSync(path.join(samples, 'ubl-bergmann.xml'), path.join(dir, 'november/bergmann.xml'));
  copyFileSync(path.join(samples, 'german-bergmann.pdf'), path.join(dir, 'november/bergmann.pdf'));
  copyFileSync(path.join(samples, 'english-cobalt-net-30.pdf'), path.join(dir, 'cobalt.pdf'));
  writeFileSync(path.join(dir, 'notes.txt'), 'nothing to pay');
});
afterAll(async () => {
  await world.close();
  rmSync(dir, { recursive: true });
});

type Run = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** The command as people start it. */
function run(args: readonly string[], env: Readonly<Record<string, string>> = clerk.env): Promise<Run> {
  const child = spawn(process.execPath, ['scripts/run.mjs', 'scripts/import.ts', ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}

const countBills = async () => {
  const params = { query: { count: 'true' as const, limit: 1 } };
  return (await world.as(world.cast.clerk).GET('/v1/bills', { params })).count?.value;
};

describe('npm run import', { timeout: 120_000 }, () => {
  it('says what it would send, and sends nothing', async () => {
    const { code, stdout } = await run([dir, '--dry-run']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/would send november\/bergmann\.xml \(\d+ bytes\)/);
    expect(stdout).toContain('3 files\n');
    expect(await countBills()).toBe(0);
  });

  it('makes a bill of each document below a folder, tells how far it is, and nothing twice', async () => {
    const first = await run([dir, '--department', 'Office']);
    expect(first).toMatchObject({
      code: 0,
      stdout: '3 files: 3 created, 0 already there, 0 refused, 0 failed\n',
    });
    expect(first.stderr).toMatch(/ {2}1\/3 files, \d+ a minute\n[^]* {2}3\/3 files, \d+ a minute\n/);
    expect(await countBills()).toBe(3);
    const again = await run([dir, '--department', 'Office']);
    expect(again.code).toBe(0);
    expect(await countBills()).toBe(3);
    const { items } = await world.as(world.cast.clerk).GET('/v1/bills');
    expect(items.map(({ details }) => details.department)).toEqual(['Office', 'Office', 'Office']);
  });

  it('names what it could not take, takes the rest, and exits with 1', async () => {
    writeFileSync(path.join(dir, 'broken.pdf'), 'not one');
    copyFileSync(path.join(samples, 'french-lumiere.pdf'), path.join(dir, 'lumiere.pdf'));
    const { code, stdout } = await run([dir]);
    expect(code).toBe(1);
    // Without the department it is another call, and the API knows the files.
    expect(stdout).toMatch(
      /^refused {2}broken\.pdf: .+\n5 files: 1 created, 3 already there, 1 refused, 0 failed\n$/,
    );
    expect(await countBills()).toBe(4);
  });

  it('exits with 1 and sends nothing without a folder, without a key and with a wrong one', async () => {
    expect(await run([])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('npm run import') as unknown,
    });
    expect(await run([path.join(dir, 'absent')])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is not a folder') as unknown,
    });
    const keyless = { ...clerk.env, PAYLOOM_API_KEY: '' };
    expect(await run([dir], keyless)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('An API key is needed.') as unknown,
    });
    const { code, stdout } = await run([dir, '--key', 'pl_test_nobody']);
    expect(code).toBe(1);
    expect(stdout).toContain('unauthenticated');
    expect(await countBills()).toBe(4);
  });
});
