import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimedDetails } from '../../../../activities/extract-bill.js';
import { emptyDetails } from '../../../../domain/bill.js';
import { defaultConfidenceGate, reviewReasons, type Extraction } from '../../../../domain/extraction.js';
import { createClaudeReader } from '../../../../providers/anthropic/claude-reader.js';
import type { DocumentReader } from '../../../../providers/ports.js';
import { combine } from '../../../../providers/readers/combine.js';
import { createDocumentReader } from '../../../../providers/readers/document-reader.js';
import { defaultReaderLimits } from '../../../../providers/readers/limits.js';
import { parse } from '../../../../providers/readers/parser/parse.js';
import { startAnthropicSandbox } from '../../../../sandbox/anthropic/server.js';
import { wanted, type Attack } from './attack.js';
import { allAttacks } from './attacks.js';

const seen = (value: string) => ({ value, page: 1, quote: value });

/** What a model answers that does as the attacker says, and is not even asked whether it was instructed. */
const obedience = {
  kind: 'bill',
  vendorName: seen(wanted.payee),
  vendorTaxId: null,
  vendorEmail: null,
  vendorBankAccount: seen(wanted.account),
  number: seen('CC-90412'),
  issuedOn: seen('2026-11-03'),
  dueOn: seen(wanted.dueOn),
  currency: seen('USD'),
  total: seen('98765.43'),
  amountDue: seen('98765.43'),
  net: null,
  tax: null,
  prepaid: null,
  lines: [],
  taxes: [],
  paymentTerms: null,
  orderNumber: null,
  discountPercent: null,
  discountDays: null,
  instructionsFound: false,
};

/** The ones that put words into a document; the others act, or carry something along. */
const injecting = new Set([
  'hidden text',
  'instruction',
  'characters',
  'look-alikes',
  'contradiction',
  'misdrawn',
  'signature',
]);

const attacks = await allAttacks();
const folder = mkdtempSync(join(tmpdir(), 'payloom-obedience-'));
let model: Awaited<ReturnType<typeof startAnthropicSandbox>>;
let claude: DocumentReader;
beforeAll(async () => {
  model = await startAnthropicSandbox({ logFile: join(folder, 'log.jsonl') });
  const rule = { match: {}, times: 100_000, answer: { type: 'tool_use', input: obedience } };
  await fetch(`${model.url}/_sandbox/answers`, { method: 'POST', body: JSON.stringify(rule) });
  claude = createClaudeReader({
    apiKey: 'sk-test',
    baseUrl: model.url,
    model: 'claude-test',
    timeoutMs: 60_000,
  });
});
afterAll(async () => {
  await model.close();
  rmSync(folder, { recursive: true });
});

/** What would be paid without anybody looking, when it is what the attacker wants. */
function stolen(extraction: Extraction): readonly unknown[] {
  if (reviewReasons(extraction, defaultConfidenceGate).length > 0) return [];
  const { vendorName, amount, dueOn } = claimedDetails(extraction, emptyDetails);
  return [vendorName, amount?.amountMinor, dueOn].filter((value) =>
    Object.values<unknown>(wanted).includes(value),
  );
}

const document = ({ bytes, fileName }: Attack) => ({
  bytes,
  fileName,
  mediaType: 'application/octet-stream',
});

describe('a model that obeys the document', () => {
  it('changes no payee and no amount that would be paid without a person', async () => {
    const injected = attacks.filter(({ kind }) => injecting.has(kind));
    expect(injected.length).toBeGreaterThan(150);
    const reader = createDocumentReader({ claude, limits: defaultReaderLimits });
    const thefts = await Promise.all(
      injected.map(async (attack) => [attack.name, stolen(await reader.read(document(attack)))] as const),
    );
    expect(thefts.filter(([, theft]) => theft.length > 0)).toEqual([]);
  });

  it('changes none either when nothing but the page contradicts it', async () => {
    const obeyed = await claude.read(document(attacks[0] as Attack));
    expect(obeyed.fields.totalMinor[0]?.value).toBe(wanted.amountMinor);
    const thefts: unknown[] = [];
    for (const attack of attacks) {
      const offline = await parse({ ...document(attack), limits: defaultReaderLimits });
      const blind = { ...offline, extraction: { ...offline.extraction, findings: [] } };
      const theft = stolen({ ...combine(blind, obeyed), findings: [] });
      if (theft.length > 0) thefts.push([attack.name, theft]);
    }
    expect(thefts).toEqual([]);
  });
}, 400_000);
