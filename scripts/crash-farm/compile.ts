import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { projectRoot } from '../provision/home.js';

const folders = ['activities', 'api', 'db', 'domain', 'providers', 'workflows'];
const files = [
  'worker.ts',
  'log.ts',
  'config.ts',
  'config-variables.ts',
  'config-vendor-variables.ts',
  'config-shapes.ts',
];

/**
 * The worker and the API as plain JavaScript in `target`, which has to lie in the checkout, where packages are found. A
 * process that is killed by the hundred starts in a third of the time from it.
 */
export function compileProgram(target: string): void {
  for (const folder of folders) {
    for (const name of readdirSync(path.join(projectRoot, folder), { recursive: true, encoding: 'utf8' })) {
      const file = path.join(folder, name);
      if (isSource(file)) compileFile(target, file, readFileSync(path.join(projectRoot, file), 'utf8'));
      else copyAsset(target, file);
    }
  }
  for (const file of files) {
    compileFile(target, file, readFileSync(path.join(projectRoot, file), 'utf8'));
  }
}

/** One file of the program from this text, which a mutant has changed. */
export function compileFile(target: string, file: string, text: string): void {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
    },
  });
  const compiled = path.join(target, file.replace(/\.ts$/, '.js'));
  mkdirSync(path.dirname(compiled), { recursive: true });
  writeFileSync(compiled, outputText);
}

const isSource = (file: string) => file.endsWith('.ts') && !file.endsWith('.d.ts');

function copyAsset(target: string, file: string): void {
  const source = path.join(projectRoot, file);
  const copy = path.join(target, file);
  if (path.extname(file) === '' || existsSync(copy)) return;
  mkdirSync(path.dirname(copy), { recursive: true });
  cpSync(source, copy);
}
