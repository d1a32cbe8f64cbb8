import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { DocumentLine } from '../../../scripts/read-document/document-line.js';
import { encryptedPdf } from './bad-input/encrypted-pdf.js';

const root = path.join(import.meta.dirname, '../../..');
const samples = path.join(root, 'tests/fixtures/documents');
const folder = mkdtempSync(path.join(tmpdir(), 'payloom-read-document-'));
const sample = (file: string) => path.join(samples, file);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Run = {
  readonly code: number | null;
  readonly lines: DocumentLine[];
  readonly stdout: string;
  readonly stderr: string;
};

/** `onLine` is called with the number of lines so far. */
function run(args: readonly string[], onLine?: (count: number, pid: number) => void): Promise<Run> {
  const child = spawn(process.execPath, ['scripts/run.mjs', 'scripts/read-document.ts', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
    onLine?.(stdout.split('\n').length - 1, child.pid ?? 0);
  });
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      const lines = stdout.split('\n').filter((line) => line.startsWith('{'));
      resolve({ code, stdout, stderr, lines: lines.map((line) => JSON.parse(line) as DocumentLine) });
    });
  });
}

const keys = [
  'file',
  'kind',
  'vendorName',
  'vendorTaxId',
  'invoiceNumber',
  'issueDate',
  'dueDate',
  'currency',
  'totalMinor',
  'amountDueMinor',
  'taxMinor',
  'lineCount',
  'linesTotalMinor',
  'confidence',
  'decision',
  'findings',
  'reader',
  'ms',
];

describe('npm run read-document', { timeout: 180_000 }, () => {
  it('prints one line a file in the order of the arguments, whatever the files are', async () => {
    const secret = path.join(folder, 'secret.pdf');
    writeFileSync(secret, '%PDF-1.7');
    chmodSync(secret, 0o000);
    const files = [
      sample('german-bergmann.pdf'),
      sample('factur-x-lumiere.pdf'),
      sample('paid-cobalt.pdf'),
      sample('encrypted.pdf'),
      sample('empty.pdf'),
      sample('bomb.xml'),
      path.join(folder, 'absent.pdf'),
      folder,
      secret,
      '/dev/zero',
      sample('ubl-bergmann.xml'),
    ];
    const { code, lines, stdout, stderr } = await run(files);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.split('\n')).toHaveLength(files.length + 1);
    expect(lines.map(({ file }) => file)).toEqual(files);
    for (const line of lines) expect(Object.keys(line)).toEqual(keys);
    const readable = process.getuid?.() === 0;
    expect(lines.map(({ decision }) => decision)).toEqual([
      'auto',
      'auto',
      'auto',
      ...Array.from({ length: 7 }, () => 'refuse'),
      'auto',
    ]);
    expect(lines[2]?.amountDueMinor).toBe(0);
    const codes = lines.map(({ findings }) => findings.map((finding) => finding.code));
    expect(codes[3]).toContain('encrypted_pdf');
    expect(codes[6]).toEqual(['file_not_found']);
    expect(codes[7]).toEqual(['is_a_folder']);
    expect(codes[8]).toContain(readable ? 'malformed_pdf' : 'no_permission');
    expect(codes[9]).toEqual(['not_a_file']);
    expect(lines[0]).toMatchObject({
      kind: 'bill',
      vendorName: 'Bergmann Präzisionsteile GmbH',
      vendorTaxId: 'DE136695976',
      currency: 'EUR',
      totalMinor: 180_880,
      amountDueMinor: 180_880,
      reader: 'pdf-text',
    });
    expect(lines[0]?.confidence['totalMinor']).toBeGreaterThanOrEqual(0.9);
    expect(lines[1]?.reader).toBe('cii');
    expect(lines[2]?.amountDueMinor).toBe(0);
    expect(lines[6]).toMatchObject({ kind: 'other', vendorName: null, confidence: {}, reader: null });
  });

  it('reads the page of a hybrid when attachments are ignored', async () => {
    const { lines } = await run(['--no-attachments', sample('factur-x-lumiere.pdf')]);
    expect(lines).toMatchObject([{ reader: 'pdf-text', totalMinor: 394_728 }]);
  });

  it('reads what is locked with the password that is given, and refuses it without', async () => {
    const locked = path.join(folder, 'locked.pdf');
    const lines = [
      'Fenwick Rope Ltd',
      'Invoice number A-4711',
      'Invoice date 2026-11-01',
      'Total due EUR 120.00',
    ];
    writeFileSync(locked, encryptedPdf('open sesame', lines));
    const [opened, guessed, without] = await Promise.all([
      run(['--password', 'open sesame', locked]),
      run(['--password', 'guess', locked]),
      run([locked]),
    ]);
    expect(opened.lines).toMatchObject([{ totalMinor: 12_000, invoiceNumber: 'A-4711' }]);
    for (const { code, lines: refused } of [guessed, without]) {
      expect(code).toBe(0);
      expect(refused).toMatchObject([{ decision: 'refuse', findings: [{ code: 'encrypted_pdf' }] }]);
    }
  });

  it('says what is wrong with the command on standard error, and only then fails', async () => {
    const [nothing, unknown, help] = await Promise.all([
      run([]),
      run(['--colour', 'x.pdf']),
      run(['--help']),
    ]);
    expect(nothing).toMatchObject({ code: 2, lines: [] });
    expect(nothing.stderr).toContain('FILE...');
    expect(unknown).toMatchObject({ code: 2, lines: [] });
    expect(unknown.stderr).toContain('--colour');
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toContain('FILE...');
  });

  it('goes on with the next file when the process that reads dies', async () => {
    const files = Array.from({ length: 6 }, () => sample('german-bergmann.pdf'));
    const killed = new Set<number>();
    const { code, lines } = await run(files, (count, pid) => {
      if (count < 1 || killed.size > 0) return;
      for (const child of childrenOf(pid)) {
        killed.add(child);
        process.kill(child, 'SIGKILL');
      }
    });
    expect(killed.size).toBeGreaterThan(0);
    expect(code).toBe(0);
    expect(lines).toHaveLength(6);
    const refused = lines.filter(({ decision }) => decision === 'refuse');
    expect(refused.length).toBeLessThanOrEqual(1);
    expect(lines.at(-1)).toMatchObject({ decision: 'auto', totalMinor: 180_880 });
  });
});

function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const parent = /^\d+ \(.*\) \S (\d+) /.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))?.[1];
        return Number(parent) === pid ? [Number(name)] : [];
      } catch {
        return [];
      }
    });
}
