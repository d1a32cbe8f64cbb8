// Runs a TypeScript script of this repository, after installing the dependencies when they are missing or older
// than package-lock.json. Plain JavaScript without dependencies, since nothing else may exist yet.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [script, ...args] = process.argv.slice(2);

requireNode();
if (!script) fail('Usage: node scripts/run.mjs SCRIPT [ARGUMENT...]');
process.chdir(root);
const reason = staleBecause();
if (reason) await install(reason);

// In this process, so that arguments, signals and the exit code are the script's own.
const { register } = await import('tsx/esm/api');
register();
process.argv = [process.argv[0], path.resolve(script), ...args];
try {
  await import(pathToFileURL(path.resolve(script)).href);
} catch (error) {
  const { name, message, stack } = error;
  // These say everything in their message; others are defects and show where they come from.
  console.error(['ConfigError', 'RunInProgress', 'SetupError'].includes(name) ? message : stack);
  process.exitCode = 1;
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(`Payloom needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
  }
}

/** Compares what npm noted about the installed tree with the lock file. */
function staleBecause() {
  const installed = path.join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return 'First run';
  const have = JSON.parse(readFileSync(installed, 'utf8')).packages;
  const want = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  const differs = Object.entries(want).some(
    ([name, { version, optional, devOptional, peer }]) =>
      name !== '' && (name in have ? have[name].version !== version : !(optional || devOptional || peer)),
  );
  return differs ? 'package-lock.json has changed' : null;
}

async function install(why) {
  const startedAt = Date.now();
  const seconds = () => `${Math.round((Date.now() - startedAt) / 1000)} s`;
  console.error(`  ${why}: installing dependencies with npm ci …`);
  const timer = setInterval(
    () => console.error(`  installing … ${seconds()}, ${countPackages()} packages`),
    5000,
  );
  const npm = spawn('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const code = await new Promise((resolve) => npm.once('exit', resolve).once('error', resolve));
  clearInterval(timer);
  if (code !== 0) fail('npm ci failed; its messages are above. Run "npm ci" to see more.');
  console.error(`  dependencies are installed (${seconds()})`);
}

function countPackages() {
  try {
    return readdirSync(path.join(root, 'node_modules')).length;
  } catch {
    return 0;
  }
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
