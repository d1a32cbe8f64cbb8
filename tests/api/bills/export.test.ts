import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refuseTooManyRows } from '../../../api/csv.js';
import { entry, freshKey, startApi, type TestApi } from '../../support/api.js';
import { clonedId, cloneRows } from '../../support/cloned-rows.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const enter = (over: Record<string, unknown>) =>
  api.tenant.as('clerk')('POST', '/v1/bills', entry(over), freshKey());
const get = (query: string) => api.tenant.as('viewer')('GET', `/v1/bills/export.csv?bom=false&${query}`);

describe('GET /v1/bills/export.csv', () => {
  it('is a file of rows with decimals by the currency beside minor units', async () => {
    await enter({
      vendorName: 'Kiosk, "Am See"',
      number: 'K-1',
      amount: { amountMinor: 123_450, currency: 'EUR' },
    });
    await enter({ vendorName: '青い川', number: 'K-2', amount: { amountMinor: 1_500, currency: 'JPY' } });
    const { headers, text } = await get('number=K-1');
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(headers.get('content-disposition')).toBe('attachment; filename="bills.csv"');
    const [head, row, end, ...rest] = text.split('\r\n');
    expect(head).toMatch(/^billId,status,needsAttention,vendorId,vendorName,number,/);
    expect(row).toContain(',"Kiosk, ""Am See""",K-1,,2026-11-01,2026-12-01,1234.50,123450,EUR,');
    expect([end, rest]).toEqual(['', []]);
    expect((await get('number=K-2')).text).toContain(',青い川,K-2,,2026-11-01,2026-12-01,1500,1500,JPY,');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("http://evil.example")'])(
    'never lets a spreadsheet run what a stranger wrote: %s',
    async (vendorName) => {
      const { body } = await enter({ vendorName, number: 'F-1' });
      const { text } = await get('number=F-1&sort=-createdAt');
      const row = text.split('\r\n').find((line) => line.startsWith(String(body['billId'])));
      expect(row).toContain(`'${vendorName.replaceAll('"', '""')}`);
      expect(row).not.toMatch(/(^|,)"?[=+\-@\t]/);
    },
  );

  it('begins with a byte order mark unless that is not wanted', async () => {
    const { tenant, url } = api;
    const entered = { memberId: tenant.cast.clerk, name: 'export' };
    const made = await tenant.as('admin')('POST', '/v1/api-keys', entered, freshKey());
    const headers = { authorization: `Bearer ${String(made.body['key'])}` };
    const asked = await fetch(`${url}/v1/bills/export.csv`, { headers });
    const bytes = new Uint8Array(await asked.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect((await get('')).text.startsWith('billId')).toBe(true);
  });

  it('holds every bill once, in the order that was asked for', async () => {
    for (let made = 0; made < 5; made += 1) {
      await api.other.as('clerk')('POST', '/v1/bills', entry({ number: `N-${made}` }), freshKey());
    }
    const { text } = await api.other.as('viewer')('GET', '/v1/bills/export.csv?bom=false&sort=createdAt');
    expect(text.match(/N-\d/g)).toEqual(['N-0', 'N-1', 'N-2', 'N-3', 'N-4']);
  });

  it('holds each of more bills than are read at once, once and in order', async () => {
    const { tenantId } = api.other;
    const dueOn = "case n % 4 when 0 then null else date '2030-01-01' + n % 4 end";
    const { body } = await api.other.as('clerk')('POST', '/v1/bills', entry({ number: 'SEED' }), freshKey());
    await cloneRows(
      api.testDatabase.adminUrl,
      { table: 'bills', tenantId, where: `seed.bill_id = '${String(body['billId'])}'` },
      1_100,
      {
        bill_id: clonedId('bill'),
        // Few different days, and none for some: the ids decide where one batch ends and the next one begins.
        due_on: dueOn,
        details: `jsonb_set(seed.details, '{dueOn}', coalesce(to_jsonb(${dueOn}), 'null'))`,
        created_at: `timestamptz '2025-01-01'`,
      },
    );
    const range = 'createdFrom=2025-01-01T00:00:00Z&createdTo=2025-01-02T00:00:00Z';
    const { text } = await api.other.as('viewer')(
      'GET',
      `/v1/bills/export.csv?bom=false&sort=dueOn&${range}`,
    );
    const ids = text.match(/^bill_[0-9a-f]{32}/gm) ?? [];
    const dayOf = (id: string) => ((Number(id.slice(-15)) % 4) + 3) % 4;
    const expected = [...ids].sort((a, b) => dayOf(a) - dayOf(b) || (a < b ? -1 : 1));
    expect(new Set(ids).size).toBe(1_100);
    expect(ids).toEqual(expected);
  });

  it('refuses more rows than an export has, and says so', () => {
    expect(() => refuseTooManyRows({ value: 100_000, isExact: false })).toThrow();
    expect(() => refuseTooManyRows({ value: 100_000, isExact: true })).not.toThrow();
  });
});
