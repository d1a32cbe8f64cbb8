import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import path from 'node:path';
import { openHome, projectRoot } from '../scripts/provision/home.js';
import { pins } from '../scripts/provision/pins.js';
import { findPostgres } from '../scripts/provision/postgres-binaries.js';
import { printProgress } from '../scripts/provision/progress.js';
import { productionServerVersion } from './production-server.js';

/** One table of docs/benchmarks.md, made anew by each run; what people write stands between the tables and stays. */
export type Table = {
  /** The name in its marks. */
  readonly id: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What the figures depend on. */
  readonly configuration: string;
};

const file = path.join(projectRoot, 'docs/benchmarks.md');

/** Puts each table between its marks. A table whose marks are missing is refused: it would be lost. */
export async function writeTables(tables: readonly Table[]): Promise<void> {
  const stamp = await describeRun();
  let text = readFileSync(file, 'utf8');
  for (const { id, ...table } of tables) {
    const begin = `<!-- made by npm run bench: ${id} -->`;
    const end = '<!-- end -->';
    const from = text.indexOf(begin);
    const to = text.indexOf(end, from);
    if (from < 0 || to < 0)
      throw new Error(`docs/benchmarks.md has no place for ${id}: add "${begin}" and "${end}".`);
    text = `${text.slice(0, from)}${begin}\n\n${render(table)}\n\n${table.configuration} ${stamp}\n\n${text.slice(to)}`;
  }
  writeFileSync(file, text);
}

/** As GitHub and Prettier have it. */
export function render({ head, rows }: Pick<Table, 'head' | 'rows'>): string {
  const width = (column: number) =>
    Math.max(3, ...[head, ...rows].map((row) => [...(row[column] ?? '')].length));
  const widths = head.map((_, column) => width(column));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - [...cell].length)).join(' | ')} |`;
  return [line(head), `| ${widths.map((each) => '-'.repeat(each)).join(' | ')} |`, ...rows.map(line)].join(
    '\n',
  );
}

async function describeRun(): Promise<string> {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: projectRoot, encoding: 'utf8' }).trim();
  const changed =
    existsSync(path.join(projectRoot, '.git')) && git('status', '--porcelain', '--', ':!docs') !== '';
  const commit = `${git('rev-parse', '--short', 'HEAD')}${changed ? ' with changes' : ''}`;
  const [cpu] = cpus();
  const machine = `${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, Linux ${release()}`;
  const { majorVersion } = await findPostgres(
    path.join(openHome('bench').dir, 'postgres/binaries'),
    printProgress,
  );
  const sdk = JSON.parse(
    readFileSync(path.join(projectRoot, 'node_modules/@temporalio/worker/package.json'), 'utf8'),
  ) as { readonly version: string };
  return (
    `Commit ${commit}, ${new Date().toISOString().slice(0, 10)}; ${machine}; Node ${process.versions.node}, ` +
    `Temporal CLI ${pins.temporalCli.version}, Temporal Server ${productionServerVersion} where it says production, ` +
    `SDK ${sdk.version}, Postgres ${majorVersion}.`
  );
}
