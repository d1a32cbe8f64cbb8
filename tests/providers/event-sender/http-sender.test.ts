import dgram from 'node:dgram';
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { instant } from '../../../domain/dates.js';
import { createHttpEventSender } from '../../../providers/event-sender/http-sender.js';
import type { EventSender } from '../../../providers/ports.js';
import { startReceiver, type Receiver } from '../../support/receiver.js';

/** A name server that answers A questions by its script, one answer after the other, the last one for ever. */
async function startNameServer(answers: readonly string[]) {
  const socket = dgram.createSocket('udp4');
  let asked = 0;
  socket.on('message', (question, from) => {
    const isA =
      question.readUInt16BE(question.length - 4) === 1 || question.includes(Buffer.from([0, 1, 0, 1]));
    const end = question.indexOf(0, 12) + 5;
    const header = Buffer.from(question.subarray(0, end));
    header.writeUInt16BE(0x8180, 2);
    header.writeUInt16BE(isA ? 1 : 0, 6);
    header.writeUInt32BE(0, 8);
    const address = answers[Math.min(asked, answers.length - 1)] ?? '';
    if (isA) asked += 1;
    const record = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ...address.split('.').map(Number)]);
    socket.send(isA ? Buffer.concat([header, record]) : header, from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return {
    server: `127.0.0.1:${socket.address().port}`,
    asked: () => asked,
    close: () => new Promise<void>((resolve) => socket.close(() => resolve())),
  };
}

let receiver: Receiver;
let open: EventSender[] = [];
beforeAll(async () => {
  receiver = await startReceiver();
});
afterEach(() => {
  for (const sender of open) sender.close();
  open = [];
});
afterAll(() => receiver.close());

function senderWith(options: Partial<Parameters<typeof createHttpEventSender>[0]>): EventSender {
  const sender = createHttpEventSender({ timeoutMs: 3_000, allowLoopback: false, ...options });
  open.push(sender);
  return sender;
}

const sendTo = (sender: EventSender, url: string) =>
  sender.send({
    url,
    eventId: 'evt_1',
    body: '{"type":"test"}',
    at: instant(Date.now()),
    secrets: ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
  });

describe('an address that is not on the public internet', () => {
  it.each([
    '127.0.0.1',
    '127.8.8.8',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '192.0.2.1',
    '198.18.0.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '2130706433',
    '0x7f.1',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:10.0.0.1]',
    '[fd00::1]',
    '[fe80::1]',
    '[ff02::1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
    '[fd00:ec2::254]',
  ])('is never sent to: %s', async (host) => {
    const answer = await sendTo(senderWith({}), `https://${host}:${receiver.port}/hook`);
    expect(answer).toEqual({ outcome: 'failed', error: 'address_not_allowed' });
  });

  it('is never sent to when a name leads there', async () => {
    const names = await startNameServer(['127.0.0.1']);
    const sender = senderWith({ dnsServers: [names.server] });
    const answer = await sendTo(sender, `https://hook.integrator.example:${receiver.port}/hook`);
    expect(answer).toEqual({ outcome: 'failed', error: 'address_not_allowed' });
    expect(names.asked()).toBe(1);
    await names.close();
  });

  it('is not reached by a name that changes between check and connection', async () => {
    // TEST-NET-free and public: nobody answers there, and the sending ends by its limit of time or a refusal.
    const names = await startNameServer(['93.184.215.14', '127.0.0.1']);
    const sender = senderWith({ dnsServers: [names.server], timeoutMs: 500 });
    const answer = await sendTo(sender, `https://rebind.integrator.example:${receiver.port}/hook`);
    expect(answer.outcome).toBe('failed');
    // Asked once: what was checked is what is connected to. The second sending is checked anew.
    expect(names.asked()).toBe(1);
    expect(await sendTo(sender, `https://rebind.integrator.example:${receiver.port}/hook`)).toEqual({
      outcome: 'failed',
      error: 'address_not_allowed',
    });
    expect(receiver.received).toEqual([]);
    await names.close();
  });

  it('other than loopback stays refused in development', async () => {
    const sender = senderWith({ allowLoopback: true });
    expect(await sendTo(sender, 'http://10.1.2.3/hook')).toEqual({
      outcome: 'failed',
      error: 'address_not_allowed',
    });
    expect(await sendTo(sender, receiver.url)).toMatchObject({ outcome: 'answered', statusCode: 204 });
  });
});

it('nothing is sent without TLS', async () => {
  expect(await sendTo(senderWith({}), 'http://example.com/hook')).toEqual({
    outcome: 'failed',
    error: 'https_only',
  });
});

it('a receiver that never answers, and one that is not there, are named as such', async () => {
  const silent = await startReceiver(() => 'hang');
  const sender = senderWith({ allowLoopback: true, timeoutMs: 200 });
  expect(await sendTo(sender, silent.url)).toEqual({ outcome: 'failed', error: 'timeout' });
  await silent.close();
  expect(await sendTo(sender, silent.url)).toEqual({ outcome: 'failed', error: 'ECONNREFUSED' });
});

describe('over TLS', () => {
  const pem = (name: string) =>
    readFileSync(new URL(`../../fixtures/tls/${name}.pem`, import.meta.url), 'utf8');
  const own = { cert: pem('localhost'), key: pem('localhost-key') };
  let secure: Receiver;
  beforeAll(async () => {
    secure = await startReceiver(undefined, own);
  });
  afterAll(() => secure.close());
  const trusting = () => senderWith({ allowLoopback: true, certificateAuthorities: [pem('ca')] });

  it('an event is delivered, signed, to a receiver whose certificate is trusted', async () => {
    expect(await sendTo(trusting(), secure.url)).toMatchObject({ outcome: 'answered', statusCode: 204 });
    expect(secure.received).toHaveLength(1);
    expect(secure.received[0]?.body).toBe('{"type":"test"}');
    expect(secure.received[0]?.headers['webhook-signature']).toMatch(/^v1,/);
  });

  it('nothing reaches a receiver whose certificate nobody vouches for, or that is of another name', async () => {
    const before = secure.received.length;
    expect(await sendTo(senderWith({ allowLoopback: true }), secure.url)).toEqual({
      outcome: 'failed',
      error: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    });
    expect(await sendTo(trusting(), `https://127.0.0.1:${secure.port}/hook`)).toEqual({
      outcome: 'failed',
      error: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
    expect(secure.received).toHaveLength(before);
  });
});
