import type {
  Candidate,
  Evidence,
  ExtractedFields,
  Extraction,
  Finding,
} from '../../../domain/extraction.js';
import { instructionsIn } from '../firewall/instructions.js';
import { ranked, type Reading } from '../reading.js';
import { layOut, type PageSize, type TextRun } from '../text/layout.js';
import { readText } from '../text/read-text.js';
import { isSlip, readSlip } from './receipt/receipt.js';
import type { ScannedPage } from './recognise-page.js';
import { sureness, type SeenValue } from './sureness.js';
import { layerFindings } from './text-layer.js';
import { displayedBox, toRuns } from './to-runs.js';
import { doubtingUnreadRows } from './unread-rows.js';

/** A document of which some pages were read by eye, and the others have a text layer. */
export type ScannedDocument = {
  /** Each page that was read by eye, by its number. */
  readonly scanned: readonly { readonly number: number; readonly page: ScannedPage }[];
  readonly runs: readonly TextRun[];
  /** Of all pages, as displayed; those of scanned pages do not count. */
  readonly sizes: readonly PageSize[];
  /** Drawn invisibly over those that were read by eye. */
  readonly layer: readonly TextRun[];
};

const ordersNumberMax = 0.5;

/** Reads the fields of a document from what its pages say. Runs in the process of the OCR. */
export function readScan({ scanned, runs, sizes, layer }: ScannedDocument, sure = sureness): Reading {
  const pages = new Map(scanned.map(({ number, page }) => [number, page]));
  const seen = scanned.map(({ number, page }) => ({ number, ...toRuns(page, number) }));
  const allSizes: (PageSize | undefined)[] = [...sizes];
  for (const { number, size } of seen) allSizes[number - 1] = size;
  const source = {
    reader: 'ocr',
    pages: Array.from(allSizes, (size) => size ?? { width: 1, height: 1 }),
  } as const;
  const lines = layOut([...runs, ...seen.flatMap((page) => page.runs)], source);
  const text = lines.map((line) => line.text).join('\n');
  const plain = readText(lines, source);
  const form = isSlip(lines) ? 'slip' : 'page';
  const read = withoutOrderNumber(
    form === 'slip' ? readSlip(plain, lines) : doubtingUnreadRows(plain, lines),
  );
  const aimedAtReaders = seen.flatMap(({ number, runs: own }) =>
    instructionsIn(own.map((run) => run.text).join(' '), { what: `Page ${number}`, page: number }),
  );
  const findings = [...read.findings, ...aimedAtReaders, ...layerFindings(layer, source, text)];
  return {
    extraction: asSeen({ ...read, findings }, pages, (value) => sure({ ...value, form })),
    pageText: text.trim() === '' ? null : text,
  };
}

/** Where the eye mistook the label of the number, that of the order is the only number left, and is none of the invoice. */
function withoutOrderNumber(read: Extraction): Extraction {
  const { number, orderNumber } = read.fields;
  const doubted = number.map((entry) =>
    orderNumber.some(({ value }) => value === entry.value)
      ? { ...entry, confidence: Math.min(entry.confidence, ordersNumberMax) }
      : entry,
  );
  return { ...read, fields: { ...read.fields, number: ranked(doubted) } };
}

/** Puts boxes where they stand on the displayed page, and keeps confidences to what the eye deserves. */
function asSeen(
  extraction: Extraction,
  pages: ReadonlyMap<number, ScannedPage>,
  sure: (value: Omit<SeenValue, 'form'>) => number,
): Extraction {
  const pageOf = ({ page }: { readonly page?: number }) => (page === undefined ? undefined : pages.get(page));
  const placed = <T extends Evidence | Finding>(thing: T): T => {
    const page = pageOf(thing);
    return page && thing.box ? { ...thing, box: displayedBox(thing.box, page) } : thing;
  };
  const seen = <T>(name: keyof ExtractedFields | 'kind', candidate: Candidate<T>): Candidate<T> => {
    const page = pageOf(candidate.evidence);
    const evidence: Evidence = { ...placed(candidate.evidence), reader: page ? 'ocr' : 'pdf-text' };
    const confidence = page ? sure({ name, candidate, page }) : candidate.confidence;
    return { ...candidate, confidence, evidence };
  };
  const names = Object.keys(extraction.fields) as (keyof ExtractedFields)[];
  const fields = Object.fromEntries(
    names.map((name) => [
      name,
      extraction.fields[name].map((candidate: Candidate<unknown>) => seen(name, candidate)),
    ]),
  ) as unknown as ExtractedFields;
  return {
    ...extraction,
    kind: seen('kind', extraction.kind),
    fields,
    lines: extraction.lines.map((line) => ({ ...line, evidence: placed(line.evidence) })),
    otherNumbers: extraction.otherNumbers.map((candidate) => seen('number', candidate)),
    findings: extraction.findings.map(placed),
  };
}
