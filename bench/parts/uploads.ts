import { randomBytes, randomUUID } from 'node:crypto';
import type { Progress } from '../../scripts/provision/progress.js';
import type { Ground } from '../ground.js';
import { residentBytes } from '../processes.js';
import type { Table } from '../report.js';

export type UploadLoad = { readonly rounds: number; readonly files: number; readonly bytesEach: number };

/** Rows of the table: whether memory levels off is seen over many rounds, not in each. */
const roundsShown = [1, 2, 5, 10, 20, 40];

const mb = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MB`;

/** Many files at once, round after round, the worker away so that only taking them in is measured. */
export async function benchUploads(ground: Ground, load: UploadLoad, progress: Progress): Promise<Table[]> {
  const { stack } = ground;
  await stack.stopOne('worker');
  try {
    const pid = ground.pids()['api'] ?? 0;
    const rows = [['before', '', '', mb(residentBytes(pid)), '']];
    for (let round = 1; round <= load.rounds; round += 1) {
      const { taken, bytes, ms, peak } = await uploadRound(ground, load, pid);
      const after = residentBytes(pid);
      progress(`Uploads, round ${round}: ${taken} of ${load.files} taken, API at ${mb(after)}`);
      if (!roundsShown.includes(round)) continue;
      rows.push([
        `round ${round}`,
        `${taken} of ${load.files}`,
        mb(bytes),
        mb(after),
        mb(peak),
        `${ms.toFixed(0)} ms`,
      ]);
    }
    return [
      {
        id: 'uploads',
        head: ['', 'files taken', 'bytes taken', 'API after it', 'API at its highest', 'took'],
        rows,
        configuration: `${load.files} files of ${mb(load.bytesEach)} sent at the same moment; memory is what stays in RAM.`,
      },
    ];
  } finally {
    await stack.start('worker');
  }
}

async function uploadRound({ stack, tenant }: Ground, load: UploadLoad, pid: number) {
  let peak = 0;
  const looking = setInterval(() => (peak = Math.max(peak, residentBytes(pid))), 20);
  const startedAt = performance.now();
  try {
    const answers = await Promise.all(
      Array.from({ length: load.files }, async () => {
        const body = new FormData();
        body.set('file', new File([documentOf(load.bytesEach)], 'invoice.pdf', { type: 'application/pdf' }));
        const response = await fetch(`${stack.urls.api}/v1/bills/upload`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${tenant.clerks[0]?.apiKey ?? ''}`,
            'idempotency-key': randomUUID(),
          },
          body,
        });
        await response.arrayBuffer();
        return response.ok;
      }),
    );
    const taken = answers.filter(Boolean).length;
    return { taken, bytes: taken * load.bytesEach, ms: performance.now() - startedAt, peak };
  } finally {
    clearInterval(looking);
  }
}

/** Begins as a PDF does; no two are the same. */
function documentOf(bytes: number): Uint8Array<ArrayBuffer> {
  const head = Buffer.from('%PDF-1.7\n%');
  return new Uint8Array(Buffer.concat([head, randomBytes(bytes - head.length)]));
}
