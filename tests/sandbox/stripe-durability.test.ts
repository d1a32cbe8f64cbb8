import { appendFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { instructionFor, longAgo, probe, railFor, registerPayee } from './support/stripe.js';
import { eventually, newLogFile, startHookReceiver, startVendorProcess } from './support/vendor-process.js';

async function start(logFile: string, ...flags: string[]) {
  const vendor = await startVendorProcess('stripe', ['--log', logFile, ...flags]);
  return { ...probe(vendor.url), rail: railFor(vendor.url), kill: vendor.kill };
}

it('kill -9 after an accepted payment loses neither the payment nor the answer of its key', async () => {
  const logFile = newLogFile();
  const before = await start(logFile, '--settle-ms', '600000');
  const instruction = instructionFor(await registerPayee(before.rail));
  const first = await before.rail.submit(instruction);
  const used = await before.log();
  await before.kill();

  const after = await start(logFile, '--settle-ms', '600000');
  expect(await after.log()).toEqual(used);
  expect(await after.rail.submit(instruction)).toEqual(first);
  expect(await after.rail.findByReference(instruction.reference, instruction.payee, longAgo)).not.toBeNull();
  expect(await after.log('payment_created')).toHaveLength(1);
});

it('a line torn by the kill is cut off, and the log goes on after the last whole one', async () => {
  const logFile = newLogFile();
  const before = await start(logFile, '--settle-ms', '600000');
  const payee = await registerPayee(before.rail);
  await before.rail.submit(instructionFor(payee));
  await before.kill();
  appendFileSync(logFile, '{"seq":99,"kind":"payment_cre');

  const after = await start(logFile, '--settle-ms', '600000');
  expect(await after.rail.submit(instructionFor(payee))).toMatchObject({ outcome: 'accepted' });
  expect((await after.log()).map((line) => line['seq'])).toEqual([1, 2, 3, 4]);
});

it('what was planned, and the webhooks that nobody took, go on after a restart', async () => {
  const logFile = newLogFile();
  const before = await start(logFile, '--settle-ms', '1500', '--webhook-url', 'http://127.0.0.1:1/hooks');
  await before.rail.submit(instructionFor(await registerPayee(before.rail)));
  await before.fault('webhook_lost', { match: { eventType: 'none' } });
  await before.kill();

  const hooks = await startHookReceiver();
  const after = await start(logFile, '--webhook-url', hooks.url);
  await eventually('the payment is posted', async () => (await after.log('payment_posted'))[0]);
  // In any order, and perhaps twice: an answer of ours that is late counts as none.
  const types = () =>
    new Set(hooks.received.map(({ body }) => (JSON.parse(body) as { type: string }).type.split('.').at(-1)));
  await eventually('both events arrive', () => types().size >= 2 || null);
  expect(types()).toEqual(new Set(['created', 'posted']));
  expect(await after.log('fault_added')).toHaveLength(1);
  await hooks.close();
});
