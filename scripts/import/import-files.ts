import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PayloomProblem, type PayloomClient } from '../../client/client.js';
import type { DocumentFile } from './list-documents.js';

export type Outcome = {
  readonly name: string;
  /** `failed`: it did not reach the API, or the API could not decide. */
  readonly outcome: 'created' | 'duplicate' | 'refused' | 'failed';
  readonly reason: string | null;
};

const inFlightMax = 4;

/** Sends each file by itself, a few at a time; outcomes come as they are known. */
export async function* importFiles(
  client: PayloomClient,
  files: readonly DocumentFile[],
  options: { readonly department?: string },
): AsyncGenerator<Outcome> {
  const running = new Map<string, Promise<Outcome>>();
  for (const file of files) {
    running.set(file.name, send(client, file, options));
    if (running.size >= inFlightMax) yield await first(running);
  }
  while (running.size > 0) yield await first(running);
}

async function first(running: Map<string, Promise<Outcome>>): Promise<Outcome> {
  const outcome = await Promise.race(running.values());
  running.delete(outcome.name);
  return outcome;
}

/** The same file sent again within a day is the same call; renamed, for another department or later, the API knows the file. */
async function send(
  client: PayloomClient,
  { path: file, name }: DocumentFile,
  options: { readonly department?: string },
): Promise<Outcome> {
  try {
    const bytes = new Uint8Array(await readFile(file));
    const fileName = path.basename(file);
    const call = createHash('sha256')
      .update(JSON.stringify([fileName, options.department ?? null]))
      .update(bytes)
      .digest('hex');
    const { items } = await client.uploadBills([new File([bytes], fileName)], {
      ...options,
      idempotencyKey: `import-${call}`,
    });
    const [item] = items;
    if (!item) return { name, outcome: 'failed', reason: 'The answer names no file.' };
    return { name, outcome: item.outcome, reason: item.reason };
  } catch (error) {
    return { name, outcome: 'failed', reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof PayloomProblem) return `${error.code}: ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}
