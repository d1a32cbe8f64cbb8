import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleBills } from '../../scripts/sample-documents/bills.js';
import { invoicePdf } from '../../scripts/sample-documents/pages.js';
import { english } from '../../scripts/sample-documents/wordings.js';
import { pictureOnlyPdf, scannedPage } from '../providers/readers/scans/paper.js';
import { seedVendor, type SeededVendor } from '../support/cast.js';
import { startStackWorld, type StackWorld } from '../support/stack-world.js';
import { uploadFile } from '../support/upload-bill.js';

const { englishCobalt: bill } = sampleBills('2026-11-01' as never);

let world: StackWorld;
let vendor: SeededVendor;
beforeAll(async () => {
  world = await startStackWorld('scans');
  const { name, taxId } = bill.vendor;
  vendor = await seedVendor(world, world.cast, { name, taxId, currency: 'USD' });
});
afterAll(() => world.close());

describe('a clean scan that is uploaded', () => {
  it('is read by eye, asks for approval without a person who looks at it, and is paid to the cent', async () => {
    const pdf = await (await invoicePdf(bill, english)).save();
    const scan = await pictureOnlyPdf(await scannedPage(pdf, 300, 1));
    const file = new File([new Uint8Array(scan)], 'scan.pdf', { type: 'application/pdf' });
    const life = await uploadFile(world, file, vendor);
    await life.until('awaiting_approval', 120_000);
    const { clerk, approver, secondApprover, payer } = world.cast;
    const params = { path: { billId: life.billId } };
    const { items } = await world.as(clerk).GET('/v1/bills/{billId}/timeline', { params });
    expect(items.filter(({ subject }) => subject === 'bill').map(({ type }) => type)).toEqual([
      'received',
      'extraction_begun',
      'extracted',
      'vendor_matched',
      'approval_requested',
    ]);
    const { fields } = await world.as(clerk).GET('/v1/bills/{billId}/extraction', { params });
    expect(fields['totalMinor']?.[0]).toMatchObject({ value: 182_400, evidence: { reader: 'ocr', page: 1 } });
    await life.approve(approver);
    await life.approve(secondApprover);
    await life.command(payer, { type: 'pay_now' });
    await life.until('remitted', 30_000);
    expect(await life.moved()).toMatchObject([{ payment: { amount: { value: 182_400, currency: 'usd' } } }]);
  });
});
