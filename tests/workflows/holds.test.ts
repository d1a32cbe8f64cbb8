import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../db/ids.js';
import { addScreeningEntry } from '../../db/screening.js';
import { loadVendor, saveVendor } from '../../db/vendors.js';
import { begin, beginScheduled, type BillLife } from '../support/bill-life.js';
import { contextBy, seedVendor } from '../support/cast.js';
import { startSkippingWorld, type SkippingWorld } from '../support/time-travel.js';

let world: SkippingWorld;
beforeAll(async () => {
  world = await startSkippingWorld();
});
afterAll(() => world.close());

async function setVendorStatus(life: BillLife, status: 'verified' | 'blocked'): Promise<void> {
  const { tenantId, approver } = world.cast;
  await world.database.inTenant(tenantId, async (tx) => {
    const vendor = await loadVendor(tx, tenantId, life.vendor.vendorId);
    const change = { status, verifiedBy: approver, verifiedAt: world.now() };
    await saveVendor(tx, vendor, change, { type: `vendor_${status}` }, contextBy(approver, world.now()));
  });
}

describe('a bill of a vendor that nobody has verified', () => {
  it('is held, and asks for approval by itself once the vendor is verified', async () => {
    const vendor = await seedVendor(world, world.cast, { verified: false });
    const life = await begin(world, { vendor });
    await life.until('on_hold');
    expect(await life.state('on_hold')).toMatchObject({ code: 'vendor_unverified' });
    await setVendorStatus(life, 'verified');
    await life.wake('vendor verified');
    await life.until('awaiting_approval');
  });
});

describe('a bill that looks like an earlier one', () => {
  it('is held with the reason, and goes on when a second person clears it', async () => {
    const first = await begin(world, { number: 'INV-7' });
    const second = await begin(world, { number: 'inv 0007', vendor: first.vendor });
    await second.until('on_hold');
    expect(await second.state('on_hold')).toMatchObject({
      code: 'duplicate',
      reason: expect.stringContaining(first.billId) as string,
    });
    const release = { type: 'release', reason: 'Another delivery.' } as const;
    expect(await second.refusal(world.cast.clerk, release)).toMatchObject({ code: 'second_person_required' });
    await second.command(world.cast.approver, release);
    await second.until('awaiting_approval');
  });
});

describe('what changes after the approval', () => {
  it('a vendor that is blocked is not paid', async () => {
    const life = await beginScheduled(world, { dueInDays: 5 });
    await setVendorStatus(life, 'blocked');
    await world.pass({ days: 10 });
    expect(await life.state('on_hold')).toMatchObject({ code: 'vendor_blocked' });
    expect(await life.moved()).toHaveLength(0);
  });

  it('a vendor whose name comes on a list is not paid', async () => {
    const life = await beginScheduled(world, { dueInDays: 5 });
    const { tenantId } = world.cast;
    await world.database.inTenant(tenantId, (tx) =>
      addScreeningEntry(
        tx,
        { tenantId, screeningEntryId: newId('screeningEntry'), name: life.vendor.name, source: 'test' },
        contextBy(world.cast.admin, world.now()),
      ),
    );
    await world.pass({ days: 10 });
    expect(await life.state('on_hold')).toMatchObject({ code: 'screening_hit' });
    expect(await life.moved()).toHaveLength(0);
  });

  it('a corrected amount asks for approval again, and only what was approved last is paid', async () => {
    const life = await beginScheduled(world, { amountMinor: 50_000 });
    const { details, vendorId } = await life.load();
    const corrected = { ...details, amount: { amountMinor: 40_000, currency: 'USD' as const } };
    await life.command(world.cast.clerk, { type: 'correct', details: corrected, vendorId });
    await life.until('awaiting_approval');
    await life.approve(world.cast.approver);
    await world.passUntil(life, 'remitted');
    expect(await life.moved()).toMatchObject([{ payment: { amount: { value: 40_000 } } }]);
  });
});
