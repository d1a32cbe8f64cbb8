import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginScheduled } from '../support/bill-life.js';
import { seedVendor } from '../support/cast.js';
import { startSkippingWorld, type SkippingWorld } from '../support/time-travel.js';

let world: SkippingWorld;
beforeAll(async () => {
  world = await startSkippingWorld();
});
afterAll(() => world.close());

describe('a remittance advice', () => {
  it.each(['drop_answer_after', 'error_500_after'])(
    'whose answer is lost is found, not mailed again (%s)',
    async (fault) => {
      const life = await beginScheduled(world);
      await world.sendgrid.fault(fault);
      await world.passUntil(life, 'remitted', 20);
      expect(await life.mails()).toHaveLength(1);
    },
  );

  it.each(['drop_before', 'unavailable_503', 'rate_limit_429'])(
    'that was never taken is mailed later, once (%s)',
    async (fault) => {
      const life = await beginScheduled(world);
      await world.sendgrid.fault(fault);
      await world.passUntil(life, 'remitted', 20);
      expect(await life.mails()).toHaveLength(1);
    },
  );

  it('that the vendor lists late is mailed once', async () => {
    const life = await beginScheduled(world);
    await world.sendgrid.fault('drop_answer_after');
    await world.sendgrid.fault('activity_late', { times: 3 });
    await world.passUntil(life, 'remitted', 20);
    expect(await life.mails()).toHaveLength(1);
  });

  it('for a vendor without an address is kept, and the bill is remitted without a mail', async () => {
    const vendor = await seedVendor(world, world.cast, { email: null });
    const life = await beginScheduled(world, { vendor });
    await world.passUntil(life, 'remitted', 20);
    expect(await life.mails()).toHaveLength(0);
    expect((await life.timeline()).map(({ type }) => type)).toContain('remittance_no_address');
  });

  it('that a refusing vendor will not take is shown as bounced, and the bill stays paid', async () => {
    const life = await beginScheduled(world);
    await world.sendgrid.fault('bad_request_400');
    await world.passUntil(life, 'remitted', 20);
    expect((await life.timeline()).map(({ type }) => type)).toContain('remittance_bounced');
    expect(await life.mails()).toHaveLength(0);
  });
});
