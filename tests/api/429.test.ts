import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { usualAccess } from '../../api/deps.js';
import { withSql } from '../../scripts/provision/database.js';
import { askWith, createTenantWithKeys, startApi, type Ask, type TestApi } from '../support/api.js';

let api: TestApi;
/** Small enough to be used up by a test, and slow enough not to refill during one. */
const rates = { tenantPerMinute: 12, callerPerMinute: 8, failedLoginsPerMinute: 5 };
beforeAll(async () => {
  api = await startApi({ access: { rates } });
});
afterAll(() => api.close());

const freshTenant = () => createTenantWithKeys(api.url, api.database);
const read = (ask: Ask) => ask('GET', '/v1/vendors');
const statuses = async (count: number, ask: Ask) => {
  const answers = [];
  for (let made = 0; made < count; made += 1) answers.push((await read(ask)).status);
  return answers;
};

describe('a caller', () => {
  it('is told after every request what is left of the quotas', async () => {
    const viewer = (await freshTenant()).as('viewer');
    const answer = await read(viewer);
    expect(answer.headers.get('ratelimit-policy')).toBe('"caller";q=8;w=60, "tenant";q=12;w=60');
    expect(answer.headers.get('ratelimit')).toBe('"caller";r=7;t=8, "tenant";r=11;t=5');
    // Both refill while the second request is on its way: the caller's a token in 7.5 s, the tenant's one in 5 s.
    expect((await viewer('GET', '/v1/vendors/nonsense')).headers.get('ratelimit')).toMatch(
      /^"caller";r=6;t=(1[0-5]|[89]), "tenant";r=10;t=(10|[6-9])$/,
    );
  });

  it('who used up their quota is refused, told when to come back, and nobody else with them', async () => {
    const tenant = await freshTenant();
    expect(await statuses(8, tenant.as('viewer'))).toEqual(Array(8).fill(200));
    const refused = await read(tenant.as('viewer'));
    expect(refused).toMatchObject({ status: 429, body: { code: 'limit_exceeded' } });
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(8);
    expect(refused.headers.get('ratelimit')).toMatch(/^"caller";r=0;t=\d+, "tenant";r=[45];t=\d+$/);
    expect((await read(tenant.as('clerk'))).status).toBe(200);
  });

  it('has a share of a quota that is the whole tenant’s', async () => {
    const tenant = await freshTenant();
    await statuses(8, tenant.as('viewer'));
    expect(await statuses(5, tenant.as('clerk'))).toEqual([200, 200, 200, 200, 429]);
    expect((await read((await freshTenant()).as('clerk'))).status).toBe(200);
  });

  it('pays more for a write than for a read, and most for an upload', async () => {
    const written = await (await freshTenant()).as('clerk')('POST', '/v1/vendors', { name: 'Blau' });
    expect(written.headers.get('ratelimit')).toContain('"caller";r=6;');
    const uploaded = await (await freshTenant()).as('admin')('POST', '/v1/bills/upload', new FormData());
    expect(uploaded.headers.get('ratelimit')).toContain('"caller";r=0;');
  });

  it('is refused before the request does anything', async () => {
    const tenant = await freshTenant();
    await statuses(8, tenant.as('clerk'));
    expect((await tenant.as('clerk')('POST', '/v1/vendors', { name: 'Grün' })).status).toBe(429);
    expect((await read(tenant.as('viewer'))).text).not.toContain('Grün');
  });
});

it('a tenant has the quotas that its settings name', async () => {
  const tenant = await freshTenant();
  await withSql(api.testDatabase.adminUrl, async (sql) => {
    await sql`select set_config('app.tenant_id', ${tenant.tenantId}, false)`;
    await sql`update tenants set settings = settings || ${sql.json({ rateLimits: { tenantPerMinute: 600, keyPerMinute: 300 } })}
      where tenant_id = ${tenant.tenantId}`;
  });
  const { headers } = await read(tenant.as('viewer'));
  expect(headers.get('ratelimit-policy')).toBe('"caller";q=300;w=60, "tenant";q=600;w=60');
});

it('webhooks and health are asked as often as anybody likes', async () => {
  for (let asked = 0; asked < 20; asked += 1) {
    expect((await api.ask('GET', '/health/live')).status).toBe(200);
    const body = JSON.stringify({ id: `evt_${asked}`, type: 'nothing.of_ours', data: { object: {} } });
    const hook = await api.ask('POST', '/v1/webhooks/stripe', body, {
      'stripe-signature': api.signStripe(body),
    });
    expect(hook.status).not.toBe(429);
  }
});

describe('an address that fails to say who it is', () => {
  const trusting = () => startApi({ access: { rates, trustedProxies: ['127.0.0.0/8'] } });
  const from = (address: string) => ({ 'x-forwarded-for': address });
  const guess = (given: TestApi, address: string) =>
    askWith(given.url, `pl_test_${'0'.repeat(43)}`)('GET', '/v1/bills', undefined, from(address));

  it('is refused after a few attempts, and no other address with it', async () => {
    const behindProxy = await trusting();
    for (let failed = 0; failed < 5; failed += 1) {
      expect((await guess(behindProxy, '203.0.113.7')).status).toBe(401);
    }
    const refused = await guess(behindProxy, '203.0.113.7');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await guess(behindProxy, '203.0.113.8')).status).toBe(401);
    const good = await behindProxy.tenant.as('viewer')('GET', '/v1/vendors', undefined, from('203.0.113.9'));
    expect(good.status).toBe(200);
    await behindProxy.close();
  });

  it('does not get around it with a header, where no proxy is trusted', async () => {
    const direct = await startApi({ access: { rates } });
    const answers = [];
    for (let failed = 0; failed < 6; failed += 1)
      answers.push((await guess(direct, `203.0.113.${failed}`)).status);
    expect(answers).toEqual([401, 401, 401, 401, 401, 429]);
    await direct.close();
  });
});

it('the usual quotas let one key ask 1,000 times a second', () => {
  const { callerPerMinute, tenantPerMinute } = usualAccess.rates;
  expect(Math.min(callerPerMinute, tenantPerMinute)).toBeGreaterThanOrEqual(60_000);
});
