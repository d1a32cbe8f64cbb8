import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { SetupError } from '../provision/setup-error.js';

export type DocumentFile = {
  readonly path: string;
  /** Below the folder, for people. */
  readonly name: string;
  readonly sizeBytes: number;
};

const document = /\.(pdf|png|jpe?g|tiff?|xml)$/i;

/** Every document below the folder, by name, so that two runs go the same way. Links are not followed. */
export async function listDocuments(dir: string): Promise<DocumentFile[]> {
  const found = await stat(dir).catch(() => null);
  if (!found?.isDirectory()) throw new SetupError(`${dir} is not a folder.`);
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && document.test(entry.name));
  const listed = await Promise.all(
    files.map(async (entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return { path: file, name: path.relative(dir, file), sizeBytes: (await stat(file)).size };
    }),
  );
  return listed.sort((a, b) => (a.name < b.name ? -1 : 1));
}
