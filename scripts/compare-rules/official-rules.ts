import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

/** Where the validator of the Mustang project lies, which carries the official Schematrons. */
export const validatorJar = path.join(
  import.meta.dirname,
  '../../.payloom/tools/validator-2.20.0-shaded.jar',
);

/** What the Java program prints where a Schematron fails, as on an amount that is no number. */
export const gaveUp = '?';

const outputBytesMax = 256 * 1024 * 1024;

/** The ids of the rules that each document breaks, in the order of the documents. */
export async function officiallyBroken(documents: readonly string[]): Promise<string[][]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'payloom-official-'));
  try {
    const digits = String(documents.length).length;
    const names = documents.map((_, index) => `${String(index).padStart(digits, '0')}.xml`);
    await Promise.all(documents.map((xml, index) => writeFile(path.join(folder, names[index] ?? ''), xml)));
    const program = path.join(import.meta.dirname, 'OfficialRules.java');
    const { stdout } = await promisify(execFile)('java', ['-Xss4m', '-cp', validatorJar, program, folder], {
      maxBuffer: outputBytesMax,
    });
    return stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split(' ').slice(1).filter(Boolean));
  } finally {
    await rm(folder, { recursive: true });
  }
}
