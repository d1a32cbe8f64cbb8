import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** In a folder that is gone after the test. */
export function newLogFile(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'payloom-sandbox-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return path.join(dir, 'log.jsonl');
}

/** Asks again and again until there is an answer; fails with `what` after ten seconds. */
export async function eventually<T>(
  what: string,
  ask: () => T | null | undefined | Promise<T | null | undefined>,
): Promise<T> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (Date.now() > deadline) throw new Error(`Not within ten seconds: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export type VendorProcess = { readonly url: string; readonly kill: () => Promise<void> };

/** Starts `sandbox/<vendor>.ts` as its users do; `kill` is `kill -9`, and happens at the end of the test. */
export async function startVendorProcess(vendor: string, flags: readonly string[]): Promise<VendorProcess> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', `sandbox/${vendor}.ts`, '--port', '0', ...flags],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const kill = () => {
    child.kill('SIGKILL');
    return exited;
  };
  onTestFinished(kill);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const line = await eventually(`${vendor} stand-in is ready`, () => /^\{"url".*\}$/m.exec(output)?.[0]);
  return { url: (JSON.parse(line) as { url: string }).url, kill };
}

export async function ask(url: string, method = 'GET', body?: unknown): Promise<unknown> {
  const response = await fetch(url, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${text}`);
  return text === '' ? null : (JSON.parse(text) as unknown);
}

export type ReceivedHook = { readonly headers: IncomingHttpHeaders; readonly body: string };

export type HookReceiver = {
  readonly url: string;
  readonly received: readonly ReceivedHook[];
  /** The statuses of the next answers; 200 when there are none. */
  readonly answers: number[];
  close(): Promise<void>;
};

export async function startHookReceiver(): Promise<HookReceiver> {
  const received: ReceivedHook[] = [];
  const answers: number[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      response.writeHead(answers.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`,
    received,
    answers,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
