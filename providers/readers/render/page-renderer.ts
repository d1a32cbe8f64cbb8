import type { PageRenderer } from '../../ports-documents.js';
import { ProviderFault } from '../../ports.js';
import { ProcessPool, type Outcome, type ProcessLimits } from '../process/process-pool.js';
import type { RenderAnswer, RenderRequest } from './render-page.js';

export type RenderLimits = {
  readonly documentBytesMax: number;
  readonly pagesMax: number;
  /** Of a picture that is to be decoded. */
  readonly pixelsMax: number;
  /** Of a picture that is to be decoded or rendered, in either direction. */
  readonly sidePxMax: number;
  readonly outputPixelsMax: number;
};

/** An A4 page at 600 dpi has 35 million pixels, one at 1,200 dpi 139 million. */
export const defaultRenderLimits: RenderLimits = {
  documentBytesMax: 20 * 1024 * 1024,
  pagesMax: 100,
  pixelsMax: 80_000_000,
  sidePxMax: 20_000,
  outputPixelsMax: 25_000_000,
};

export const defaultRenderProcessLimits: ProcessLimits = {
  processesMax: 1,
  memoryMebibytesMax: 1024,
  recycleMebibytes: 512,
  recycleRequests: 100,
  requestMsMax: 30_000,
  cpuMsMax: 15_000,
  idleMsMax: 15_000,
};

const messages: Readonly<Record<string, string>> = {
  too_large: 'The file is larger than any invoice.',
  not_renderable: 'The file is no page that can be shown.',
  encrypted: 'The PDF asks for a password.',
  no_such_page: 'The document has no such page.',
  too_many_pages: 'The document has too many pages.',
  too_many_pixels: 'The picture has more pixels than any invoice needs.',
};

/** Shows pages as people see them, in a process of its own that ends alone when a document is too much for it. */
export function createPageRenderer(
  limits: RenderLimits = defaultRenderLimits,
  processLimits: ProcessLimits = defaultRenderProcessLimits,
): PageRenderer {
  const pool = new ProcessPool<RenderRequest, RenderAnswer>(
    new URL('./render-process', import.meta.url),
    processLimits,
  );
  return {
    async render({ bytes, page, widthPx }) {
      if (bytes.length > limits.documentBytesMax) throw refused('too_large');
      const outcome = await pool.ask({ bytes, page, widthPx, limits });
      if (outcome.ok) return outcome.answer;
      throw faultOf(outcome);
    },
  };
}

function faultOf({ why, code }: Extract<Outcome<unknown>, { ok: false }>): ProviderFault {
  if (why === 'failed') return refused(code in messages ? code : 'not_renderable');
  return why === 'timeout'
    ? new ProviderFault('invalid', 'renderer', 'render_timeout', 'Showing the page takes too long.')
    : new ProviderFault('invalid', 'renderer', 'renderer_died', 'Showing the page takes too much memory.');
}

function refused(code: string): ProviderFault {
  return new ProviderFault('invalid', 'renderer', code, messages[code] ?? code);
}
