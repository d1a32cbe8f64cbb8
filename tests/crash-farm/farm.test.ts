import { spawn } from 'node:child_process';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { deleteHome } from '../../scripts/provision/delete-home.js';
import { openHome, projectRoot } from '../../scripts/provision/home.js';

const home = `test-farm-${process.pid}`;
afterAll(() => deleteHome(openHome(home).dir));

it('300 bills are paid once or not at all, and none is lost, whatever is killed twenty times on their way', async () => {
  const size = ['--bills', '300', '--kills', '20', '--seed', '20261121', '--minutes', '8'];
  const { code, output } = await run([...size, '--home', home]);
  expect(code, output).toBe(0);
  expect(output).toMatch(/seed 20261121: 300 bills begun/);
  expect(output).toMatch(/kills: 20 /);
});

function run(args: readonly string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, ['scripts/run.mjs', 'scripts/crash-farm.ts', ...args], {
    cwd: path.resolve(projectRoot),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output: Buffer.concat(chunks).toString('utf8') }));
  });
}
