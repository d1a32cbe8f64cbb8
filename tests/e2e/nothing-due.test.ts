import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleBills, type SampleBill } from '../../scripts/sample-documents/bills.js';
import { invoicePdf } from '../../scripts/sample-documents/pages.js';
import { english } from '../../scripts/sample-documents/wordings.js';
import { begin, type BillLife } from '../support/bill-life.js';
import { seedVendor, type SeededVendor } from '../support/cast.js';
import { startStackWorld, type StackWorld } from '../support/stack-world.js';
import { uploadBill, uploadFile } from '../support/upload-bill.js';

let world: StackWorld;
let vendor: SeededVendor;
const { paidCobalt, englishCobalt } = sampleBills('2026-11-01' as never);
beforeAll(async () => {
  world = await startStackWorld('nothing-due');
  const { name, taxId } = paidCobalt.vendor;
  vendor = await seedVendor(world, world.cast, { name, taxId, currency: 'USD' });
});
afterAll(() => world.close());

const reopen = (life: BillLife, reason: string) =>
  world.as(world.cast.clerk).POST('/v1/bills/{billId}/reopen', {
    params: { path: { billId: life.billId } },
    body: { reason },
  });

/** A person says what is due, others approve, and the money moves. */
async function payAsReviewed(life: BillLife): Promise<void> {
  const { clerk, approver, payer } = world.cast;
  const { details } = await life.load();
  const amount = details.amount ?? { amountMinor: 22_200, currency: 'USD' as const };
  await life.command(clerk, {
    type: 'confirm_review',
    details: { ...details, amount },
    vendorId: life.vendor.vendorId,
  });
  await life.until('awaiting_approval');
  await life.approve(approver);
  await life.command(payer, { type: 'pay_now' });
  await life.until('remitted', 30_000);
}

async function collectedPdf(over: Partial<SampleBill> = {}): Promise<File> {
  const terms = 'The amount will be collected by direct debit on the due date.';
  const document = await invoicePdf({ ...englishCobalt, number: 'CC-90412', terms, ...over }, english);
  return new File([new Uint8Array(await document.save())], 'collected.pdf', { type: 'application/pdf' });
}

describe('a document that is paid already', () => {
  it('ends without a person or a payment, and is paid once when a person says that it has to be', async () => {
    const life = await uploadBill(world, 'paid-cobalt.pdf', 'application/pdf', vendor);
    await life.until('nothing_due', 60_000);
    expect(await life.load()).toMatchObject({
      vendorId: vendor.vendorId,
      state: { because: 'already_paid', reason: 'The document says that it is already paid.' },
    });
    expect(await life.handle.result()).toBe('nothing_due');
    const params = { path: { billId: life.billId } };
    const booked = await world.as(world.cast.clerk).GET('/v1/bills/{billId}/entries', { params });
    expect(booked.items).toEqual([]);

    await reopen(life, 'The card payment was refunded.');
    await life.until('in_review');
    expect(await life.moved()).toEqual([]);
    await payAsReviewed(life);
    expect(await life.moved()).toHaveLength(1);
    expect(await life.payments()).toHaveLength(1);
  });

  it('is held as a duplicate when it came before', async () => {
    const again = await uploadBill(world, 'paid-cobalt.pdf', 'application/pdf', vendor);
    await again.until('on_hold', 60_000);
    expect(await again.state('on_hold')).toMatchObject({ code: 'duplicate' });
    await again.command(world.cast.approver, { type: 'release', reason: 'Another order.' });
    await again.until('nothing_due');
  });
});

describe('a document whose vendor collects the money', () => {
  it('ends without a person or a payment', async () => {
    const life = await uploadFile(world, await collectedPdf(), vendor);
    await life.until('nothing_due', 60_000);
    expect(await life.state('nothing_due')).toMatchObject({ because: 'vendor_collects' });
    expect(await life.moved()).toEqual([]);
    expect(await life.payments()).toEqual([]);
  });

  it('waits for a person who says which vendor it is, where two could be', async () => {
    const twin = { ...englishCobalt.vendor, name: 'Twin Harbor Paper LLC', taxId: '98-7654321' };
    await seedVendor(world, world.cast, { name: twin.name });
    await seedVendor(world, world.cast, { name: twin.name });
    const life = await uploadFile(world, await collectedPdf({ vendor: twin, number: 'TH-1' }), vendor);
    await life.until('in_review', 60_000);
    expect((await life.state('in_review')).reasons.join()).toMatch(/^Which vendor is it\?/);
  });
});

describe('a bill of which a person says that nothing is due', () => {
  it('ends without a payment, and is paid once after a person takes it up and others approve', async () => {
    const life = await begin(world);
    await life.until('awaiting_approval', 30_000);
    await world.as(world.cast.clerk).POST('/v1/bills/{billId}/mark-nothing-due', {
      params: { path: { billId: life.billId } },
      body: { because: 'vendor_collects', reason: 'Collected by direct debit.' },
    });
    expect(await life.handle.result()).toBe('nothing_due');
    await reopen(life, 'The debit failed.');
    await life.until('in_review');
    expect(await life.moved()).toEqual([]);
    await payAsReviewed(life);
    expect(await life.moved()).toHaveLength(1);
    expect(await life.payments()).toHaveLength(1);
  });
});
