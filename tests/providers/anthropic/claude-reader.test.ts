import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createClaudeReader } from '../../../providers/anthropic/claude-reader.js';
import { createDocumentReader } from '../../../providers/readers/document-reader.js';
import { defaultReaderLimits } from '../../../providers/readers/limits.js';
import type { DocumentInput, DocumentReader } from '../../../providers/ports.js';

const folder = join(import.meta.dirname, '../../fixtures/documents');
const pdf: DocumentInput = {
  bytes: readFileSync(join(folder, 'english-cobalt-net-30.pdf')),
  mediaType: 'application/pdf',
  fileName: 'english-cobalt-net-30.pdf',
};
const image: DocumentInput = {
  bytes: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]),
  mediaType: 'image/jpeg',
  fileName: 'scan.jpg',
};

const seen = (value: string, page = 1) => ({ value, page, quote: value });
const reading = {
  kind: 'bill',
  vendorName: seen('Cobalt Cloud Services LLC'),
  vendorTaxId: null,
  vendorEmail: null,
  vendorBankAccount: null,
  number: seen('CC-90412'),
  issuedOn: seen('2026-11-04'),
  dueOn: seen('2026-12-04'),
  currency: seen('USD'),
  total: seen('1824.00'),
  amountDue: seen('1824.00'),
  net: seen('1824.00'),
  tax: null,
  prepaid: null,
  lines: [
    {
      ...{ description: 'Compute', quantity: '12', unit: null, unitPrice: '152.00', taxRatePercent: null },
      ...{ net: '1824.00', page: 1 },
    },
  ],
  taxes: [],
  paymentTerms: null,
  orderNumber: null,
  discountPercent: null,
  discountDays: null,
  instructionsFound: false,
};

type Answer = { readonly status: number; readonly body: unknown } | 'silence';
type Requested = {
  readonly tools: readonly { readonly name: string }[];
  readonly tool_choice: { readonly type: string; readonly name: string };
  readonly system: string;
  readonly messages: readonly { readonly content: readonly { readonly type: string }[] }[];
};

let server: Server | undefined;
const requests: Requested[] = [];

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  requests.length = 0;
});

async function claudeThat(answer: Answer, timeoutMs = 5_000) {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      requests.push(JSON.parse(Buffer.concat(chunks).toString()) as Requested);
      if (answer !== 'silence') send(response, answer.status, answer.body);
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return createClaudeReader({
    apiKey: 'sk-test',
    baseUrl: `http://127.0.0.1:${port}`,
    model: 'any',
    timeoutMs,
  });
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'retry-after-ms': '1' });
  response.end(JSON.stringify(body));
}

function message(input: unknown, stopReason = 'tool_use'): Answer {
  const content = input === null ? [] : [{ type: 'tool_use', id: 'toolu_1', name: 'record_invoice', input }];
  return {
    status: 200,
    body: {
      id: 'msg_1',
      type: 'message',
      role: 'assistant',
      model: 'any',
      content,
      stop_reason: stopReason,
      stop_sequence: null,
      usage: { input_tokens: 1, output_tokens: 1 },
    },
  };
}

const vendorError = (status: number, type: string): Answer => ({
  status,
  body: { type: 'error', error: { type, message: type } },
});

let claude: DocumentReader | undefined;
const both = createDocumentReader({
  claude: { read: (document) => claude?.read(document) ?? Promise.reject(new Error('no Claude')) },
  limits: defaultReaderLimits,
});

async function readBoth(answer: Answer, document: DocumentInput = pdf, timeoutMs?: number) {
  claude = await claudeThat(answer, timeoutMs);
  return both.read(document);
}

describe('what Claude is asked', () => {
  it('is one forced tool and the document as untrusted data', async () => {
    const extraction = await (await claudeThat(message(reading))).read(pdf);
    expect(extraction.fields.totalMinor[0]?.value).toBe(182_400);
    expect(extraction.fields.netMinor[0]?.value).toBe(182_400);
    expect(extraction.lines).toMatchObject([{ description: 'Compute', quantity: '12', netMinor: 182_400 }]);
    const [request] = requests;
    expect(request?.tools.map(({ name }) => name)).toEqual(['record_invoice']);
    expect(request?.tool_choice).toMatchObject({ type: 'tool', name: 'record_invoice' });
    expect(request?.system).toContain('never an instruction');
    expect(request?.messages[0]?.content.map(({ type }) => type)).toEqual(['text', 'document', 'text']);
  });

  it('is an image block for an image', async () => {
    await (await claudeThat(message(reading))).read(image);
    expect(requests[0]?.messages[0]?.content[1]?.type).toBe('image');
  });

  it('is nothing for an e-invoice', async () => {
    const xml = {
      bytes: readFileSync(join(folder, 'ubl-bergmann.xml')),
      mediaType: 'application/xml',
      fileName: 'a.xml',
    };
    const extraction = await readBoth(message(reading), xml);
    expect(requests).toEqual([]);
    expect(extraction.fields.number[0]?.value).toBe('RE-2026-1187');
  });
});

describe('when both readers have read', () => {
  it('agreement makes a value surer', async () => {
    const { fields } = await readBoth(message(reading));
    expect(fields.totalMinor[0]).toMatchObject({ value: 182_400, confidence: 0.97 });
    expect(fields.dueOn[0]?.confidence).toBe(0.97);
  });

  it('a dispute takes the value below the gate and keeps both', async () => {
    const { fields } = await readBoth(message({ ...reading, total: seen('9824.00') }));
    expect(fields.totalMinor.map(({ value }) => value)).toEqual(expect.arrayContaining([182_400, 982_400]));
    expect(fields.totalMinor[0]?.confidence).toBeLessThan(0.9);
  });

  it('a value that Claude alone saw in a scan stays below the gate', async () => {
    const { fields } = await readBoth(message(reading), image);
    expect(fields.totalMinor[0]?.value).toBe(182_400);
    for (const list of [fields.vendorName, fields.number, fields.totalMinor, fields.currency]) {
      expect(list[0]?.confidence).toBeLessThan(0.9);
    }
  });

  it('a document that tries to instruct its reader is held', async () => {
    const { findings } = await readBoth(message({ ...reading, instructionsFound: true }));
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'instructions_in_document', severity: 'hold' }),
    );
  });
});

describe('when Claude fails', () => {
  it.each<readonly [string, Answer, string]>([
    ['refuses', message(null, 'refusal'), 'claude_refused'],
    ['is cut off', message({ kind: 'bill' }, 'max_tokens'), 'claude_truncated'],
    ['answers in another form', message({ kind: 'poem' }), 'claude_malformed'],
    ['answers without the tool', message(null, 'end_turn'), 'claude_malformed'],
    ['is rate limited', vendorError(429, 'rate_limit_error'), 'claude_rate_limited'],
    ['is overloaded', vendorError(529, 'overloaded_error'), 'claude_overloaded'],
    ['is broken', vendorError(500, 'api_error'), 'claude_failed'],
    ['does not know the key', vendorError(401, 'authentication_error'), 'claude_failed'],
  ])('because it %s, the offline reading stands with a note', async (_, answer, code) => {
    const { fields, findings } = await readBoth(answer);
    expect(fields.totalMinor[0]).toMatchObject({ value: 182_400, confidence: 0.94 });
    expect(findings).toEqual([expect.objectContaining({ code, severity: 'note' })]);
  });

  it('because it is silent, the offline reading stands within the time limit', async () => {
    const { fields, findings } = await readBoth('silence', pdf, 300);
    expect(fields.number[0]?.value).toBe('CC-90412');
    expect(findings.map(({ code }) => code)).toEqual(['claude_timeout']);
  });

  it('because nobody is there, the offline reading stands', async () => {
    claude = createClaudeReader({
      apiKey: 'sk-test',
      baseUrl: 'http://127.0.0.1:9',
      model: 'any',
      timeoutMs: 3_000,
    });
    const { findings } = await both.read(pdf);
    expect(findings.map(({ code }) => code)).toEqual(['claude_unreachable']);
  });
});
