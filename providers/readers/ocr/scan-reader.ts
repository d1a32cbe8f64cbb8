import type { Finding } from '../../../domain/extraction.js';
import { ProcessPool, type Outcome, type ProcessLimits } from '../process/process-pool.js';
import { hold, note, unreadable, type Reading, type Unread } from '../reading.js';
import { defaultRenderLimits, type RenderLimits } from '../render/page-renderer.js';
import type { GreyPage } from './grey-page.js';
import type { ScannedDocument } from './read-scan.js';
import type { PageRecognition } from './recognise-page.js';
import type { ScanAnswer, ScanTask } from './scan-tasks.js';

export type ScanLimits = {
  /** Pages of one document that are read by eye; the rest is for people. */
  readonly ocrPagesMax: number;
  /** No page of a document is begun after this time. */
  readonly documentMsMax: number;
  /** Wider pages are read at this width. */
  readonly widthPx: number;
  /** Processors that one page may take. */
  readonly threads: number;
  readonly recognition: PageRecognition;
  readonly render: RenderLimits;
  readonly process: ProcessLimits;
};

/** An A4 page 2,480 pixels wide has 300 dots per inch: with fewer, the dot of an `i` is lost in small print. */
export const defaultScanLimits: ScanLimits = {
  ocrPagesMax: 10,
  documentMsMax: 120_000,
  widthPx: 2480,
  threads: 2,
  recognition: { findPixelsMax: 1_300_000, linesMax: 800 },
  render: defaultRenderLimits,
  process: {
    processesMax: 1,
    memoryMebibytesMax: 1800,
    recycleMebibytes: 900,
    recycleRequests: 200,
    requestMsMax: 90_000,
    cpuMsMax: 45_000,
    idleMsMax: 60_000,
  },
};

type SeenPages = { readonly scanned: ScannedDocument['scanned']; readonly findings: readonly Finding[] };

/**
 * Reads pages by eye, in processes of their own that start when they are needed and are replaced by their work and memory.
 * What cannot be read is a finding of the reading, never a throw.
 */
export class ScanReader {
  private readonly pool: ProcessPool<ScanTask, ScanAnswer>;

  constructor(private readonly limits: ScanLimits = defaultScanLimits) {
    this.pool = new ProcessPool(new URL('./ocr-process', import.meta.url), limits.process);
  }

  async read(bytes: Uint8Array, unread: Unread): Promise<Reading> {
    const { scanned, findings } = await this.seePages(bytes, unread.pages);
    if (scanned.length === 0) return unreadable('ocr', ...findings);
    const { runs, sizes, layer } = unread;
    const outcome = await this.pool.ask({ task: 'document', document: { scanned, runs, sizes, layer } });
    if (!outcome.ok || outcome.answer.task !== 'document') {
      return unreadable('ocr', ...findings, failure(outcome));
    }
    const { extraction, pageText } = outcome.answer.reading;
    const all = [...findings, resultOf(pageText), ...extraction.findings];
    return { extraction: { ...extraction, findings: all }, pageText };
  }

  /** What each line says by eye; null where it could not be read. */
  async readLines(pictures: readonly GreyPage[]): Promise<(string | null)[]> {
    const { threads } = this.limits;
    const texts: (string | null)[] = [];
    for (const picture of pictures) {
      const outcome = await this.pool.ask({ task: 'line', picture, threads });
      texts.push(outcome.ok && outcome.answer.task === 'line' ? outcome.answer.text : null);
    }
    return texts;
  }

  /** `pages` is null for a picture: its first page tells how many there are. */
  private async seePages(bytes: Uint8Array, pages: readonly number[] | null): Promise<SeenPages> {
    const { ocrPagesMax, documentMsMax, widthPx, threads, render, recognition } = this.limits;
    const scanned: ScannedDocument['scanned'][number][] = [];
    const findings: Finding[] = [];
    const startedAt = performance.now();
    let wanted = pages ?? [1];
    let tried = 0;
    for (; tried < Math.min(wanted.length, ocrPagesMax); tried += 1) {
      if (performance.now() - startedAt > documentMsMax) break;
      const number = wanted[tried] ?? 1;
      const request = { bytes, page: number, widthPx, threads, render, recognition };
      const outcome = await this.pool.ask({ task: 'page', request });
      if (!outcome.ok || outcome.answer.task !== 'page') {
        findings.push({ ...failure(outcome), page: number });
        continue;
      }
      const { page, pageCount } = outcome.answer;
      scanned.push({ number, page });
      if (pages === null) wanted = Array.from({ length: pageCount }, (_, index) => index + 1);
    }
    const left = wanted.length - tried;
    if (left > 0) findings.push(hold('ocr_page_limit', `${left} pages were not read: they are too many.`));
    return { scanned, findings };
  }
}

const messages: Readonly<Record<string, string>> = {
  ocr_timeout: 'Reading the page by eye takes too long.',
  ocr_died: 'Reading the page by eye takes too much memory.',
  too_many_pixels: 'The picture has more pixels than any invoice needs.',
  too_many_pages: 'The document has too many pages to be read by eye.',
  not_renderable: 'The page cannot be shown, and so not be read by eye.',
};

function failure(outcome: Outcome<ScanAnswer>): Finding {
  const said = outcome.ok ? '' : outcome.why === 'failed' ? outcome.code : `ocr_${outcome.why}`;
  const code = said in messages ? said : 'not_renderable';
  return hold(code, messages[code] ?? code);
}

function resultOf(pageText: string | null): Finding {
  return pageText === null
    ? hold('no_text_found', 'No writing was found on the pages.')
    : note('read_by_eye', 'Pages without a text layer were read by eye, which can mistake letters.');
}
