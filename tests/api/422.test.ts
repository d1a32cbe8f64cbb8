import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entry, freshKey, pdf, startApi, upload, type TestApi } from '../support/api.js';

// What fuzzing sends (docs/fuzzing.md), by its kind: odd input is the caller's mistake and never our fault.

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const clerk = () => api.tenant.as('clerk');
const vendorNamed = (name: string) => clerk()('POST', '/v1/vendors', `{"name": ${name}}`);

describe('a text is refused', () => {
  it.each([
    ['that Postgres cannot hold', '"a\\u0000b"'],
    ['with half a character', '"a\\ud800b"'],
    ['with the other half', '"\\udc00"'],
    ['of white space', '" \\u00a0\\n"'],
    ['one character too long', JSON.stringify('😀'.repeat(201))],
  ])('%s', async (_what, name) => {
    const answer = await vendorNamed(name);
    expect(answer.status).toBe(422);
    expect(answer.body['errors']).toMatchObject([{ path: 'name' }]);
  });

  it('but not for characters that take two units', async () => {
    const answer = await vendorNamed(JSON.stringify('😀'.repeat(200)));
    expect(answer.status).toBe(201);
  });
});

describe('a mail address is refused', () => {
  it.each([`${'a'.repeat(65)}@example.com`, '"a b"@example.com', 'a@localhost', 'a@@example.com'])(
    '%s',
    async (email) => {
      const member = { name: 'Ada', email, role: 'viewer' };
      expect((await api.tenant.as('admin')('POST', '/v1/members', member)).status).toBe(422);
    },
  );
});

describe('a cursor that we did not give is refused', () => {
  const cursorOf = (position: unknown) => Buffer.from(JSON.stringify(position)).toString('base64url');
  const billId = 'bill_01a1fd4cd5b0702598525fb06756f20b';
  it.each([
    ['nonsense', '/v1/bills', '%00%ff'],
    ['a year before the first', '/v1/bills', cursorOf(['0000-01-01T00:00:00Z', billId])],
    ['a day that is none', '/v1/bills', cursorOf(['2026-02-30T00:00:00Z', billId])],
    ['a list of another kind', '/v1/payments', cursorOf(['2026-01-01T00:00:00Z', billId])],
    ['a text where a number goes', '/v1/vendors', cursorOf([7])],
    ['deep nesting', '/v1/vendors', Buffer.from('['.repeat(300)).toString('base64url')],
  ])('%s', async (_what, path, cursor) => {
    expect((await clerk()('GET', `${path}?cursor=${cursor}`)).status).toBe(422);
  });

  it('a fact beyond the numbers that are exact', async () => {
    const made = await clerk()('POST', '/v1/bills', entry(), freshKey());
    const timeline = `/v1/bills/${String(made.body['billId'])}/timeline`;
    for (const factId of [2 ** 53, 1e300, -(2 ** 63), 0.5]) {
      const answer = await clerk()('GET', `${timeline}?cursor=${cursorOf([factId])}`);
      expect(answer.status).toBe(422);
    }
  });
});

describe('a query is refused', () => {
  it.each([
    'limit=1&limit=2',
    'limit=',
    'limit=1e400',
    'vendorId=a&vendorId=b',
    'status=paid%00',
    'limit=-0',
  ])('%s', async (query) => {
    expect((await clerk()('GET', `/v1/bills?${query}`)).status).toBe(422);
  });
});

describe('a header is refused', () => {
  it.each(['', 'a b', 'caf\u00e9', 'x'.repeat(256)])('Idempotency-Key: %j', async (key) => {
    const answer = await clerk()('POST', '/v1/vendors', { name: 'A' }, { 'idempotency-key': key });
    expect(answer.status).toBe(422);
    expect(answer.body['errors']).toMatchObject([{ path: 'header.Idempotency-Key' }]);
  });

  it.each(['3', '*', '"a"', '"9999999999"', '"1", "2"'])('If-Match: %s', async (version) => {
    const { body } = await clerk()('POST', '/v1/vendors', { name: 'A' });
    const vendor = `/v1/vendors/${String(body['vendorId'])}`;
    const answer = await clerk()('PATCH', vendor, { name: 'B' }, { 'if-match': version });
    expect(answer.status).toBe(422);
    expect(answer.body['errors']).toMatchObject([{ path: 'header.If-Match' }]);
  });
});

describe('a JSON body is refused', () => {
  it.each([
    ['empty', ''],
    ['cut off', '{"name": "A"'],
    ['of another kind', '[]'],
    ['a number', '1e400'],
    ['nested deeply', `{"name": ${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
    ['with a prototype', '{"name": "A", "__proto__": {"role": "admin"}}'],
    ['compressed, unannounced', new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0])],
    ['that is no UTF-8', new Uint8Array([0x22, 0xff, 0xfe, 0x22])],
  ])('%s', async (_what, body) => {
    expect((await clerk()('POST', '/v1/vendors', body)).status).toBe(422);
  });

  it('with an expiry in the year nought', async () => {
    const memberId = api.tenant.cast.clerk;
    for (const expiresAt of ['0000-01-01T00:00:00Z', '-000001-01-01T00:00:00Z', '2026-02-30T00:00:00Z']) {
      const answer = await api.tenant.as('admin')('POST', '/v1/api-keys', { memberId, name: 'k', expiresAt });
      expect(answer.status).toBe(422);
    }
  });
});

describe('a multipart body is refused', () => {
  const send = (body: string, type: string) =>
    clerk()('POST', '/v1/bills/upload', body, { 'content-type': type, ...freshKey() });
  const form = 'multipart/form-data';
  it.each([
    ['without a boundary', 'x', form],
    [
      'that never ends',
      '--b\r\nContent-Disposition: form-data; name="file"\r\n\r\nabc',
      `${form}; boundary=b`,
    ],
    ['without parts', '--b--\r\n', `${form}; boundary=b`],
    [
      'with a text for the file',
      '--b\r\nContent-Disposition: form-data; name="file"\r\n\r\nabc\r\n--b--\r\n',
      `${form}; boundary=b`,
    ],
  ])('%s', async (_what, body, type) => {
    expect((await send(body, type)).status).toBe(422);
  });

  it('with two files where one goes', async () => {
    const two = upload('a.pdf', pdf());
    two.append('file', new File(['%PDF-1.7'], 'b.pdf'));
    expect((await clerk()('POST', '/v1/bills/upload', two, freshKey())).status).toBe(422);
  });
});
