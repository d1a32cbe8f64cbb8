import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../../support/api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const iban = 'DE89 3704 0044 0532 0130 00';
const account = (over: Record<string, unknown> = {}) => ({
  holderName: 'Blau GmbH',
  country: 'DE',
  accountNumber: iban,
  currency: 'EUR',
  ...over,
});

async function addVendor(as: 'clerk' | 'admin' = 'clerk'): Promise<string> {
  const { body } = await api.tenant.as(as)('POST', '/v1/vendors', { name: 'Blau GmbH', taxId: 'DE123' });
  return `/v1/vendors/${String(body['vendorId'])}`;
}

async function addAccount(vendor: string, over = {}, as: 'clerk' | 'admin' = 'clerk'): Promise<string> {
  const { body } = await api.tenant.as(as)('POST', `${vendor}/bank-accounts`, account(over));
  return `${vendor}/bank-accounts/${String(body['bankAccountId'])}`;
}

describe('a vendor', () => {
  it('is unverified until somebody else than who entered it vouches', async () => {
    const vendor = await addVendor('admin');
    const own = await api.tenant.as('admin')('POST', `${vendor}/verify`, {});
    expect(own.status).toBe(403);
    expect(own.body).toMatchObject({ code: 'second_person_required' });
    const second = await api.tenant.as('approver')('POST', `${vendor}/verify`, {});
    expect(second.body).toMatchObject({ status: 'verified', verifiedBy: api.tenant.cast.approver });
    const again = await api.tenant.as('secondApprover')('POST', `${vendor}/verify`, {});
    expect(again.status).toBe(409);
  });

  it('is unverified again after a change, and not vouched for by who changed it', async () => {
    const vendor = await addVendor();
    await api.tenant.as('approver')('POST', `${vendor}/verify`, {});
    const headers = { 'if-match': '"2"' };
    const changed = await api.tenant.as('admin')('PATCH', vendor, { name: 'Grün GmbH' }, headers);
    expect(changed.body).toMatchObject({
      name: 'Grün GmbH',
      taxId: 'DE123',
      status: 'unverified',
      version: 3,
    });
    const own = await api.tenant.as('admin')('POST', `${vendor}/verify`, {});
    expect(own.body).toMatchObject({ code: 'second_person_required' });
    expect((await api.tenant.as('approver')('POST', `${vendor}/verify`, {})).status).toBe(200);
  });

  it('is changed only by the version that was seen', async () => {
    const vendor = await addVendor();
    const change = (headers: Record<string, string>) =>
      api.tenant.as('clerk')('PATCH', vendor, { email: 'a@blau.example' }, headers);
    expect((await change({})).status).toBe(422);
    expect((await change({ 'if-match': '"7"' })).status).toBe(412);
    expect((await change({ 'if-match': '"1"' })).status).toBe(200);
    expect((await change({ 'if-match': '"1"' })).status).toBe(412);
  });

  it('stays blocked through a change', async () => {
    const vendor = await addVendor();
    const blocked = await api.tenant.as('clerk')('POST', `${vendor}/block`, { reason: 'fraud' });
    expect(blocked.body).toMatchObject({ status: 'blocked' });
    const changed = await api.tenant.as('clerk')('PATCH', vendor, { name: 'X' }, { 'if-match': '"2"' });
    expect(changed.body).toMatchObject({ status: 'blocked' });
  });

  it('of another tenant is not there, whatever is asked of it', async () => {
    const vendor = await addVendor();
    const other = (role: 'clerk' | 'approver', method: string, path: string, body?: unknown) =>
      api.other.as(role)(method, path, body, { 'if-match': '"1"' });
    const answers = await Promise.all([
      other('clerk', 'GET', vendor),
      other('clerk', 'PATCH', vendor, { name: 'Mine' }),
      other('clerk', 'POST', `${vendor}/block`, { reason: 'x' }),
      other('approver', 'POST', `${vendor}/verify`, {}),
      other('clerk', 'GET', `${vendor}/bank-accounts`),
      other('clerk', 'POST', `${vendor}/bank-accounts`, account()),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
  });
});

describe('a bank account', () => {
  it('is never shown whole, and kept only sealed', async () => {
    const vendor = await addVendor();
    const made = await api.tenant.as('clerk')('POST', `${vendor}/bank-accounts`, account());
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ status: 'proposed', last4: '3000', country: 'DE' });
    const listed = await api.tenant.as('admin')('GET', `${vendor}/bank-accounts`);
    for (const text of [made.text, listed.text]) expect(text).not.toMatch(/0532|sealed|blindIndex/);
  });

  it('takes the place of the one in use when a second person vouches', async () => {
    const vendor = await addVendor();
    const first = await addAccount(vendor);
    const second = await addAccount(vendor, { accountNumber: 'DE75512108001245126199' });
    await api.tenant.as('approver')('POST', `${first}/verify`, {});
    const verified = await api.tenant.as('approver')('POST', `${second}/verify`, {});
    expect(verified.body).toMatchObject({ status: 'active' });
    const { body } = await api.tenant.as('viewer')('GET', `${vendor}/bank-accounts`);
    expect((body['items'] as { status: string }[]).map(({ status }) => status)).toEqual([
      'replaced',
      'active',
    ]);
  });

  it('is active once when two people vouch for two accounts at the same time', async () => {
    const vendor = await addVendor();
    const accounts = [await addAccount(vendor), await addAccount(vendor)];
    const answers = await Promise.all(
      accounts.map((path, index) =>
        api.tenant.as(index === 0 ? 'approver' : 'secondApprover')('POST', `${path}/verify`, {}),
      ),
    );
    const { body } = await api.tenant.as('viewer')('GET', `${vendor}/bank-accounts`);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    const active = (body['items'] as { status: string }[]).filter(({ status }) => status === 'active');
    expect(active).toHaveLength(1);
  });

  it('is not vouched for by who entered it, and not used when frozen', async () => {
    const vendor = await addVendor();
    const path = await addAccount(vendor, {}, 'admin');
    const own = await api.tenant.as('admin')('POST', `${path}/verify`, {});
    expect(own.body).toMatchObject({ code: 'second_person_required' });
    await api.tenant.as('approver')('POST', `${path}/verify`, {});
    const frozen = await api.tenant.as('clerk')('POST', `${path}/freeze`, { reason: 'a strange mail' });
    expect(frozen.body).toMatchObject({ status: 'frozen', frozenReason: 'a strange mail', verifiedBy: null });
    expect((await api.tenant.as('clerk')('POST', `${path}/freeze`, { reason: 'again' })).status).toBe(409);
  });

  it.each([
    ['verify', 'approver', {}],
    ['freeze', 'clerk', { reason: 'a strange mail' }],
  ] as const)('is changed by %s only as it was seen, where the caller says so', async (verb, role, body) => {
    const path = await addAccount(await addVendor());
    const change = (version: string) =>
      api.tenant.as(role)('POST', `${path}/${verb}`, body, { 'if-match': version });
    const late = await change('"7"');
    expect(late.status).toBe(412);
    expect(late.body).toMatchObject({ code: 'version_conflict', details: { version: 1 } });
    expect((await change('"1"')).status).toBe(200);
  });

  it.each([
    ['a digit of the IBAN is wrong', { accountNumber: 'DE89370400440532013001' }],
    ['the IBAN is of another country', { country: 'FR' }],
    [
      'an ABA number does not add up',
      { country: 'US', routingNumber: '110000001', accountNumber: '12345678' },
    ],
    ['the currency is unknown', { currency: 'XXX' }],
  ])('is refused when %s', async (_why, over) => {
    const vendor = await addVendor();
    const answer = await api.tenant.as('clerk')('POST', `${vendor}/bank-accounts`, account(over));
    expect(answer.status).toBe(422);
    expect(answer.text).not.toContain('0532');
  });
});
