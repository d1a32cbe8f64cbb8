import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { calendarDate } from '../domain/dates.js';
import { makeSampleDocuments } from './sample-documents/documents.js';

/**
 * Makes the project's own invoices. `--check` compares instead of writing and fails when something differs;
 * `--base 2026-12-01` dates them from that day, `--out DIR` puts them elsewhere.
 */
const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    base: { type: 'string', default: '2026-11-02' },
    out: { type: 'string', default: join(import.meta.dirname, '../tests/fixtures/documents') },
  },
});

const documents = await makeSampleDocuments(calendarDate(values.base));
const manifest = `${JSON.stringify(
  documents.map(({ truth }) => truth),
  null,
  2,
)}\n`;
const files = new Map<string, Uint8Array>([
  ...documents.map(({ truth, bytes }) => [truth.file, bytes] as const),
  ['manifest.json', Buffer.from(manifest)],
]);

if (values.check) {
  const stale = await staleFiles(values.out);
  for (const file of stale) console.error(`not up to date: ${file}`);
  if (stale.length > 0) {
    console.error('Run: npx tsx scripts/sample-documents.ts');
    process.exitCode = 1;
  }
} else {
  await mkdir(values.out, { recursive: true });
  for (const [file, bytes] of files) await writeFile(join(values.out, file), bytes);
  console.log(`${files.size} files in ${values.out}`);
}

async function staleFiles(folder: string): Promise<string[]> {
  const present = new Set((await readdir(folder)).filter((file) => !file.startsWith('.')));
  const differing: string[] = [...present].filter((file) => !files.has(file));
  for (const [file, bytes] of files) {
    const same = present.has(file) && Buffer.compare(await readFile(join(folder, file)), bytes) === 0;
    if (!same) differing.push(file);
  }
  return differing.sort();
}
