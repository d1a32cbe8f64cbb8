import { createDocumentReader } from '../../providers/readers/document-reader.js';
import { defaultReaderLimits } from '../../providers/readers/limits.js';
import { percentile, slope } from '../percentiles.js';
import { makeDocuments } from './layouts/generate.js';
import { layoutPdf } from './layouts/layout-pdf.js';
import { residentBytesOfAll } from './process-memory.js';

export type Throughput = { readonly parsers: number; readonly pagesAnHour: number };
export type Batch = {
  readonly documents: number;
  readonly startBytes: number;
  readonly endBytes: number;
  /** Least squares over the last two thirds. */
  readonly bytesADocument: number;
};

const sampleSize = 60;
const timedRounds = 3;

type Sample = { readonly bytes: Uint8Array; readonly pages: number };

async function samples(): Promise<Sample[]> {
  const made = [...makeDocuments()].slice(0, sampleSize);
  return Promise.all(made.map(async (each) => ({ bytes: await layoutPdf(each), pages: each.pages.length })));
}

/** Pages an hour with one reading process and with two, all documents at hand: the median of rounds that take turns. */
export async function measureThroughput(): Promise<Throughput[]> {
  const documents = await samples();
  const pages = documents.reduce((sum, each) => sum + each.pages, 0);
  const pools = [1, 2].map((parsers) => {
    const limits = { ...defaultReaderLimits, parsersMax: parsers };
    return { parsers, reader: createDocumentReader({ claude: null, limits }), hours: [] as number[] };
  });
  // The first round starts the processes and lets them compile what they run often.
  for (let round = 0; round <= timedRounds; round += 1) {
    for (const { reader, hours } of pools) {
      const startedAt = performance.now();
      await Promise.all(
        documents.map(({ bytes }) =>
          reader.read({ bytes, mediaType: 'application/pdf', fileName: 'made.pdf' }),
        ),
      );
      if (round > 0) hours.push((performance.now() - startedAt) / 3_600_000);
    }
  }
  return pools.map(({ parsers, hours }) => ({
    parsers,
    pagesAnHour: Math.round(pages / percentile(hours, 0.5)),
  }));
}

/** Whether many documents leave anything behind, in this process or in those that read. */
export async function measureBatch(count: number): Promise<Batch> {
  const documents = await samples();
  const reader = createDocumentReader({ claude: null, limits: defaultReaderLimits });
  const points: { x: number; y: number }[] = [];
  for (let at = 0; at < count; at += 2) {
    await Promise.all(
      [at, at + 1].map((index) => {
        const { bytes } = documents[index % documents.length] ?? { bytes: new Uint8Array() };
        return reader.read({ bytes, mediaType: 'application/pdf', fileName: 'made.pdf' });
      }),
    );
    points.push({ x: at, y: residentBytesOfAll() });
  }
  const settled = points.slice(Math.floor(points.length / 3));
  return {
    documents: count,
    startBytes: settled[0]?.y ?? 0,
    endBytes: settled.at(-1)?.y ?? 0,
    bytesADocument: slope(settled),
  };
}
