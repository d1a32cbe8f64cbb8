import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** A network namespace of its own, with nothing in it. Source: unshare(1) of util-linux. */
const unshare = '/usr/bin/unshare';
const ownNetwork = ['--map-root-user', '--net'];
const probeMsMax = 3_000;

let allowed: boolean | undefined;

/**
 * How to start Node without any network, by the kernel. Containers and hardened systems may forbid it: then Node is started
 * as it is, and only seal.ts stands in the way.
 */
export function withoutNetwork(): { readonly execPath: string; readonly before: readonly string[] } {
  allowed ??= mayUnshare();
  return allowed
    ? { execPath: unshare, before: [...ownNetwork, process.execPath] }
    : { execPath: process.execPath, before: [] };
}

function mayUnshare(): boolean {
  if (process.platform !== 'linux' || !existsSync(unshare)) return false;
  try {
    execFileSync(unshare, [...ownNetwork, process.execPath, '--version'], {
      timeout: probeMsMax,
      stdio: 'ignore',
      env: {},
    });
    return true;
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}
