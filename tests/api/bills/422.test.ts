import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entry, freshKey, pdf, startApi, upload, type TestApi } from '../../support/api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const usd = (amountMinor: unknown) => ({ amount: { amountMinor, currency: 'USD' } });

describe('a bill that is entered is refused with the path of what is wrong', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['a negative amount', usd(-1), 'amount.amountMinor'],
    ['nothing to pay', usd(0), 'amount.amountMinor'],
    ['half a cent', usd(10.5), 'amount.amountMinor'],
    ['an amount beyond what is paid', usd(10_000_000_001), 'amount.amountMinor'],
    ['an amount as text', usd('12.50'), 'amount.amountMinor'],
    ['an unknown currency', { amount: { amountMinor: 1, currency: 'XYZ' } }, 'amount.currency'],
    ['a due date in 1970', { dueOn: '1970-01-01' }, 'dueOn'],
    ['the thirtieth of February', { dueOn: '2027-02-30' }, 'dueOn'],
    ['no number', { number: undefined }, 'number'],
    ['a number of ten thousand characters', { number: '9'.repeat(10_000) }, 'number'],
    ['a name with a control character', { vendorName: 'Blue\u0000River' }, 'vendorName'],
    ['neither name nor id of the vendor', { vendorName: undefined }, 'vendorName'],
    ["another tenant's vendor", { vendorId: 'ven_01a1fd4cd5b0702598525fb06756f20b' }, 'vendorId'],
  ])('%s', async (_what, over, path) => {
    const answer = await api.tenant.as('clerk')('POST', '/v1/bills', entry(over), freshKey());
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.body).toMatchObject({ status: 422, code: 'invalid_input' });
    expect((answer.body['errors'] as { path: string }[]).map((error) => error.path)).toContain(path);
  });

  it('a field that nobody knows', async () => {
    const answer = await api.tenant.as('clerk')('POST', '/v1/bills', entry({ colour: 'red' }), freshKey());
    expect(answer.status).toBe(422);
  });

  it('a body that is not JSON', async () => {
    const answer = await api.tenant.as('clerk')('POST', '/v1/bills', '{"number":', freshKey());
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'invalid_input' });
  });

  it('no Idempotency-Key', async () => {
    const answer = await api.tenant.as('clerk')('POST', '/v1/bills', entry());
    expect(answer.status).toBe(422);
    expect(answer.body['errors']).toMatchObject([{ path: 'header.Idempotency-Key' }]);
  });

  it('a key that was used for another request, and keeps the first answer', async () => {
    const clerk = api.tenant.as('clerk');
    const headers = freshKey();
    const body = entry();
    const first = await clerk('POST', '/v1/bills', body, headers);
    const other = await clerk('POST', '/v1/bills', entry(), headers);
    expect(other.status).toBe(422);
    expect(other.body).toMatchObject({ code: 'idempotency_mismatch' });
    expect((await clerk('POST', '/v1/bills', body, headers)).body).toEqual(first.body);
  });
});

describe('an upload', () => {
  it('of an empty file', async () => {
    const form = upload('empty.pdf', '');
    const answer = await api.tenant.as('clerk')('POST', '/v1/bills/upload', form, freshKey());
    expect(answer.status).toBe(422);
  });

  it('without a file', async () => {
    const form = new FormData();
    form.set('department', 'Kitchen');
    const answer = await api.tenant.as('clerk')('POST', '/v1/bills/upload', form, freshKey());
    expect(answer.status).toBe(422);
    expect(answer.body['errors']).toMatchObject([{ path: 'file' }]);
  });

  it('with a name of a thousand characters', async () => {
    const form = upload(`${'a'.repeat(1_000)}.pdf`, pdf());
    const answer = await api.tenant.as('clerk')('POST', '/v1/bills/upload', form, freshKey());
    expect(answer.status).toBe(422);
  });
});

describe('a list', () => {
  it.each(['limit=0', 'limit=101', 'limit=ten', 'status=lost', 'cursor=AAAA', 'needsAttention=maybe'])(
    'with %s',
    async (query) => {
      const answer = await api.tenant.as('viewer')('GET', `/v1/bills?${query}`);
      expect(answer.status).toBe(422);
    },
  );
});
