import { getDocument, PasswordResponses, Util, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { DocumentInput } from '../../ports.js';
import type { ReaderLimits } from '../limits.js';
import type { PageSize, TextRun } from '../text/layout.js';

/** What of a reader's document concerns a PDF. */
export type PdfRequest = Pick<DocumentInput, 'bytes' | 'password' | 'ignoresAttachments'> & {
  readonly limits: ReaderLimits;
};

export type PdfAttachment = { readonly name: string; readonly bytes: Uint8Array };

export type PdfContent = {
  /** As displayed, in points, first page first. */
  readonly pages: readonly PageSize[];
  /** All of the text layer; the firewall tells what of it a person sees. */
  readonly runs: readonly TextRun[];
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

export async function loadPdf({ bytes, limits, password }: PdfRequest): Promise<PdfResult> {
  const task = getDocument({
    ...(password === undefined ? {} : { password }),
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
  const pages: PageSize[] = [];
  const runs: TextRun[] = [];
  let characters = 0;
  let meaningless = 0;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale: 1 });
    pages.push({ width: viewport.width, height: viewport.height });
    const { items } = await page.getTextContent();
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      runs.push(toRun(item, viewport, number));
      characters += item.str.length;
      meaningless += item.str.match(/[\u0000-\u0008\u000e-\u001f\ufffd\ue000-\uf8ff]/g)?.length ?? 0;
    }
    page.cleanup();
    if (characters > limits.textCharactersMax) {
      return { ok: false, code: 'too_much_text', message: 'The PDF holds more text than any invoice.' };
    }
  }
  const content: PdfContent = {
    pages,
    runs,
    attachments: await attachmentsOf(document),
    hasScripts: (await document.getJSActions()) !== null,
    garbled: meaningless > characters * 0.1,
  };
  return { ok: true, content };
}

type Item = { readonly str: string; readonly transform: readonly unknown[]; readonly width: number };
type Viewport = { readonly height: number; readonly transform: readonly number[] };

/** From the coordinates of the page's content to those of the page as displayed, still from the bottom. */
function toRun({ str, transform, width }: Item, viewport: Viewport, page: number): TextRun {
  const displayed = Util.transform([...viewport.transform], transform.map(Number)) as number[];
  const [a = 0, b = 0, c = 0, d = 0, x = 0, down = 0] = displayed;
  const size = Math.hypot(c, d);
  const y = viewport.height - down;
  const along = Math.hypot(a, b) || 1;
  const [right, up] = [(a / along) * width, (-b / along) * width];
  const isUpright = a > 0 && Math.abs(up) <= Math.abs(right) * 0.1;
  if (isUpright) return { text: str, page, x, y, width, height: size };
  const corners = [
    [x, y],
    [x + right, y + up],
  ] as const;
  return {
    text: str,
    page,
    x: Math.min(...corners.map(([at]) => at)) - size * 0.8,
    y: Math.min(...corners.map(([, at]) => at)),
    width: Math.abs(right) + size,
    height: Math.max(Math.abs(up), size),
    isTurned: true,
  };
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
      message: needed
        ? 'The PDF is encrypted and asks for a password.'
        : 'The PDF is encrypted, and the password does not open it.',
    };
  }
  return { ok: false, code: 'malformed_pdf', message: 'The file is damaged: it cannot be opened as a PDF.' };
}
