import { createHash } from 'node:crypto';
import Anthropic from '@anthropic-ai/sdk';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startAnthropicSandbox } from '../../sandbox/anthropic/server.js';
import { ask, newLogFile, startVendorProcess } from './support/vendor-process.js';

const pdf = Buffer.from('%PDF-1.7 an invoice');
const sha256 = createHash('sha256').update(pdf).digest('hex');

let sandbox: Awaited<ReturnType<typeof startAnthropicSandbox>>;
beforeEach(async () => {
  sandbox = await startAnthropicSandbox({ logFile: newLogFile() });
});
afterEach(() => sandbox.close());

const record = (answer: object, more: object = {}) =>
  ask(`${sandbox.url}/_sandbox/answers`, 'POST', { answer, ...more });

function read(baseURL = sandbox.url, timeout = 5_000) {
  const client = new Anthropic({ apiKey: 'sk-ant-sandbox', baseURL, maxRetries: 0, timeout });
  return client.messages.create({
    model: 'claude-sonnet-5-5',
    max_tokens: 1_000,
    tools: [{ name: 'record_invoice', input_schema: { type: 'object' } }],
    tool_choice: { type: 'tool', name: 'record_invoice' },
    messages: [
      {
        role: 'user',
        content: [
          {
            type: 'document',
            source: { type: 'base64', media_type: 'application/pdf', data: pdf.toString('base64') },
          },
        ],
      },
    ],
  });
}

describe('the real package against the stand-in', () => {
  it('gets the answer that was recorded for the document, through the tool that it forces', async () => {
    await record({ type: 'tool_use', input: { total: 'wrong' } }, { match: { documentSha256: 'other' } });
    await record({ type: 'tool_use', input: { total: '12.50' } }, { match: { documentSha256: sha256 } });
    const message = await read();
    expect(message.stop_reason).toBe('tool_use');
    expect(message.content).toMatchObject([
      { type: 'tool_use', name: 'record_invoice', input: { total: '12.50' } },
    ]);
  });

  it('is told when nothing was recorded, and does not get an invented answer', async () => {
    await expect(read()).rejects.toMatchObject({
      status: 400,
      message: expect.stringContaining(sha256) as string,
    });
  });

  it('gets an answer as often as it was recorded for', async () => {
    await record({ type: 'text', text: 'one' }, { times: 2 });
    await record({ type: 'text', text: 'two' });
    const texts = [await read(), await read(), await read()].map(({ content }) => content[0]);
    expect(texts).toMatchObject([{ text: 'one' }, { text: 'one' }, { text: 'two' }]);
  });

  it.each([
    ['refusal', 'refusal'],
    ['truncated', 'max_tokens'],
  ])('%s stops with %s', async (type, stopReason) => {
    await record({ type });
    expect((await read()).stop_reason).toBe(stopReason);
  });

  it.each([
    [401, Anthropic.AuthenticationError],
    [429, Anthropic.RateLimitError],
    [500, Anthropic.InternalServerError],
    [529, Anthropic.InternalServerError],
  ])('an error %i is the error that the package knows', async (status, kind) => {
    await record({ type: 'error', status });
    await expect(read()).rejects.toBeInstanceOf(kind);
  });

  it('a silence runs into the time-out, and a closed connection into a connection error', async () => {
    await record({ type: 'timeout', delayMs: 2_000 });
    await expect(read(sandbox.url, 200)).rejects.toBeInstanceOf(Anthropic.APIConnectionTimeoutError);
    await record({ type: 'drop' });
    await expect(read()).rejects.toBeInstanceOf(Anthropic.APIConnectionError);
  });
});

it('kill -9 loses neither the recorded answers nor what was used of them', async () => {
  const logFile = newLogFile();
  const before = await startVendorProcess('anthropic', ['--log', logFile]);
  const body = { times: 2, answer: { type: 'text', text: 'kept' } };
  await ask(`${before.url}/_sandbox/answers`, 'POST', body);
  await read(before.url);
  await before.kill();
  const after = await startVendorProcess('anthropic', ['--log', logFile]);
  expect((await read(after.url)).content).toMatchObject([{ text: 'kept' }]);
  await expect(read(after.url)).rejects.toMatchObject({ status: 400 });
});
