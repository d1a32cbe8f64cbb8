import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publicEventTypes } from '../../../domain/event-types.js';
import { entry, freshKey, startApi, type Ask, type TestApi } from '../../support/api.js';
import { eventually } from '../../support/eventually.js';

type Told = { readonly id: string; readonly type: string; readonly data: Record<string, unknown> };
type Page = { readonly items: readonly Told[]; readonly nextCursor: string | null };

let api: TestApi;
let viewer: Ask;

beforeAll(async () => {
  api = await startApi();
  viewer = api.tenant.as('viewer');
});
afterAll(() => api.close());

const list = async (query = '', ask = viewer) => {
  const answer = await ask('GET', `/v1/events${query}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body as Page;
};

async function enterBill(): Promise<string> {
  const answer = await api.tenant.as('clerk')('POST', '/v1/bills', entry(), freshKey());
  return String(answer.body['billId']);
}

/** Open transactions of other tests on the same server keep events back for a moment. */
async function eventOfBill(billId: string): Promise<Told> {
  let found: Told | undefined;
  await eventually(`an event tells of ${billId}`, async () => {
    const { items } = await list('?types=bill.received');
    found = items.find(({ data }) => data['billId'] === billId);
    return found !== undefined;
  });
  if (!found) throw new Error('unreachable');
  return found;
}

describe('events', () => {
  it('tell what happened, thinly, and are found by their id', async () => {
    const billId = await enterBill();
    const event = await eventOfBill(billId);
    expect(event).toMatchObject({ type: 'bill.received', data: { billId, version: 1 } });
    expect(JSON.stringify(event)).not.toContain('Blue River');
    const one = await viewer('GET', `/v1/events/${event.id}`);
    expect(one.body).toEqual(event);
  });

  it('are read on from the last one that a caller has, oldest first, each once', async () => {
    const first = await eventOfBill(await enterBill());
    const billIds = [await enterBill(), await enterBill(), await enterBill()];
    for (const billId of billIds) await eventOfBill(billId);
    const seen: unknown[] = [];
    let after = first.id;
    for (;;) {
      const { items } = await list(`?after=${after}&limit=2`);
      if (items.length === 0) break;
      seen.push(...items.map(({ data }) => data['billId']));
      after = items.at(-1)?.id ?? after;
    }
    expect(seen).toEqual(billIds);
  });

  it('are paged newest first by a cursor without one twice or missing', async () => {
    await eventOfBill(await enterBill());
    const { items: whole } = await list('?limit=100');
    const paged: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Page = await list(`?limit=2${cursor === null ? '' : `&cursor=${cursor}`}`);
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(paged).toEqual(whole.map(({ id }) => id));
  });

  it('of members and keys are told to nobody', async () => {
    const { items } = await list('?limit=100');
    expect(items.map(({ type }) => type)).toContain('approval_policy.published');
    expect(items.filter(({ type }) => /member|key/.test(type))).toEqual([]);
  });

  it('of another tenant answer like ones that were never there', async () => {
    const event = await eventOfBill(await enterBill());
    const ask = api.other.as('admin');
    expect((await ask('GET', `/v1/events/${event.id}`)).status).toBe(404);
    expect((await ask('GET', `/v1/events?after=${event.id}`)).status).toBe(404);
    expect((await list('?limit=100', ask)).items.map(({ id }) => id)).not.toContain(event.id);
  });

  it('are refused by the name of the field for a cursor or type that there is not', async () => {
    for (const query of ['cursor=abc', 'types=bill.evaporated', 'limit=0']) {
      const answer = await viewer('GET', `/v1/events?${query}`);
      expect(answer.status, query).toBe(422);
    }
    const huge = Buffer.from('["99999999999999999999",1]').toString('base64url');
    expect((await viewer('GET', `/v1/events?cursor=${huge}`)).status).toBe(422);
  });

  it('have types that are listed with what they mean', async () => {
    const answer = await viewer('GET', '/v1/event-types');
    expect(answer.body['items']).toHaveLength(publicEventTypes.length);
    expect(answer.body['items']).toContainEqual({ type: 'bill.paid', description: 'The money was sent.' });
  });
});
