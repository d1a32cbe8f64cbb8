import type { Finding } from '../../../domain/extraction.js';
import { detectMedia } from '../media.js';
import type { PdfAttachment } from '../pdf/load.js';
import { hold } from '../reading.js';
import type { PageSize, TextRun } from '../text/layout.js';
import { actualTextFindings, actualTextsOf, describedFindings } from './alternate-texts.js';
import { annotationFindings, annotationsOf, type PageAnnotations } from './annotations.js';
import { attachmentFindings, containerFindings, holdsMarkup } from './container.js';
import { judgePage, textOf } from './hidden-text.js';
import { inspectFile } from './inspect-file.js';
import { distinct, inspectText } from './inspect-text.js';
import { lettersOf } from './letters.js';
import { markOverprints } from './overprints.js';
import { PageLetters } from './page-letters.js';
import { actionFindings, fieldFindings } from './pdf-actions.js';
import { pdfObjects, stringsIn, unpack, type PdfFile } from './pdf-objects.js';
import { withDocument, type Pdfium } from './pdfium.js';
import { seenRuns, undrawn } from './seen-runs.js';
import { signatureFindings } from './signatures.js';

export type PdfText = {
  readonly runs: readonly TextRun[];
  readonly pages: readonly PageSize[];
  readonly attachments: readonly PdfAttachment[];
  /** As the viewer's own engine says, which can look into what is encrypted. */
  readonly hasScripts: boolean;
};

export type PdfInspection = {
  readonly findings: readonly Finding[];
  /** The runs that a person sees: the only ones that values may be read from. */
  readonly runs: readonly TextRun[];
  /** Of each page that was drawn. */
  readonly letters: readonly PageLetters[];
  /** The text is an invisible layer over a scan: the picture is the document. */
  readonly isPictureWithLayer: boolean;
};

const drawingMsMax = 10_000;
const stringsCharactersMax = 300_000;

/** Looks at a PDF as somebody who wants to be paid would: what it hides, what it does, and whom it talks to. */
export async function inspectPdf(
  bytes: Uint8Array,
  text: PdfText,
  password?: string,
): Promise<PdfInspection> {
  const file = pdfObjects(bytes);
  const outside = [
    ...containerFindings(bytes, 'pdf'),
    ...(holdsMarkup(file.outside) ? [hold('polyglot_file', 'The file is also a web page.')] : []),
    ...actionFindings(file),
    ...(file.isEncrypted ? [] : fieldFindings(file)),
    ...(text.hasScripts ? [hold('pdf_javascript', 'The PDF carries a script.')] : []),
    ...signatureFindings(file, bytes),
    ...(file.isEncrypted ? [] : describedFindings(file, text.runs.map((run) => run.text).join(''))),
    ...text.attachments.flatMap(({ name, bytes: own }) => [
      ...attachmentFindings(name, own),
      ...(detectMedia(own) === 'xml' ? inspectFile(own, 'xml') : []),
    ]),
    ...inspectText(metadataOf(file, bytes), { what: 'What is stored beside the pages' }),
  ];
  const pages = await withDocument(bytes, password, lookAtPages);
  if (pages === null) {
    return {
      findings: distinct([
        ...outside,
        hold('page_not_drawn', 'The pages cannot be drawn, so that nobody knows what they show.'),
      ]),
      runs: [],
      letters: [],
      isPictureWithLayer: false,
    };
  }
  const letters = pages.map(({ drawn }) => drawn);
  const verdicts = letters.map((own, index) => judgePage(own.letters, index + 1));
  const isPictureWithLayer = verdicts.some((verdict) => verdict.isPictureWithLayer);
  return {
    findings: distinct([
      ...outside,
      ...(pages.length < text.pages.length
        ? [hold('pages_not_checked', `Only the first ${pages.length} pages were checked for hidden text.`)]
        : []),
      ...undrawn(text.runs, text.pages, letters).map(({ text: words, page }) => ({
        ...hold('hidden_text', `Page ${page} holds text that is not drawn: ${words.slice(0, 80)}`),
        page,
      })),
      ...verdicts.flatMap(({ findings }) => findings),
      ...pages.flatMap((page, index) => pageFindings(page, text.runs, index + 1)),
    ]),
    runs: seenRuns(text.runs, text.pages, letters),
    letters,
    isPictureWithLayer,
  };
}

type Page = {
  readonly drawn: PageLetters;
  readonly annotations: PageAnnotations;
  readonly actualTexts: readonly string[];
};

/** Of this process: a busy machine makes no document suspicious. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** What takes too long stays unchecked, and is said. */
function lookAtPages(library: Pdfium, document: number): Page[] {
  const until = cpuMs() + drawingMsMax;
  const pages: Page[] = [];
  const count = library._FPDF_GetPageCount(document);
  for (let index = 0; index < count && cpuMs() < until; index += 1) {
    const page = library._FPDF_LoadPage(document, index);
    if (page === 0) break;
    const annotations = annotationsOf(library, page);
    const actualTexts = actualTextsOf(library, page);
    const drawn = new PageLetters(markOverprints(lettersOf(library, page)));
    pages.push({ drawn, annotations, actualTexts });
    library._FPDF_ClosePage(page);
  }
  return pages;
}

function pageFindings(
  { drawn, annotations, actualTexts }: Page,
  runs: readonly TextRun[],
  page: number,
): Finding[] {
  const where = { what: `Page ${page}`, page };
  const own = runs.filter((run) => run.page === page);
  return [
    ...annotationFindings(annotations, drawn, page),
    ...actualTextFindings(actualTexts, own.map(({ text }) => text).join(''), page),
    ...inspectText(actualTexts.join('\n'), where),
    ...inspectText(annotations.annotations.map(({ text }) => text).join('\n'), where),
    ...inspectText(own.map(({ text }) => text).join(' '), where),
    ...inspectText(textOf(drawn.letters), where),
  ];
}

/** Titles, fields, descriptions of pictures and XMP: a model may be given them, and no page shows them. */
function metadataOf(file: PdfFile, bytes: Uint8Array): string {
  const texts: string[] = [];
  let characters = 0;
  for (const object of file.objects) {
    const isXmp = /\/Type\s*\/Metadata\b/.test(object.text);
    const xmp = isXmp ? unpack(object, bytes) : null;
    const found = [
      ...(file.isEncrypted ? [] : stringsIn(object.text)),
      // Every packet of metadata begins with an order mark between quotes, as its standard says.
      ...(xmp ? [new TextDecoder().decode(xmp).replace(/<\?xpacket\b[^>]*\?>/g, '')] : []),
    ];
    for (const text of found) {
      characters += text.length;
      if (characters > stringsCharactersMax) return texts.join('\n');
      if (/\p{L}{2}/u.test(text)) texts.push(text);
    }
  }
  return texts.join('\n');
}
