import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findObstacle } from '../../activities/check-payable.js';
import { freshKey, startApi, type TestApi } from '../support/api.js';
import { enterBill, seedVendor, wallClock } from '../support/cast.js';
import { withSql } from '../../scripts/provision/database.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const path = '/v1/screening-entries';
const source = 'list of 2026-11';
const add = (name: string, tenant = api.tenant) =>
  tenant.as('admin')('POST', path, { name, source }, freshKey());
const list = async (query = '', tenant = api.tenant) => {
  const { body } = await tenant.as('admin')('GET', `${path}?${query}`);
  return (body['items'] as { name: string }[]).map(({ name }) => name);
};

async function obstacleOf(name: string): Promise<string | null> {
  const { database, deps, tenant } = api;
  const hands = { database, cipher: deps.cipher, now: wallClock };
  const bill = await enterBill(hands, tenant.cast, await seedVendor(hands, tenant.cast, { name }));
  const found = await database.inTenant(tenant.tenantId, (tx) => findObstacle(tx, bill));
  return found?.code ?? null;
}

describe('the list of names that may not be paid', () => {
  it('keeps a vendor from being paid from its entry on until it is taken off with a reason, and both are kept', async () => {
    const { status, body } = await add('Vortex Trading Ltd');
    expect(status).toBe(201);
    expect(body).toMatchObject({ name: 'Vortex Trading Ltd', source });
    expect(await obstacleOf('VÖRTEX Trading Limited')).toBe('screening_hit');
    const entry = `${path}/${String(body['screeningEntryId'])}`;
    const unsaid = await api.tenant.as('admin')('POST', `${entry}/remove`, {}, freshKey());
    expect(unsaid.status).toBe(422);
    const reason = { reason: 'Another firm of that name, checked.' };
    expect((await api.tenant.as('admin')('POST', `${entry}/remove`, reason, freshKey())).status).toBe(200);
    expect(await obstacleOf('Vortex Trading Ltd.')).toBeNull();
    expect((await api.tenant.as('admin')('POST', `${entry}/remove`, reason, freshKey())).status).toBe(404);
    const facts = await withSql(api.testDatabase.adminUrl, async (sql) => {
      await sql`select set_config('app.tenant_id', ${api.tenant.tenantId}, false)`;
      return sql<{ type: string; data: object; actor: object }[]>`
        select type, data, actor from facts where subject = 'screening_entry' and subject_id = ${String(body['screeningEntryId'])}
        order by version`;
    });
    const actor = { kind: 'member', memberId: api.tenant.cast.admin };
    expect(facts.map((fact) => ({ ...fact }))).toEqual([
      { type: 'screening_entry_added', data: { name: 'Vortex Trading Ltd', source }, actor },
      { type: 'screening_entry_removed', data: { name: 'Vortex Trading Ltd', source, ...reason }, actor },
    ]);
  });

  it('tells integrators that it changed, and not whom it names', async () => {
    await add('Somebody Quiet', api.other);
    const { body, text } = await api.other.as('admin')('GET', '/v1/events?limit=100');
    const types = (body['items'] as { type: string }[]).map(({ type }) => type);
    expect(types).toContain('screening_entry.added');
    expect(text).not.toContain('Somebody Quiet');
  });

  it('is searched and read page by page, by its tenant only', async () => {
    for (const name of ['Ardent Shipping', 'Bright Shipping', 'Calm Air']) await add(name);
    expect(await list('q=shipping')).toEqual(['Ardent Shipping', 'Bright Shipping']);
    const first = await api.tenant.as('admin')('GET', `${path}?limit=1&q=shipping`);
    expect(await list(`limit=1&q=shipping&cursor=${String(first.body['nextCursor'])}`)).toEqual([
      'Bright Shipping',
    ]);
    expect(await list('q=shipping', api.other)).toEqual([]);
  });

  it('takes a name of one source once, and one without letters never', async () => {
    await add('Twice Named Ltd');
    const again = await add('TWICE NAMED LIMITED');
    expect(again.status).toBe(409);
    expect(again.body).toMatchObject({ code: 'wrong_state', details: { source } });
    expect((await add('...')).status).toBe(422);
  });

  it('shows what was loaded past the API, which can be taken off too', async () => {
    const { tenantId } = api.tenant;
    await withSql(api.testDatabase.adminUrl, async (sql) => {
      await sql`select set_config('app.tenant_id', ${tenantId}, false)`;
      await sql`insert into screening_entries (tenant_id, normalized_name, source) values (${tenantId}, 'loaded one', 'bulk')`;
    });
    const { body } = await api.tenant.as('admin')('GET', `${path}?q=loaded`);
    const [entry] = body['items'] as { screeningEntryId: string; name: string }[];
    expect(entry?.name).toBe('loaded one');
    const removed = await api.tenant.as('admin')(
      'POST',
      `${path}/${String(entry?.screeningEntryId)}/remove`,
      { reason: 'Old.' },
      freshKey(),
    );
    expect(removed.status).toBe(200);
  });
});
