import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../provision/home.js';
import { compileFile } from '../compile.js';
import { groupBy } from '../group-by.js';
import type { Edit, Mutant } from './mutants.js';

/** The program with this defect in it, as a copy of the healthy one. Throws when the source has moved on. */
export function compileMutant(
  healthy: string,
  target: string,
  { name, edits }: Pick<Mutant, 'name' | 'edits'>,
): void {
  cpSync(healthy, target, { recursive: true });
  for (const [file, all] of groupBy(edits, (edit) => edit.file)) {
    const source = readFileSync(path.join(projectRoot, file), 'utf8');
    const changed = all.reduce((text, edit) => replaceOnce(name, text, edit), source);
    compileFile(target, file, changed);
  }
}

function replaceOnce(name: string, source: string, { file, text, replacement }: Edit): string {
  const [before, after, ...more] = source.split(text);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`The mutant "${name}" does not fit ${file} any more: ${JSON.stringify(text)}`);
  }
  return `${before}${replacement}${after}`;
}
