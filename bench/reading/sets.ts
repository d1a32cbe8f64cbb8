import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { currencyExponents, isCurrency } from '../../domain/money.js';
import { projectRoot } from '../../scripts/provision/home.js';
import { printProgress } from '../../scripts/provision/progress.js';
import { makeDocuments } from './layouts/generate.js';
import { layoutPdf } from './layouts/layout-pdf.js';
import { heldBackScans, type ScanCounts } from './scans/scans.js';
import type { Truth } from './score.js';
import { unseenDocuments } from './unseen/unseen.js';

export type ReadingDocument = {
  readonly name: string;
  readonly truth: Truth;
  readonly isHeldBack: boolean;
  /** The embedded XML asks for something else than the page says: it has to be held, and is not scored. */
  readonly isMismatch: boolean;
  readonly bytes: () => Promise<Uint8Array>;
};

export type ReadingSet = {
  readonly name: string;
  readonly ignoresAttachments: boolean;
  readonly documents: readonly ReadingDocument[];
};

type Entry = {
  readonly file: string;
  readonly kind: string;
  readonly truth: Readonly<Record<string, string | number | null>> | null;
};

/** Where the public documents lie: beside the checkout, never in it. */
const corpus = path.join(projectRoot, '../shared/corpus');

export function readingSets(): ReadingSet[] {
  const entries = readManifest();
  const set = (name: string, folder: RegExp, ignoresAttachments = false): ReadingSet => ({
    name,
    ignoresAttachments,
    documents: entries.filter(({ file }) => folder.test(file)).map(toDocument),
  });
  const sets = [
    set('text PDFs', /^text-pdf\/.*\.pdf$/),
    set('hybrid PDFs', /^hybrid-pdf\//),
    set('hybrid PDFs without their XML', /^hybrid-pdf\//, true),
    set('e-invoices (UBL, CII)', /\.xml$/),
    set('scanned receipts, English', /^receipts-en\//),
    set('scanned receipts, German', /^receipts-de\//),
  ];
  return [
    ...sets.filter(({ documents }) => documents.length > 0),
    generated(),
    unseen(),
    ownScans('own scans, clean', { cleanPages: 24 }),
    ownScans('own scans, worn', { slips: 24, pages: 24 }),
  ];
}

function readManifest(): Entry[] {
  const manifest = path.join(corpus, 'manifest.json');
  if (!existsSync(manifest)) {
    printProgress(`${corpus} is absent: only the project's own layouts are read`);
    return [];
  }
  return JSON.parse(readFileSync(manifest, 'utf8')) as Entry[];
}

function toDocument({ file, kind, truth }: Entry): ReadingDocument {
  const vendor = typeof truth?.['vendor'] === 'string' ? truth['vendor'] : file;
  return {
    name: file,
    truth: truth === null ? {} : truthOf(truth),
    isHeldBack: hash(vendor) % 3 === 0,
    isMismatch: kind.includes('MISMATCH'),
    bytes: () => Promise.resolve(readFileSync(path.join(corpus, file))),
  };
}

/** What the manifest knows; amounts there are in units of the currency. */
function truthOf(truth: Readonly<Record<string, string | number | null>>): Truth {
  const currency =
    typeof truth['currency'] === 'string' && truth['currency'] !== '' ? truth['currency'] : undefined;
  const exponent = currency !== undefined && isCurrency(currency) ? currencyExponents[currency] : 2;
  const minor = (name: string) => {
    const value = truth[name];
    return typeof value === 'number' ? Math.round(value * 10 ** exponent) : undefined;
  };
  const text = (name: string) => (typeof truth[name] === 'string' ? truth[name] : undefined);
  const lines = truth['lines'] ?? truth['items'];
  return dropAbsent({
    vendor: text('vendor'),
    number: text('invoice_number'),
    date: text('date'),
    due: truth['due_date'] === undefined ? undefined : text('due_date'),
    currency,
    total: minor('total'),
    net: minor('net'),
    amountDue: minor('payable'),
    lineCount: typeof lines === 'number' && lines > 0 ? lines : undefined,
  });
}

function dropAbsent(truth: { readonly [Name in keyof Truth]: Truth[Name] | undefined }): Truth {
  return Object.fromEntries(Object.entries(truth).filter(([, value]) => value !== undefined));
}

function generated(): ReadingSet {
  const documents = [...makeDocuments()].map((made): ReadingDocument => {
    const { iban: _, ...truth } = made.truth;
    return {
      name: made.name,
      truth,
      isHeldBack: made.isHeldBack,
      isMismatch: false,
      bytes: () => layoutPdf(made),
    };
  });
  return { name: 'own layouts, eight languages', ignoresAttachments: false, documents };
}

function unseen(): ReadingSet {
  const documents = unseenDocuments().map((document) => ({ ...document, isMismatch: false }));
  return { name: 'own pages, by authors who had not seen the rules', ignoresAttachments: false, documents };
}

function ownScans(name: string, counts: Partial<ScanCounts>): ReadingSet {
  const none = { slips: 0, pages: 0, cleanSlips: 0, cleanPages: 0 };
  const documents = heldBackScans({ ...none, ...counts }).map((scan): ReadingDocument => {
    return { ...scan, isHeldBack: true, isMismatch: false, bytes: scan.picture };
  });
  return { name, ignoresAttachments: false, documents };
}

/** FNV-1a of the vendor's name: who is held back never changes with the order of the files. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of Buffer.from(text.toLowerCase())) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value;
}
