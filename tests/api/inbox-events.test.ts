import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inboxAttemptsMax, lockPendingEvents, receiveEvents, settleEvent } from '../../db/inbox.js';
import { newId } from '../../db/ids.js';
import { platformTenantId, type InboxEventId } from '../../domain/ids.js';
import { withSql } from '../../scripts/provision/database.js';
import { operatorToken, startApi, type TestApi } from '../support/api.js';
import { wallClock } from '../support/cast.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const path = '/operations/inbox-events';
const asOperator = { authorization: `Bearer ${operatorToken}` };
const list = async () =>
  (await api.ask('GET', path, undefined, asOperator)).body['items'] as Record<string, unknown>[];
const replay = (inboxEventId: string, headers: Record<string, string> = asOperator) =>
  api.ask('POST', `${path}/${inboxEventId}/replay`, undefined, headers);

/** One that came in and was worked on so often, as the drain leaves it. */
async function received(status: 'failed' | 'done', times: number): Promise<InboxEventId> {
  const inboxEventId = newId('inboxEvent');
  await api.database.inPlatform(async (tx) => {
    const subject = { providerPaymentId: 'obp_1' };
    const type = 'v2.money_management.outbound_payment.posted';
    const event = { inboxEventId, provider: 'stripe' as const, eventId: inboxEventId, type, subject };
    await receiveEvents(tx, [event], wallClock());
    for (let attempts = 0; attempts < times; attempts += 1) {
      const result = status === 'done' ? { status } : { status, error: 'the provider is away' };
      const row = { ...event, tenantId: platformTenantId, status: 'pending' as const, attempts, error: null };
      await settleEvent(
        tx,
        { ...row, nextAttemptAt: wallClock(), receivedAt: wallClock() },
        result,
        wallClock(),
      );
    }
  });
  return inboxEventId;
}

describe('webhooks that could not be worked on', () => {
  it('are listed with their tries and the last failure, those that were given up and those that wait', async () => {
    const givenUp = await received('failed', inboxAttemptsMax);
    const waiting = await received('failed', 2);
    const done = await received('done', 1);
    const items = await list();
    const error = 'the provider is away';
    expect(items).toContainEqual(
      expect.objectContaining({ inboxEventId: givenUp, status: 'failed', attempts: inboxAttemptsMax, error }),
    );
    expect(items).toContainEqual(
      expect.objectContaining({ inboxEventId: waiting, status: 'pending', attempts: 2, error }),
    );
    expect(items.map(({ inboxEventId }) => inboxEventId)).not.toContain(done);
  });

  it('are due at once with all their tries when an operator replays them, which is kept in the audit trail', async () => {
    const inboxEventId = await received('failed', inboxAttemptsMax);
    const answer = await replay(inboxEventId);
    expect(answer.status).toBe(202);
    expect(answer.body).toMatchObject({ inboxEventId, status: 'pending', attempts: 0 });
    const due = await api.database.inPlatform((tx) => lockPendingEvents(tx, wallClock(), 100));
    expect(due.map((event) => event.inboxEventId)).toContain(inboxEventId);
    await replay(inboxEventId);
    const facts = await withSql(api.testDatabase.adminUrl, async (sql) => {
      await sql`select set_config('app.tenant_id', ${platformTenantId}, false)`;
      return sql<{ type: string; version: number }[]>`
        select type, version from facts where subject_id = ${inboxEventId} order by version`;
    });
    const type = 'inbox_event_replayed';
    expect(facts.map((fact) => ({ ...fact }))).toEqual([
      { type, version: 1 },
      { type, version: 2 },
    ]);
  });

  it('are not replayed when they are settled, nor when nobody received them', async () => {
    const settled = await replay(await received('done', 1));
    expect(settled.status).toBe(409);
    expect(settled.body).toMatchObject({ code: 'wrong_state', details: { status: 'done' } });
    expect((await replay(newId('inboxEvent'))).status).toBe(404);
    expect((await replay('in_1')).status).toBe(404);
  });

  it("are shown to nobody without the operators' token, not even to a tenant's admin", async () => {
    expect((await api.tenant.as('admin')('GET', path)).status).toBe(401);
    expect((await api.ask('GET', path)).status).toBe(401);
    expect((await replay(await received('failed', 1), {})).status).toBe(401);
  });
});
