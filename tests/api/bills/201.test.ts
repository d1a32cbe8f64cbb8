import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entry, freshKey, pdf, startApi, upload, type TestApi } from '../../support/api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const countOf = async (number: string) => {
  const { body } = await api.tenant.as('clerk')('GET', '/v1/bills?limit=100');
  const items = body['items'] as { details: { number: string } }[];
  return items.filter(({ details }) => details.number === number).length;
};

describe('POST /v1/bills', () => {
  it('keeps the bill and answers with its place and version', async () => {
    const clerk = api.tenant.as('clerk');
    const created = await clerk('POST', '/v1/bills', entry(), freshKey());
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      status: 'matching',
      version: 1,
      details: { vendorName: 'Blue River Supplies', amount: { amountMinor: 12_350, currency: 'USD' } },
    });
    const found = await clerk('GET', created.headers.get('location') ?? '');
    expect(found.status).toBe(200);
    expect(found.body).toEqual(created.body);
    expect(found.headers.get('etag')).toBe('"1"');
  });

  it('makes one bill of two equal requests at the same time under one key', async () => {
    const body = entry();
    const headers = freshKey();
    const clerk = api.tenant.as('clerk');
    const answers = await Promise.all([1, 2, 3].map(() => clerk('POST', '/v1/bills', body, headers)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map((answer) => answer.body['billId'])).size).toBe(1);
    expect(await countOf(body.number)).toBe(1);
  });

  it('gives a repetition the first answer, with its headers', async () => {
    const body = entry();
    const headers = freshKey();
    const clerk = api.tenant.as('clerk');
    const first = await clerk('POST', '/v1/bills', body, headers);
    const again = await clerk('POST', '/v1/bills', body, headers);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
  });

  it('keeps one key of two members apart', async () => {
    const headers = freshKey();
    const mine = await api.tenant.as('clerk')('POST', '/v1/bills', entry(), headers);
    const theirs = await api.other.as('clerk')('POST', '/v1/bills', entry(), headers);
    expect(theirs.status).toBe(201);
    expect(theirs.body['billId']).not.toBe(mine.body['billId']);
  });

  it('takes the name from the vendor that is named by its id', async () => {
    const clerk = api.tenant.as('clerk');
    const vendor = await clerk('POST', '/v1/vendors', { name: 'Named Incorporated' });
    const { vendorName: _absent, ...rest } = entry();
    const created = await clerk(
      'POST',
      '/v1/bills',
      { ...rest, vendorId: vendor.body['vendorId'] },
      freshKey(),
    );
    expect(created.body).toMatchObject({
      vendorId: vendor.body['vendorId'],
      details: { vendorName: 'Named Incorporated' },
    });
  });
});

describe('POST /v1/bills/upload', () => {
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);
  it.each<[string, string | Uint8Array]>([
    ['a.pdf', pdf()],
    ['truncated.pdf', '%PDF-1.4\n1 0 obj << /Ty'],
    ['encrypted.pdf', '%PDF-1.4\ntrailer << /Encrypt 5 0 R >>\n%%EOF'],
    ['a.PNG', png],
    ['a.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['a.tiff', Buffer.from([0x49, 0x49, 0x2a, 0x00])],
    ['a.xml', '<?xml version="1.0"?><Invoice/>'],
    ['utf16.xml', Buffer.from('\uFEFF<?xml version="1.0"?><Invoice/>', 'utf16le')],
    ['Rechnung für März (Kopie).pdf', pdf()],
  ])('takes %s, and gives the same bytes back as an attachment', async (name, content) => {
    const clerk = api.tenant.as('clerk');
    const form = upload(name, content, { department: 'Kitchen' });
    const created = await clerk('POST', '/v1/bills/upload', form, freshKey());
    expect(created.body).toMatchObject({ status: 'received', details: { department: 'Kitchen' } });
    expect(created.status).toBe(201);
    const found = await clerk('GET', `/v1/bills/${String(created.body['billId'])}/document`);
    expect(found.status).toBe(200);
    expect(found.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(found.headers.get('content-disposition')).toContain(
      encodeURIComponent(name).replace(/[()]/g, (c) => (c === '(' ? '%28' : '%29')),
    );
    expect(found.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('recognises a repetition by the file, whatever boundary the client chose', async () => {
    const clerk = api.tenant.as('clerk');
    const headers = freshKey();
    const content = pdf();
    const first = await clerk('POST', '/v1/bills/upload', upload('same.pdf', content), headers);
    const again = await clerk('POST', '/v1/bills/upload', upload('same.pdf', content), headers);
    expect(again.status).toBe(201);
    expect(again.body['billId']).toBe(first.body['billId']);
  });
});
