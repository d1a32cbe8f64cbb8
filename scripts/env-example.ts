import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { variables } from '../config-variables.js';
import { projectRoot } from './provision/home.js';

/** Writes .env.example from the table in config-variables.ts; with --check only says whether it is up to date. */
const target = path.join(projectRoot, '.env.example');
const expected = render();

if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== expected) {
    process.stderr.write(
      '.env.example differs from config-variables.ts: run npx tsx scripts/env-example.ts\n',
    );
    process.exitCode = 1;
  }
} else {
  writeFileSync(target, expected);
}

function render(): string {
  const lines = [
    '# Every variable that Payloom reads. Generated from config-variables.ts: do not edit.',
    '# npm run demo, npm test and npm start need none of them: they start their own servers.',
    '# Lines that begin with # show the default, or an example where there is none.',
  ];
  let group = '';
  for (const [name, { group: its, meaning, example, required }] of Object.entries(variables)) {
    if (its !== group) lines.push('', `# --- ${its} ---`);
    group = its;
    lines.push(`# ${meaning}${required ? ' Required.' : ''}`, `${required ? '' : '# '}${name}=${example}`);
  }
  return `${lines.join('\n')}\n`;
}
