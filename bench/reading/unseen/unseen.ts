import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Truth } from '../score.js';
import { pagePdf } from './page-pdf.js';
import { parsePageScript } from './page-script.js';

export type UnseenDocument = {
  readonly name: string;
  readonly truth: Truth;
  /** No rule was mended with it. */
  readonly isHeldBack: boolean;
  readonly bytes: () => Promise<Uint8Array>;
};

const folders = { pages: false, 'pages-later': true } as const;

/** Written by authors who had not seen the reader's rules: see README.md. */
export function unseenDocuments(): UnseenDocument[] {
  return Object.entries(folders).flatMap(([folder, isHeldBack]) => {
    const files = readdirSync(path.join(import.meta.dirname, folder)).filter((file) => file.endsWith('.txt'));
    return files.map((file): UnseenDocument => {
      const script = parsePageScript(readFileSync(path.join(import.meta.dirname, folder, file), 'utf8'));
      return {
        name: path.basename(file, '.txt'),
        truth: script.truth,
        isHeldBack,
        bytes: () => pagePdf(script),
      };
    });
  });
}
