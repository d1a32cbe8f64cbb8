import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readFromZip } from '../../scripts/provision/zip.js';

const folder = mkdtempSync(path.join(tmpdir(), 'payloom-zip-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a file is taken out of an archive that another program packed', () => {
  const content = 'temporal '.repeat(5_000);
  writeFileSync(path.join(folder, 'temporal'), content);
  writeFileSync(path.join(folder, 'other'), 'x');
  execFileSync('python3', ['-m', 'zipfile', '-c', 'a.zip', 'other', 'temporal'], { cwd: folder });
  const zip = readFileSync(path.join(folder, 'a.zip'));
  expect(readFromZip(zip, 'temporal').toString()).toBe(content);
  expect(() => readFromZip(zip, 'absent')).toThrow('holds no absent');
  expect(() => readFromZip(zip.subarray(0, zip.length - 40), 'temporal')).toThrow('no zip');
});
