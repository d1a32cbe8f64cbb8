import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import type { Home } from './home.js';
import { writeWhole } from './home.js';
import { SetupError } from './setup-error.js';

const rememberedSchema = z.record(z.string(), z.number().int());

/** Below the range that systems hand out for outgoing connections, so that nothing takes it in between. */
const lowestPort = 21_000;
const highestPort = 31_000;

/**
 * A port for each name: from the environment, else the one used last time, else the usual one, else any free one.
 * What was chosen is remembered, so that links keep working across restarts.
 */
export async function choosePorts<Name extends string>(
  home: Home,
  wanted: Readonly<Record<Name, { readonly fromEnv?: string | undefined; readonly usual: number | null }>>,
): Promise<Record<Name, number>> {
  const file = path.join(home.dir, 'ports.json');
  const remembered = existsSync(file)
    ? rememberedSchema.parse(JSON.parse(readFileSync(file, 'utf8')) as unknown)
    : {};
  const chosen: Partial<Record<Name, number>> = {};
  const taken = new Set<number>();
  for (const name of Object.keys(wanted) as Name[]) {
    const { fromEnv, usual } = wanted[name];
    const port = fromEnv
      ? await requirePort(name, fromEnv)
      : await firstFree([remembered[name], usual ?? undefined], taken);
    chosen[name] = port;
    taken.add(port);
  }
  writeWhole(file, `${JSON.stringify({ ...remembered, ...chosen }, null, 2)}\n`);
  return chosen as Record<Name, number>;
}

async function requirePort(name: string, given: string): Promise<number> {
  const port = Number(given);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new SetupError(`${given} is no port (${name})`);
  if (!(await isFree(port))) throw new SetupError(`Port ${given}, set for ${name}, is in use.`);
  return port;
}

async function firstFree(candidates: (number | undefined)[], taken: Set<number>): Promise<number> {
  for (const port of candidates) {
    if (port !== undefined && !taken.has(port) && reserve(port) && (await isFree(port))) return port;
  }
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const port = lowestPort + Math.floor(Math.random() * (highestPort - lowestPort));
    if (!taken.has(port) && reserve(port) && (await isFree(port))) return port;
  }
  throw new Error(`No free port between ${lowestPort} and ${highestPort}.`);
}

const reservationsFolder = path.join(tmpdir(), `payloom-ports-${process.getuid?.() ?? 'user'}`);
/** From choosing a port to listening on it. */
const reservedMsMax = 120_000;

/**
 * Two starts at the same moment find the same port free, and would then talk to each other's servers. A file by the
 * port's name keeps it for the process that was first, until it listens, ends, or two minutes have gone.
 */
function reserve(port: number): boolean {
  mkdirSync(reservationsFolder, { recursive: true });
  const file = path.join(reservationsFolder, String(port));
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const holder = Number(readFileSync(file, 'utf8'));
  const isFresh = Date.now() - statSync(file).mtimeMs < reservedMsMax;
  if (holder !== process.pid && isFresh && isAlive(holder)) return false;
  writeFileSync(file, String(process.pid));
  return true;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
}
