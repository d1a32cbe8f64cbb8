import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBill } from '../../db/bills.js';
import { createDocument } from '../../db/documents.js';
import { findExtraction } from '../../db/extractions.js';
import { newId } from '../../db/ids.js';
import { costSince } from '../../db/model-uses.js';
import { emptyDetails } from '../../domain/bill.js';
import type { BillId } from '../../domain/ids.js';
import { monthOf } from '../../domain/model-use.js';
import { startAnthropicSandbox } from '../../sandbox/anthropic/server.js';
import { contextBy, wallClock } from '../support/cast.js';
import { connectToDevServer, type DevServer } from '../support/temporal.js';
import { buildWorld, type World } from '../support/world.js';

/** The stand-in says 1,500 tokens read and 300 written: 1,500 * 2 + 300 * 10 dollars a million. */
const prices = { inputMicroUsd: 2_000_000, outputMicroUsd: 10_000_000 };
const answerMicroUsd = 6_000;

const bytes = readFileSync(path.join(import.meta.dirname, '../fixtures/documents/english-cobalt-net-30.pdf'));
const sha256 = createHash('sha256').update(bytes).digest('hex');

let server: DevServer;
let claude: Awaited<ReturnType<typeof startAnthropicSandbox>>;
let world: World;
beforeAll(async () => {
  server = await connectToDevServer();
  const dir = mkdtempSync(path.join(tmpdir(), 'payloom-claude-'));
  claude = await startAnthropicSandbox({ logFile: path.join(dir, 'anthropic.jsonl') });
  const budget = { prices, monthMicroUsd: answerMicroUsd };
  world = await buildWorld({ ...server, taskQueue: 'of-nobody', claude: { url: claude.url, budget } });
});
afterAll(async () => {
  await world.close();
  await claude.close();
  await server.close();
});

const enterDocument = async (): Promise<BillId> => {
  const { tenantId, clerk } = world.cast;
  const [billId, documentId] = [newId('bill'), newId('document')];
  await world.storage.put(tenantId, sha256, bytes, 'application/pdf');
  await world.database.inTenant(tenantId, async (tx) => {
    const file = { sha256, mediaType: 'application/pdf', fileName: 'a.pdf', sizeBytes: bytes.length };
    await createDocument(tx, { tenantId, documentId, ...file });
    const createdBy = { kind: 'member', memberId: clerk } as const;
    const document = { documentId, sha256 };
    const bill = { tenantId, billId, createdBy, document, details: emptyDetails, vendorId: null };
    await createBill(tx, bill, contextBy(clerk, wallClock()));
  });
  return billId;
};

const read = async () => {
  const { tenantId } = world.cast;
  const ref = { tenantId, billId: await enterDocument() };
  await world.activities.beginExtraction(ref);
  await world.activities.extractBill(ref);
  return world.database.inTenant(tenantId, async (tx) => ({
    findings: (await findExtraction(tx, tenantId, ref.billId))?.findings.map(({ code }) => code),
    spentMicroUsd: await costSince(tx, tenantId, monthOf(wallClock())),
  }));
};

describe('the budget of a month for reading with Claude', () => {
  it('counts every answer, also one that is of no use, and then documents are read without it', async () => {
    await fetch(`${claude.url}/_sandbox/answers`, {
      method: 'POST',
      body: JSON.stringify({ times: 2, answer: { type: 'refusal' } }),
    });
    const first = await read();
    expect(first).toEqual({
      findings: expect.arrayContaining(['claude_refused']) as string[],
      spentMicroUsd: answerMicroUsd,
    });
    const second = await read();
    expect(second).toEqual({
      findings: expect.arrayContaining(['claude_budget_spent']) as string[],
      spentMicroUsd: answerMicroUsd,
    });
    const log = (await (await fetch(`${claude.url}/_sandbox/log`)).json()) as { kind: string }[];
    expect(log.filter(({ kind }) => kind === 'request_answered')).toHaveLength(1);
  });
});
