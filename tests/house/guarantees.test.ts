import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** Rows of the tables under `docs/guarantees.md`: promise, mechanism, tests. */
const rows = read('docs/guarantees.md')
  .split('\n')
  .filter((line) => /^\| (?!Promise \|)/.test(line))
  .map((line) => line.split(' | '))
  .map(([promise = '', mechanism = '', proof = '']) => ({
    promise: promise.replace('| ', ''),
    mechanism,
    tests: [...proof.matchAll(/\[([^\]]+)\]\(\.\.\/(tests\/[^)]+)\): “([^”]+)”/g)].map(
      ([, shown = '', file = '', title = '']) => ({ shown, file, title }),
    ),
  }));

/** The text of a test's or group's name in its file, however it is quoted. */
function names(file: string): string {
  return read(file).replaceAll("\\'", "'");
}

describe('docs/guarantees.md', () => {
  it('holds promises', () => {
    expect(rows.length).toBeGreaterThan(20);
  });

  it.each(rows)('names a mechanism and a test for: $promise', ({ mechanism, tests }) => {
    expect(mechanism).not.toBe('');
    expect(tests).not.toEqual([]);
  });

  it.each(rows.flatMap(({ tests }) => tests))('is right about $file: $title', ({ shown, file, title }) => {
    expect(file.endsWith(`/${shown}.test.ts`)).toBe(true);
    expect(existsSync(path.join(root, file))).toBe(true);
    const quoted = ["'", '"', '`'].map((quote) => `${quote}${title}${quote}`);
    expect(quoted.some((name) => names(file).includes(name))).toBe(true);
  });
});

describe('every document', () => {
  const documents = ['.', 'docs', 'docs/adr'].flatMap((folder) =>
    readdirSync(path.join(root, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => path.join(folder, name)),
  );

  it.each(documents)('%s links to files that exist', (document) => {
    const links = [...read(document).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target = '']) => target);
    const missing = links.filter((target) => !existsSync(path.join(root, path.dirname(document), target)));
    expect(missing).toEqual([]);
  });

  it('in docs/adr is listed in ARCHITECTURE.md', () => {
    const architecture = read('ARCHITECTURE.md');
    const decisions = documents.filter((document) => document.startsWith('docs/adr/'));
    expect(decisions.filter((document) => !architecture.includes(`(${document})`))).toEqual([]);
  });
});
