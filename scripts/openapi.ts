import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as prettier from 'prettier';
import { createApp } from '../api/app.js';
import { apiLimits, type ApiDeps } from '../api/deps.js';
import { describeApi } from '../api/openapi-document.js';

const target = fileURLToPath(new URL('../api/openapi.json', import.meta.url));

// Only routes are looked at, so that nothing else has to be there.
const app = createApp({ limits: apiLimits } as ApiDeps);
const options = await prettier.resolveConfig(target);
const text = await prettier.format(JSON.stringify(describeApi(app)), { ...options, parser: 'json' });

if (!process.argv.includes('--check')) {
  writeFileSync(target, text);
} else if (text !== readIfThere()) {
  process.stderr.write('api/openapi.json is not what the routes say: npm run openapi\n');
  process.exitCode = 1;
}

function readIfThere(): string | null {
  try {
    return readFileSync(target, 'utf8');
  } catch {
    return null;
  }
}
