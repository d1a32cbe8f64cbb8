import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { LineFinding } from './document-line.js';

export type LoadedFile =
  { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly finding: LineFinding };

/** The bytes, or why there are none. Only regular files are opened: a pipe or a device may never end. */
export async function loadFile(file: string, bytesMax: number): Promise<LoadedFile> {
  const at = resolve(file);
  try {
    const entry = await stat(at);
    if (entry.isDirectory()) return refused('is_a_folder', 'It is a folder, not a file.');
    if (!entry.isFile()) return refused('not_a_file', 'It is neither a file nor a folder.');
    if (entry.size > bytesMax) return refused('too_large', 'The file is larger than any invoice.');
    return { ok: true, bytes: await readFile(at) };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    return reasons[code] ?? refused('file_unreadable', `The file cannot be opened (${code}).`);
  }
}

const absent = refused('file_not_found', 'There is no such file.');
const forbidden = refused('no_permission', 'The file may not be read.');
const reasons: Readonly<Record<string, LoadedFile>> = {
  ENOENT: absent,
  ENOTDIR: absent,
  EACCES: forbidden,
  EPERM: forbidden,
};

/** From where npm was called, which is not where the script runs; else from the project. */
function resolve(file: string): string {
  const called = path.resolve(process.env['INIT_CWD'] ?? '.', file);
  return existsSync(called) ? called : path.resolve(file);
}

function refused(code: string, message: string): LoadedFile {
  return { ok: false, finding: { code, message, page: null } };
}
