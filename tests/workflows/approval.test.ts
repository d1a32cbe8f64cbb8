import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { epochMs } from '../../domain/dates.js';
import { begin } from '../support/bill-life.js';
import { contextBy, oneApproverMaxMinor } from '../support/cast.js';
import { publishPolicy } from '../../db/policies.js';
import { startSkippingWorld, type SkippingWorld } from '../support/time-travel.js';

let world: SkippingWorld;
beforeAll(async () => {
  world = await startSkippingWorld();
});
afterAll(() => world.close());

async function beginWaiting(wishes: Parameters<typeof begin>[1] = {}) {
  const life = await begin(world, wishes);
  await life.until('awaiting_approval');
  return life;
}

const approve = { type: 'approve', note: null } as const;

describe('approval by update', () => {
  it('schedules the bill when one approver is enough, and answers with the bill', async () => {
    const life = await beginWaiting();
    const bill = await life.approve(world.cast.approver);
    expect(bill.state.status).toBe('scheduled');
  });

  it('waits for a second person when the amount is large', async () => {
    const life = await beginWaiting({ amountMinor: oneApproverMaxMinor + 1 });
    expect((await life.approve(world.cast.approver)).state.status).toBe('awaiting_approval');
    expect((await life.approve(world.cast.secondApprover)).state.status).toBe('scheduled');
  });

  it('counts once when two approvers decide at the same moment', async () => {
    const life = await beginWaiting({ amountMinor: oneApproverMaxMinor + 1 });
    await Promise.all([life.approve(world.cast.approver), life.approve(world.cast.secondApprover)]);
    expect((await life.facts()).filter((fact) => fact === 'scheduled')).toHaveLength(1);
    expect(await life.status()).toBe('scheduled');
  });

  it('keeps who did it, by which request, in the fact', async () => {
    const life = await beginWaiting();
    await life.approve(world.cast.approver);
    const given = (await life.timeline()).find(({ type }) => type === 'approval_given');
    expect(given).toMatchObject({
      actor: { kind: 'member', memberId: world.cast.approver },
      requestId: 'req_test',
    });
  });

  it('rejects for good', async () => {
    const life = await beginWaiting();
    await life.command(world.cast.approver, { type: 'reject', reason: 'Not ours.' });
    expect(await life.handle.result()).toBe('rejected');
  });

  it('asks for changes, and for approval again once the bill is corrected', async () => {
    const life = await beginWaiting();
    const asked = await life.command(world.cast.approver, { type: 'request_changes', reason: 'Wrong cost.' });
    expect(asked.state.status).toBe('changes_requested');
    const { details, vendorId } = asked;
    await life.command(world.cast.clerk, { type: 'correct', details, vendorId });
    await life.until('awaiting_approval');
    expect((await life.facts()).filter((fact) => fact === 'approval_requested')).toHaveLength(2);
  });
});

describe('approval by signal', () => {
  it('does what the update does', async () => {
    const life = await beginWaiting();
    await life.signal(world.cast.approver, approve);
    await life.until('scheduled');
  });

  it('changes nothing when it is refused, and the bill goes on', async () => {
    const life = await beginWaiting();
    await life.signal(world.cast.clerk, approve);
    await life.signal(world.cast.approver, approve);
    await life.until('scheduled');
    const givers = (await life.timeline()).filter(({ type }) => type === 'approval_given');
    expect(givers.map(({ actor }) => actor)).toEqual([{ kind: 'member', memberId: world.cast.approver }]);
  });
});

describe('an approval that is refused tells why', () => {
  it('to somebody whose role may not', async () => {
    const life = await beginWaiting();
    expect(await life.refusal(world.cast.payer, approve)).toMatchObject({ code: 'not_an_approver' });
  });

  it('to the one who entered the bill', async () => {
    const life = await beginWaiting();
    expect(await life.refusal(world.cast.clerk, approve)).toMatchObject({
      code: 'own_bill',
      message: expect.stringContaining('created') as string,
    });
  });

  it('to an approver who has approved already', async () => {
    const life = await beginWaiting({ amountMinor: oneApproverMaxMinor + 1 });
    await life.approve(world.cast.approver);
    expect(await life.refusal(world.cast.approver, approve)).toMatchObject({ code: 'already_decided' });
  });

  it('when the bill is in another state', async () => {
    const life = await beginWaiting();
    await life.approve(world.cast.approver);
    expect(await life.refusal(world.cast.secondApprover, approve)).toMatchObject({ code: 'wrong_state' });
  });

  it('when the bill was changed since the caller looked', async () => {
    const life = await beginWaiting();
    expect(await life.refusal(world.cast.approver, approve, 1)).toMatchObject({ code: 'version_conflict' });
  });

  it('when the policy has changed since approval was asked for, and the bill asks anew', async () => {
    const life = await beginWaiting();
    const { tenantId, admin } = world.cast;
    await world.database.inTenant(tenantId, async (tx) => {
      const { rule } = (await life.state('awaiting_approval')).approval;
      const policyId = (await life.state('awaiting_approval')).approval.policyId;
      const next = { tenantId, policyId, rules: [rule], createdBy: admin, expectedVersion: 1 };
      await publishPolicy(tx, next, contextBy(admin, world.now()));
    });
    expect(await life.refusal(world.cast.approver, approve)).toMatchObject({ code: 'approval_void' });
    await life.eventually('approval is asked for under the new policy', async () => {
      const { state } = await life.load();
      return state.status === 'awaiting_approval' && state.approval.policyVersion === 2;
    });
  });
});

describe('an approval that nobody gives', () => {
  it('is reminded of after a day, escalated after two, and held on the third', async () => {
    const life = await beginWaiting();
    const { requestedAt } = (await life.state('awaiting_approval')).approval;
    await world.pass({ hours: 25 });
    expect((await life.state('awaiting_approval')).approval).toMatchObject({ escalatedAt: null });
    await world.pass({ hours: 24 });
    const { remindedAt, escalatedAt } = (await life.state('awaiting_approval')).approval;
    const afterHours = (at: typeof remindedAt) =>
      Math.floor((epochMs(at ?? requestedAt) - epochMs(requestedAt)) / 3_600_000);
    expect([afterHours(remindedAt), afterHours(escalatedAt)]).toEqual([24, 48]);
    await world.pass({ hours: 24 });
    expect(await life.state('on_hold')).toMatchObject({ code: 'approval_deadline' });
  });

  it('may be given by those that it was escalated to', async () => {
    const life = await beginWaiting();
    expect(await life.refusal(world.cast.admin, approve)).toMatchObject({ code: 'not_an_approver' });
    await world.pass({ hours: 49 });
    await life.approve(world.cast.admin);
    expect(await life.status()).toBe('scheduled');
  });

  it('is asked for anew, with all of the time, when the hold is released', async () => {
    const life = await beginWaiting();
    await world.passUntil(life, 'on_hold');
    await life.command(world.cast.approver, { type: 'release', reason: 'We are back.' });
    await life.until('awaiting_approval');
    await world.pass({ hours: 20 });
    expect((await life.state('awaiting_approval')).approval).toMatchObject({
      remindedAt: null,
      decisions: [],
    });
  });
});
