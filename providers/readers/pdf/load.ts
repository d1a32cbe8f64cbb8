import { getDocument, PasswordResponses, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { ReaderLimits } from '../limits.js';
import type { TextRun } from '../text/layout.js';

export type PdfAttachment = { readonly name: string; readonly bytes: Uint8Array };

export type PdfContent = {
  readonly pages: number;
  readonly runs: readonly TextRun[];
  /** Text that no reader of the page sees: too small or outside it. */
  readonly hiddenRuns: readonly TextRun[];
  readonly attachments: readonly PdfAttachment[];
  readonly hasScripts: boolean;
  /** Glyphs without a meaning: the text layer cannot be trusted. */
  readonly garbled: boolean;
};

export type PdfResult =
  | { readonly ok: true; readonly content: PdfContent }
  | {
      readonly ok: false;
      readonly code: 'encrypted_pdf' | 'malformed_pdf' | 'no_pages' | 'too_many_pages' | 'too_much_text';
      readonly message: string;
    };

const visibleHeightMin = 3;

export async function loadPdf(bytes: Uint8Array, limits: ReaderLimits): Promise<PdfResult> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    stopAtErrors: false,
    maxImageSize: 0,
  });
  try {
    return await readContent(await task.promise, limits);
  } catch (error) {
    return failure(error);
  } finally {
    await task.destroy();
  }
}

async function readContent(document: PDFDocumentProxy, limits: ReaderLimits): Promise<PdfResult> {
  if (document.numPages === 0) return { ok: false, code: 'no_pages', message: 'The PDF has no pages.' };
  if (document.numPages > limits.pagesMax) {
    return { ok: false, code: 'too_many_pages', message: `The PDF has more than ${limits.pagesMax} pages.` };
  }
  const runs: TextRun[] = [];
  const hiddenRuns: TextRun[] = [];
  let characters = 0;
  let meaningless = 0;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
    const { items } = await page.getTextContent();
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const run = toRun(item.str, item.transform, item.width, number);
      characters += item.str.length;
      meaningless += item.str.match(/[\u0000-\u0008\u000e-\u001f\ufffd\ue000-\uf8ff]/g)?.length ?? 0;
      const inside = run.x >= left - 5 && run.x <= right && run.y >= bottom - 5 && run.y <= top;
      if (inside && run.height >= visibleHeightMin) runs.push(run);
      else hiddenRuns.push(run);
    }
    page.cleanup();
    if (characters > limits.textCharactersMax) {
      return { ok: false, code: 'too_much_text', message: 'The PDF holds more text than any invoice.' };
    }
  }
  const content: PdfContent = {
    pages: document.numPages,
    runs,
    hiddenRuns,
    attachments: await attachmentsOf(document),
    hasScripts: (await document.getJSActions()) !== null,
    garbled: meaningless > characters * 0.1,
  };
  return { ok: true, content };
}

function toRun(text: string, transform: readonly unknown[], width: number, page: number): TextRun {
  const [, , c, d, x, y] = transform.map(Number);
  return { text, page, x: x ?? 0, y: y ?? 0, width, height: Math.hypot(c ?? 0, d ?? 0) };
}

async function attachmentsOf(document: PDFDocumentProxy): Promise<PdfAttachment[]> {
  const found = (await document.getAttachments()) as Readonly<
    Record<string, { readonly filename: string; readonly content: Uint8Array | undefined }>
  > | null;
  return Object.values(found ?? {}).flatMap(({ filename, content }) =>
    content ? [{ name: filename, bytes: content }] : [],
  );
}

function failure(error: unknown): PdfResult {
  if (error instanceof Error && error.name === 'PasswordException') {
    const needed = (error as Error & { code?: number }).code === PasswordResponses.NEED_PASSWORD;
    return {
      ok: false,
      code: 'encrypted_pdf',
      message: needed ? 'The PDF is encrypted and asks for a password.' : 'The PDF is encrypted.',
    };
  }
  return { ok: false, code: 'malformed_pdf', message: 'The file is damaged: it cannot be opened as a PDF.' };
}
