import { existsSync } from 'node:fs';
import path from 'node:path';
import { runOps } from './ops/run.js';
import { projectRoot } from './provision/home.js';

const envFile = path.join(projectRoot, '.env');
if (existsSync(envFile)) process.loadEnvFile(envFile);
process.exitCode = await runOps(process.argv.slice(2), {
  env: process.env,
  output: {
    write: (text) => process.stdout.write(text),
    isTerminal: process.stdout.isTTY && !process.env['NO_COLOR'],
  },
});
