import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleBills } from '../../scripts/sample-documents/bills.js';
import { ublXml } from '../../scripts/sample-documents/e-invoice-xml.js';
import { wanted } from '../providers/readers/attacks/attack.js';
import { allAttacks } from '../providers/readers/attacks/attacks.js';
import { seedVendor, type SeededVendor } from '../support/cast.js';
import { startStackWorld, type StackWorld } from '../support/stack-world.js';
import { uploadFile } from '../support/upload-bill.js';

let world: StackWorld;
let vendor: SeededVendor;
let american: SeededVendor;
const attacks = await allAttacks();
const { ublBergmann: bill } = sampleBills('2026-11-01' as never);

beforeAll(async () => {
  world = await startStackWorld('attacks');
  vendor = await seedVendor(world, world.cast, {
    name: bill.vendor.name,
    taxId: bill.vendor.taxId,
    currency: 'EUR',
    iban: 'DE89370400440532013000',
  });
  american = await seedVendor(world, world.cast, { name: 'Ridgeline Fasteners Inc', currency: 'USD' });
  // The thief is a vendor too, verified and with an account: only the bill stands between them and the money.
  await seedVendor(world, world.cast, { name: wanted.payee, currency: 'USD' });
});
afterAll(() => world.close());

async function reviewOf(bytes: Uint8Array, name: string) {
  const life = await uploadFile(world, new File([new Uint8Array(bytes)], name), vendor);
  await life.until('in_review', 60_000);
  const state = await life.state('in_review');
  return { life, reasons: JSON.stringify(state) };
}

const vendorNow = () =>
  world
    .as(world.cast.clerk)
    .GET('/v1/vendors/{vendorId}', { params: { path: { vendorId: vendor.vendorId } } });

describe('a document that was made to deceive', () => {
  it.each([
    'hidden text: white on white, payee',
    'hidden text: under other text, amount',
    'instruction: visible, de',
    'active content: a script on opening',
    'contradiction: another account in the XML',
  ])('never gets past review: %s', async (name) => {
    const attack = attacks.find((one) => one.name === name);
    const { life } = await reviewOf(attack?.bytes ?? new Uint8Array(), attack?.fileName ?? '');
    expect(await life.moved()).toHaveLength(0);
  });

  it('waits for a person when it names another account than the vendor has, and changes nothing of the vendor', async () => {
    const before = await vendorNow();
    const forged = ublXml({
      ...bill,
      number: 'RE-2026-9001',
      vendor: { ...bill.vendor, iban: wanted.account },
    });
    const { life, reasons } = await reviewOf(Buffer.from(forged), 'forged.xml');
    expect(reasons).toContain('does not have on record');
    expect(await life.moved()).toHaveLength(0);
    expect(await vendorNow()).toEqual(before);
  });

  it.each([
    ['another number', '000999888777'],
    ['its number at another bank', '021000021 000123456789'],
  ])('waits for a person when it names %s for an account that is no IBAN', async (what, account) => {
    const forged = ublXml({
      ...bill,
      number: `RE-${account}`,
      vendor: { ...bill.vendor, name: american.name, taxId: 'US99-7654321', iban: account },
    });
    const { life, reasons } = await reviewOf(Buffer.from(forged), `forged ${what}.xml`);
    expect(reasons).toContain('does not have on record');
    expect(await life.moved()).toHaveLength(0);
  });
});
