import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Progress } from '../../scripts/provision/progress.js';
import type { Load } from '../closed-loop.js';
import { databaseUrlOf, freshHome, standOn } from '../ground.js';
import { drivePayloom } from '../payloom.js';
import { readProfile, type Profile, type Shares } from '../profile/profile.js';
import type { Table } from '../report.js';

const recorder = new URL('../profile/record.mjs', import.meta.url);
const rowsShown = 14;
/** Until every thread has written what it recorded. */
const writingMs = 2_000;

/** Where worker and API spend their time while bills are paid. On a stack of its own, since recording costs time too. */
export async function benchProfile(load: Load, progress: Progress): Promise<Table[]> {
  const home = freshHome('bench-profile');
  const dir = path.join(home.dir, 'profiles');
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  const env = { PROFILE_DIR: dir, NODE_OPTIONS: `--import ${recorder.href}` };
  const ground = await standOn(home, progress, undefined, env);
  try {
    const { worker = 0, api = 0 } = ground.pids();
    const begin = setTimeout(load.warmUpMs).then(() => writeFileSync(path.join(dir, 'begin'), ''));
    const { bills } = await drivePayloom(load, ground.tenant, databaseUrlOf(ground.stack), ground.pids());
    await begin;
    writeFileSync(path.join(dir, 'end'), '');
    await setTimeout(writingMs);
    const profiles = { worker: readProfile(dir, worker), API: readProfile(dir, api) };
    const configuration =
      `${bills} bills, ${load.inFlight} under way at any time; all threads, sampled every half millisecond while they were not idle, ` +
      `so that waiting for a core counts. Node's own code counts for the package that called it.`;
    return [
      table('profile', 'package', profiles, ({ byPackage }) => byPackage, configuration),
      table('profile-functions', 'function itself', profiles, ({ byFunction }) => byFunction, configuration),
    ];
  } finally {
    await ground.stack.stop();
  }
}

function table(
  id: string,
  what: string,
  profiles: Readonly<Record<string, Profile>>,
  sharesOf: (profile: Profile) => Shares,
  configuration: string,
): Table {
  const all = Object.entries(profiles);
  const cells = ([, profile]: (typeof all)[number], index: number) => {
    const [name, ms] = sharesOf(profile)[index] ?? ['', 0];
    return [name, name === '' ? '' : `${((100 * ms) / profile.ms).toFixed(1)} %`];
  };
  return {
    id,
    head: all.flatMap(([process]) => [`${process}: ${what}`, 'share']),
    rows: Array.from({ length: rowsShown }, (_, index) => all.flatMap((each) => cells(each, index))),
    configuration,
  };
}
