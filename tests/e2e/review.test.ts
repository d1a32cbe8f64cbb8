import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedVendor, type SeededVendor } from '../support/cast.js';
import { startStackWorld, type StackWorld } from '../support/stack-world.js';
import { uploadBill } from '../support/upload-bill.js';

let world: StackWorld;
let vendor: SeededVendor;
beforeAll(async () => {
  world = await startStackWorld('review');
  vendor = await seedVendor(world, world.cast, { name: 'Quick Print', currency: 'USD' });
});
afterAll(() => world.close());

describe('a document that cannot be read with certainty', () => {
  it('waits for a person, and is paid as that person and an approver say', async () => {
    const life = await uploadBill(world, 'poor-quickprint.pdf', 'application/pdf', vendor);
    await life.until('in_review', 30_000);
    await world.as(world.cast.clerk).POST('/v1/bills/{billId}/confirm-review', {
      params: { path: { billId: life.billId } },
      body: {
        vendorId: vendor.vendorId,
        details: {
          vendorName: 'Quick Print',
          number: '7781-B',
          dueOn: '2026-12-01',
          amount: { amountMinor: 44_550, currency: 'USD' },
        },
      },
    });
    await life.until('awaiting_approval');
    await life.approve(world.cast.approver);
    await life.command(world.cast.payer, { type: 'pay_now' });
    await life.until('remitted', 30_000);
    expect(await life.moved()).toMatchObject([{ payment: { amount: { value: 44_550, currency: 'usd' } } }]);
  });

  it.each([
    ['encrypted.pdf', 'application/pdf', 'encrypted_pdf'],
    ['truncated.pdf', 'application/pdf', 'malformed_pdf'],
    ['bomb.xml', 'application/xml', 'xml_dtd'],
    ['mismatch-vandijk.pdf', 'application/pdf', 'xml_contradicts_page'],
  ])('waits for a person, who is told why, and moves no money: %s', async (name, mediaType, code) => {
    const life = await uploadBill(world, name, mediaType, vendor);
    await life.until('in_review', 30_000);
    const params = { path: { billId: life.billId } };
    const { findings } = await world.as(world.cast.clerk).GET('/v1/bills/{billId}/extraction', { params });
    expect(findings.map((finding) => [finding.code, finding.severity])).toContainEqual([code, 'hold']);
    expect(await life.moved()).toHaveLength(0);
  });
});
