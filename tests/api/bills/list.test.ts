import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entry, freshKey, startApi, type TestApi } from '../../support/api.js';
import { readPageByPage } from '../../support/pages.js';

let api: TestApi;
const made = new Map<string, string>();

const cast = [
  [
    'rent',
    { vendorName: 'Müller Immobilien', number: 'M-2026/01', dueOn: '2026-12-01', amount: eur(123_450) },
  ],
  ['water', { vendorName: 'Blue River Supplies', number: 'W 77', dueOn: '2026-11-20', amount: eur(9_900) }],
  [
    'light',
    {
      vendorName: 'Blue Sky Power',
      number: 'L 78',
      dueOn: '2027-01-15',
      amount: usd(9_900),
      description: 'Quarterly standing charge',
      department: 'Hall',
    },
  ],
] as const;

function eur(amountMinor: number) {
  return { amountMinor, currency: 'EUR' };
}
function usd(amountMinor: number) {
  return { amountMinor, currency: 'USD' };
}

beforeAll(async () => {
  api = await startApi();
  for (const [name, over] of cast) {
    const { body } = await api.tenant.as('clerk')('POST', '/v1/bills', entry(over), freshKey());
    made.set(String(body['billId']), name);
  }
});
afterAll(() => api.close());

const get = (query: string) => api.tenant.as('viewer')('GET', `/v1/bills?${query}`);
const names = (body: Record<string, unknown>) =>
  (body['items'] as { billId: string }[]).map(({ billId }) => made.get(billId));

describe('GET /v1/bills finds', () => {
  it.each([
    ['q=blue', ['light', 'water']],
    ['q=MULLER', ['rent']],
    ['q=blue%20power', ['light']],
    ['q=2026/01', ['rent']],
    ['q=1234.50', ['rent']],
    ['q=99.00', ['light', 'water']],
    ['q=EUR%2099', ['water']],
    ['q=hall', ['light']],
    ['q=QUARTERLY%20charge', ['light']],
    ['q=nowhere', []],
    ['number=m2026-01', ['rent']],
    ['department=Hall', ['light']],
    ['currency=EUR&amountMin=10000', ['rent']],
    ['currency=EUR&amountMax=9900', ['water']],
    ['dueFrom=2026-11-20&dueTo=2026-12-01', ['water', 'rent']],
    ['createdFrom=2099-01-01T00:00:00Z', []],
    ['createdFrom=2026-01-01T00:00:00%2B02:00', ['light', 'water', 'rent']],
    ['status=matching,on_hold&q=sky', ['light']],
  ])('by %s', async (query, expected) => {
    const { status, body } = await get(query);
    expect(status).toBe(200);
    expect(new Set(names(body))).toEqual(new Set(expected));
  });

  it('a bill by its id', async () => {
    const [billId = ''] = made.keys();
    expect(names((await get(`q=${billId}`)).body)).toEqual(['rent']);
  });

  it("nothing of another tenant's", async () => {
    const { body } = await api.other.as('viewer')('GET', '/v1/bills?q=blue&count=true');
    expect(body).toEqual({ items: [], nextCursor: null, count: { value: 0, isExact: true } });
  });
});

describe('GET /v1/bills sorts', () => {
  it.each([
    ['sort=dueOn', ['water', 'rent', 'light']],
    ['sort=-dueOn', ['light', 'rent', 'water']],
    ['sort=amount', ['water', 'rent', 'light']],
    ['sort=createdAt', ['rent', 'water', 'light']],
    ['sort=stateSince', ['rent', 'water', 'light']],
    ['', ['light', 'water', 'rent']],
  ])('by %s, also page by page', async (query, expected) => {
    expect(await readPageByPage(get, query, names)).toEqual(expected);
  });
});

it('a count comes when it is asked for', async () => {
  expect((await get('limit=1&count=true')).body['count']).toEqual({ value: 3, isExact: true });
  expect((await get('limit=1')).body).not.toHaveProperty('count');
});

describe('a cursor is refused', () => {
  it.each(['sort=dueOn', 'status=matching', 'q=blue'])('by another query: %s', async (query) => {
    const { body } = await get('limit=1');
    const answer = await get(`${query}&cursor=${String(body['nextCursor'])}`);
    expect(answer.status).toBe(422);
    expect(answer.body['errors']).toMatchObject([
      { path: 'query.cursor', message: 'A cursor of another query: sort and filters stay as they were.' },
    ]);
  });

  it('when somebody wrote into it', async () => {
    const { body } = await get('limit=1&sort=dueOn');
    const [fingerprint] = JSON.parse(Buffer.from(String(body['nextCursor']), 'base64url').toString()) as [
      string,
    ];
    const forged = [fingerprint, { values: ['no date'], id: [...made.keys()][0] }];
    const cursor = Buffer.from(JSON.stringify(forged)).toString('base64url');
    expect((await get(`limit=1&sort=dueOn&cursor=${cursor}`)).status).toBe(422);
  });
});

describe('GET /v1/bills refuses', () => {
  it.each([
    'amountMin=1',
    'q=%25%25',
    'dueFrom=2026-02-30',
    'createdTo=yesterday',
    'sort=colour',
    'currency=XXX',
    'count=yes',
  ])('%s', async (query) => {
    const answer = await get(query);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'invalid_input' });
  });
});
