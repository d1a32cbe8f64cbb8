import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import sharp from 'sharp';
import { PDFDocument } from 'pdf-lib';
import { createPageRenderer } from '../../providers/readers/render/page-renderer.js';
import type { Progress } from '../../scripts/provision/progress.js';
import type { Ground } from '../ground.js';
import { openLoop, type Sample } from '../open-loop.js';
import { percentile } from '../percentiles.js';
import { parentOf, residentBytes } from '../processes.js';
import { makeDocuments } from '../reading/layouts/generate.js';
import { layoutPdf } from '../reading/layouts/layout-pdf.js';
import type { Table } from '../report.js';

export type BatchLoad = {
  readonly documents: number;
  readonly idleMs: number;
  /** Requests a second, before the batch and during it. */
  readonly perSecond: number;
  /** Every so many documents is a scan. */
  readonly everyNthScan: number;
  readonly limitMs: number;
};

const filesAnUpload = 50;
const kinds = ['read', 'list'] as const;
type Kind = (typeof kinds)[number];
const mb = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MB`;
const p95 = (samples: readonly Sample<Kind>[], kind: Kind) =>
  percentile(
    samples.filter((sample) => sample.kind === kind).map(({ ms }) => ms),
    0.95,
  );

/** Whether people are answered while a large batch is read, and whether reading it leaves anything in memory. */
export async function benchBatch(ground: Ground, load: BatchLoad, progress: Progress): Promise<Table[]> {
  const { perSecond, documents } = load;
  const files = await filesOf(load, progress);
  const ask = (measuredMs: number, known: readonly string[]) =>
    openLoop({ perSecond, measuredMs }, (index) => request(ground, known, index));
  const first = await upload(ground, files.slice(0, 1));
  const known = first.bills;
  await read(ground, [first.uploadId], 1, load.limitMs, () => undefined);
  await ask(load.idleMs, known);
  const idle = await ask(load.idleMs, known);

  const memory: string[][] = [];
  const note = (share: string) => memory.push([`memory, ${share}`, ...memoryOf(ground).map(mb)]);
  note('before it');
  const startedAt = performance.now();
  const uploads: string[] = [];
  for (let at = 1; at < files.length; at += filesAnUpload) {
    uploads.push((await upload(ground, files.slice(at, at + filesAnUpload))).uploadId);
  }
  const during: Sample<Kind>[] = [];
  let [isReading, thirds] = [true, 0];
  const asking = (async () => {
    while (isReading) during.push(...(await ask(2_000, known)));
  })();
  await read(ground, uploads, files.length - 1, load.limitMs, (share) => {
    for (; thirds < Math.floor(share * 3); thirds += 1) note(`after ${thirds + 1} of 3 parts`);
  });
  isReading = false;
  await asking;
  const seconds = (performance.now() - startedAt) / 1_000;
  progress(`Batch: ${documents} documents in ${seconds.toFixed(0)} s`);
  return [
    {
      id: 'batch',
      head: ['', ...kinds.map((kind) => `${kind}, p95`), 'API', 'worker', 'reading processes'],
      rows: [
        ['nothing else', ...kinds.map((kind) => `${p95(idle, kind).toFixed(1)} ms`), '', '', ''],
        ['during the batch', ...kinds.map((kind) => `${p95(during, kind).toFixed(1)} ms`), '', '', ''],
        [
          'ratio (goal 2)',
          ...kinds.map((kind) => (p95(during, kind) / p95(idle, kind)).toFixed(1)),
          ...['', '', ''],
        ],
        ...memory.map(([name = '', ...held]) => [name, '', '', ...held]),
      ],
      configuration:
        `${documents} made documents, of which every ${load.everyNthScan}th is a scan, sent ${filesAnUpload} at a time and read in ` +
        `${seconds.toFixed(0)} s; ${perSecond} requests a second meanwhile, of which ${during.filter(({ ok }) => !ok).length} of ${during.length} failed.`,
    },
  ];
}

/** Text PDFs in every layout and language, and pictures of pages. No two are the same file. */
async function filesOf({ documents, everyNthScan }: BatchLoad, progress: Progress): Promise<File[]> {
  const made = [...makeDocuments()];
  const renderer = createPageRenderer();
  const files: File[] = [];
  for (let index = 0; index <= documents; index += 1) {
    const source = made[index % made.length];
    if (!source) break;
    const pdf = await PDFDocument.load(await layoutPdf(source));
    pdf.setSubject(randomUUID());
    const bytes = await pdf.save();
    const isScan = index % everyNthScan === everyNthScan - 1;
    const content = isScan ? await scanned(await renderer.render({ bytes, page: 1, widthPx: 1240 })) : bytes;
    files.push(new File([new Uint8Array(content)], `${index}.${isScan ? 'jpg' : 'pdf'}`));
  }
  progress(`Batch: ${files.length} files made`);
  return files;
}

function scanned({ png }: { readonly png: Uint8Array }): Promise<Uint8Array> {
  return sharp(png)
    .greyscale()
    .jpeg({ quality: 70 })
    .withExif({ IFD0: { ImageDescription: randomUUID() } })
    .toBuffer();
}

type Uploaded = { readonly uploadId: string; readonly items: readonly { readonly billId?: string }[] };

async function upload({ stack, tenant }: Ground, files: readonly File[]) {
  const body = new FormData();
  for (const file of files) body.append('files', file);
  const response = await fetch(`${stack.urls.api}/v1/uploads`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tenant.clerks[0]?.apiKey ?? ''}`, 'idempotency-key': randomUUID() },
    body,
  });
  if (!response.ok) throw new Error(`The upload was refused: ${response.status} ${await response.text()}`);
  const { uploadId, items } = (await response.json()) as Uploaded;
  return { uploadId, bills: items.flatMap(({ billId }) => billId ?? []) };
}

/** Waits until all of them are read, and says how far it is. */
async function read(
  { stack, tenant }: Ground,
  uploads: readonly string[],
  count: number,
  limitMs: number,
  at: (share: number) => void,
): Promise<void> {
  const until = performance.now() + limitMs;
  const headers = { authorization: `Bearer ${tenant.clerks[0]?.apiKey ?? ''}` };
  for (let left = count; left > 0;) {
    if (performance.now() > until) throw new Error(`${left} of ${count} documents are still not read.`);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const states = await Promise.all(
      uploads.map(async (uploadId) => {
        const response = await fetch(`${stack.urls.api}/v1/uploads/${uploadId}`, { headers });
        return (await response.json()) as { readonly progress: { readonly reading: number } };
      }),
    );
    left = states.reduce((sum, { progress }) => sum + progress.reading, 0);
    at((count - left) / count);
  }
}

async function request({ stack, tenant }: Ground, known: readonly string[], index: number) {
  const kind: Kind = index % 3 === 2 ? 'list' : 'read';
  const route = kind === 'read' ? `/v1/bills/${known[index % known.length] ?? ''}` : '/v1/bills?limit=50';
  const headers = { authorization: `Bearer ${tenant.clerks[0]?.apiKey ?? ''}` };
  const response = await fetch(`${stack.urls.api}${route}`, { headers });
  await response.arrayBuffer();
  return { kind, ok: response.ok };
}

/** Of the API, of the worker, and of all that the worker has begun. */
function memoryOf(ground: Ground): [number, number, number] {
  const { api = 0, worker = 0 } = ground.pids();
  const all = readdirSync('/proc').map(Number).filter(Number.isInteger);
  const begun = all.filter((pid) => isUnder(pid, worker));
  const held = begun.reduce((sum, pid) => sum + residentBytes(pid), 0);
  return [residentBytes(api), residentBytes(worker), held];
}

function isUnder(pid: number, ancestor: number): boolean {
  const parent = parentOf(pid);
  return parent !== null && parent > 1 && (parent === ancestor || isUnder(parent, ancestor));
}
