import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInboundSignatures } from '../../../providers/sendgrid/webhooks.js';
import { inboundSchema, postInbound, type Signer } from '../../../sandbox/sendgrid/inbound.js';
import {
  freshKey,
  listen,
  pdf,
  sendgridPublicKey,
  signSendgrid,
  startApi,
  type TestApi,
} from '../../support/api.js';

let api: TestApi;
let entrance: string;
beforeAll(async () => {
  api = await startApi();
  const { body } = await api.tenant.as('admin')(
    'POST',
    '/v1/inbound-addresses',
    { name: 'Bills' },
    freshKey(),
  );
  entrance = String(body['path']);
});
afterAll(() => api.close());

type Item = { readonly outcome: string; readonly code: string | null };
type Kept = { readonly subject: string; readonly sender: string; readonly items: readonly Item[] };

const listMails = async () =>
  (await api.tenant.as('viewer')('GET', '/v1/inbound-mails?limit=100')).body['items'] as readonly Kept[];

const post = (raw: string, url = `${api.url}${entrance}`, sign: Signer | null = null) =>
  postInbound(inboundSchema.parse({ url, from: 'Blue River <billing@blue-river.example>', raw }), sign);

const attachment = (type: string, disposition: string, bytes: string | Uint8Array) =>
  [
    `Content-Type: ${type}`,
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: ${disposition}`,
    ...(disposition === 'inline' ? ['Content-ID: <logo@x>'] : []),
    '',
    Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n'),
  ].join('\r\n');

const mailOf = (subject: string, parts: readonly string[], messageId = `<${randomUUID()}@x>`) =>
  [
    'From: Blue River <billing@blue-river.example>',
    `Subject: ${subject}`,
    `Message-ID: ${messageId}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="mixed"',
    '',
    ...parts.flatMap((part) => ['--mixed', part]),
    '--mixed--',
    '',
  ].join('\r\n');

const text = 'Content-Type: text/plain\r\n\r\nSee attached.';
const logo = attachment('image/png; name=logo.png', 'inline', 'x');
const bill = attachment('application/pdf; name="Rechnung.pdf"', 'attachment', pdf());

describe('a raw mail', () => {
  it('makes a bill of each document, also of those in a mail that was forwarded with it', async () => {
    const page = readFileSync(path.join(import.meta.dirname, '../../fixtures/documents/german-bergmann.pdf'));
    const forwarded = `Content-Type: message/rfc822\r\n\r\n${mailOf('inner', [
      attachment('application/pdf; name=inner.pdf', 'attachment', page),
    ]).replaceAll('mixed', 'inner')}`;
    const raw = mailOf('=?UTF-8?Q?F=C3=BCr_Sie?=', [text, logo, bill, forwarded]);
    expect(await post(raw)).toBe(200);
    expect((await listMails())[0]).toMatchObject({
      subject: 'Für Sie',
      sender: 'billing@blue-river.example',
      items: [{ outcome: 'created' }, { outcome: 'created' }],
    });
  });

  it('that is sent again makes nothing twice', async () => {
    const raw = mailOf(randomUUID(), [bill]);
    await post(raw);
    const before = await listMails();
    expect(await post(raw)).toBe(200);
    expect(await listMails()).toEqual(before);
  });

  const nested = (levels: number) =>
    Array.from(
      { length: levels },
      (_, level) => `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n`,
    ).join('');

  it.each([
    ['parts in parts in parts', nested(60)],
    ['headers of a megabyte', `${'X-Long: y\r\n'.repeat(100_000)}\r\n`],
    [
      'a hundred thousand parts',
      mailOf(
        'many',
        Array.from({ length: 100_000 }, () => text),
      ),
    ],
    [
      'a text that takes minutes to read',
      mailOf('slow', [`Content-Type: text/html\r\n\r\n${'<p>a</p>\r\n'.repeat(2_700_000)}`]),
    ],
  ])('made to do harm is refused, and the next one is read: %s', { timeout: 120_000 }, async (_what, raw) => {
    expect(await post(raw)).toBe(422);
    expect(await post(mailOf(randomUUID(), [bill]))).toBe(200);
  });
});

describe('an entrance for mails', () => {
  it('takes its secret as the password of basic authentication, and no other', async () => {
    const token = entrance.split('/').at(-1) ?? '';
    const at = (password: string) =>
      `${api.url.replace('http://', `http://payloom:${password}@`)}/v1/webhooks/sendgrid/inbound/basic`;
    expect(await post(mailOf(randomUUID(), [bill]), at(token))).toBe(200);
    expect(await post(mailOf(randomUUID(), [bill]), at(`${token.slice(0, -4)}AAAA`))).toBe(404);
    expect(await post(mailOf(randomUUID(), [bill]), at('x').replace('payloom:x@', ''))).toBe(404);
  });

  it('that has a public key takes only what SendGrid has signed', async () => {
    const inboundSignatures = createInboundSignatures({ publicKey: sendgridPublicKey });
    const signed = await listen({ ...api.deps, inboundSignatures });
    const url = `${signed.url}${entrance}`;
    const raw = mailOf(randomUUID(), [bill]);
    expect(await post(raw, url)).toBe(400);
    expect(await post(raw, url, () => signSendgrid('another body'))).toBe(400);
    expect(await post(raw, url, (body) => signSendgrid(body))).toBe(200);
    await signed.stop();
  });
});
