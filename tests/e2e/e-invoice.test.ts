import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../db/ids.js';
import { seedVendor, type SeededVendor } from '../support/cast.js';
import { startStackWorld, type StackWorld } from '../support/stack-world.js';
import { uploadBill } from '../support/upload-bill.js';

let world: StackWorld;
beforeAll(async () => {
  world = await startStackWorld('e2e');
});
afterAll(() => world.close());

/** For bills whose vendor is not known before they are read. */
const nobody: SeededVendor = {
  vendorId: newId('vendor'),
  name: 'nobody',
  bankAccountId: newId('bankAccount'),
};

describe('an e-invoice that is uploaded', () => {
  it('is read, matched, approved by two people, paid to the cent and remitted', async () => {
    const vendor = await seedVendor(world, world.cast, {
      name: 'Bergmann Präzisionsteile GmbH',
      taxId: 'DE136695976',
      currency: 'EUR',
      iban: 'DE89370400440532013000',
    });
    const life = await uploadBill(world, 'ubl-bergmann.xml', 'application/xml', vendor);
    await life.until('awaiting_approval', 30_000);
    const { clerk, approver, secondApprover, payer } = world.cast;
    const params = { path: { billId: life.billId } };
    await world.as(approver).POST('/v1/bills/{billId}/approve', { params, body: {} });
    await world.as(secondApprover).POST('/v1/bills/{billId}/approve', { params, body: {} });
    await world.as(payer).POST('/v1/bills/{billId}/pay-now', { params, body: {} });
    await life.until('remitted', 30_000);
    expect(await life.moved()).toMatchObject([{ payment: { amount: { value: 157_889, currency: 'eur' } } }]);
    expect(await life.mails()).toHaveLength(1);
    const { items } = await world.as(clerk).GET('/v1/bills/{billId}/timeline', { params });
    const story = items.filter(({ subject }) => subject === 'bill').map(({ type }) => type);
    expect(story).toEqual([
      'received',
      'extraction_begun',
      'extracted',
      'vendor_matched',
      'approval_requested',
      'approval_given',
      'approval_given',
      'scheduled',
      'scheduled',
      'payment_begun',
      'payment_posted',
      'remitted',
    ]);
  });

  it('is held as a duplicate when the same file comes again', async () => {
    const vendor = await seedVendor(world, world.cast, {
      name: 'Van Dijk Logistics B.V.',
      taxId: 'NL810433941B01',
      currency: 'EUR',
      iban: 'NL91ABNA0417164300',
    });
    const first = await uploadBill(world, 'cii-vandijk.xml', 'application/xml', vendor);
    await first.until('awaiting_approval', 30_000);
    const second = await uploadBill(world, 'cii-vandijk.xml', 'application/xml', vendor);
    await second.until('on_hold', 30_000);
    const state = await second.state('on_hold');
    expect(state).toMatchObject({
      code: 'duplicate',
      reason: expect.stringContaining(first.billId) as string,
    });
  });

  it('is not paid to a vendor that nobody has verified', async () => {
    const life = await uploadBill(world, 'factur-x-lumiere.pdf', 'application/pdf', nobody);
    await life.until('on_hold', 30_000);
    expect(await life.state('on_hold')).toMatchObject({ code: 'vendor_unverified' });
    expect(await life.moved()).toHaveLength(0);
  });
});
