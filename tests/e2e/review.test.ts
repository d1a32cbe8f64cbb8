import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
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

const extractionSchema = z.object({
  findings: z.array(z.object({ code: z.string(), severity: z.string() })),
});

describe('a document that cannot be read with certainty', () => {
  it('waits for a person, and is paid as that person and an approver say', async () => {
    const life = await uploadBill(world, 'poor-quickprint.pdf', 'application/pdf', vendor);
    await life.until('in_review', 30_000);
    const details = {
      vendorName: 'Quick Print',
      number: '7781-B',
      dueOn: '2026-12-01',
      amount: { amountMinor: 44_550, currency: 'USD' },
    };
    const confirmed = await world.call(world.cast.clerk, 'POST', `/v1/bills/${life.billId}/confirm-review`, {
      details,
      vendorId: vendor.vendorId,
    });
    expect(confirmed.status, await confirmed.text()).toBe(200);
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
    const response = await world.call(world.cast.clerk, 'GET', `/v1/bills/${life.billId}/extraction`);
    const { findings } = extractionSchema.parse(await response.json());
    expect(findings).toContainEqual({ code, severity: 'hold' });
    expect(await life.moved()).toHaveLength(0);
  });
});
