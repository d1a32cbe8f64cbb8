import type { PageEditor } from '../../ports-documents.js';
import { ProviderFault } from '../../ports.js';
import { ProcessPool, type ProcessLimits } from '../process/process-pool.js';
import type { EditLimits, EditRequest } from './edit-pages.js';

export const defaultEditLimits: EditLimits = {
  pagesMax: 100,
  pixelsMax: 80_000_000,
  outputBytesMax: 10_485_760,
};

const processLimits: ProcessLimits = {
  processesMax: 1,
  memoryMebibytesMax: 1024,
  recycleMebibytes: 512,
  recycleRequests: 50,
  requestMsMax: 30_000,
  idleMsMax: 15_000,
};

const messages: Readonly<Record<string, string>> = {
  not_renderable: 'One of the files is no PDF or picture that can be read.',
  encrypted: 'A PDF asks for a password.',
  too_many_pages: 'There are too many pages.',
  too_many_pixels: 'A picture has more pixels than any invoice needs.',
  too_large: 'What comes of it is larger than any invoice.',
  not_all_pages: 'The ranges have to be every page of the document, in order.',
  timeout: 'It takes too long.',
  died: 'It takes too much memory.',
};

/** Joins and splits in a process of its own that ends alone when a file is too much for it. */
export function createPageEditor(limits: EditLimits = defaultEditLimits): PageEditor {
  const pool = new ProcessPool<EditRequest, readonly Uint8Array[]>(
    new URL('./edit-process', import.meta.url),
    processLimits,
  );
  const edit = async (request: EditRequest) => {
    const outcome = await pool.ask(request);
    if (outcome.ok) return outcome.answer;
    const why = outcome.why === 'failed' ? outcome.code : outcome.why;
    const code = why in messages ? why : 'not_renderable';
    throw new ProviderFault('invalid', 'page-editor', code, messages[code] ?? code);
  };
  return {
    join: async (files) => (await edit({ kind: 'join', files, limits }))[0] ?? new Uint8Array(),
    split: (bytes, ranges) => edit({ kind: 'split', bytes, ranges, limits }),
  };
}
