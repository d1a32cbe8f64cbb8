import { fileURLToPath } from 'node:url';
import { formatProblems, getTotals, lint, loadConfig } from '@redocly/openapi-core';

// api/openapi.json against redocly.yaml; a warning fails as an error does.

const fileOf = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const config = await loadConfig({ configPath: fileOf('redocly.yaml') });
const problems = await lint({ ref: fileOf('api/openapi.json'), config });
if (problems.length > 0) {
  formatProblems(problems, { format: 'stylish', totals: getTotals(problems), version: '2', maxProblems: 50 });
  process.exitCode = 1;
}
