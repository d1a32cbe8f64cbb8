import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inboundSchema, postInbound, type InboundMail } from '../../../sandbox/sendgrid/inbound.js';
import { freshKey, pdf, type Ask } from '../../support/api.js';
import { startWorkingApi, type WorkingApi } from '../../support/working-api.js';

let api: WorkingApi;
let admin: Ask;
beforeAll(async () => {
  api = await startWorkingApi();
  admin = api.tenant.as('admin');
});
afterAll(() => api.close());

const open = async () => {
  const { body } = await admin('POST', '/v1/inbound-addresses', { name: 'Bills' }, freshKey());
  return { id: String(body['inboundAddressId']), path: String(body['path']) };
};

const attached = (filename: string, content = pdf(), more: object = {}) => ({
  ...{ filename, type: 'application/pdf', content: Buffer.from(content).toString('base64') },
  ...more,
});

/** Answers the status and what the mail that came last has become. */
const mail = async (path: string, over: Partial<InboundMail>) => {
  const subject = randomUUID();
  const url = `${api.url}${path}`;
  const status = await postInbound(
    inboundSchema.parse({ url, from: 'Blue River <billing@blue-river.example>', subject, ...over }),
  );
  const { body } = await api.viewer('GET', '/v1/inbound-mails?limit=100');
  const items = body['items'] as { subject: string; sender: string; items: Item[] }[];
  return { status, kept: items.filter((each) => each.subject === (over.subject ?? subject)) };
};
type Item = { readonly outcome: string; readonly billId: string | null; readonly code: string | null };

describe('a mail', () => {
  it('makes a bill of each document, and tells in its timeline who sent it', async () => {
    const { path } = await open();
    const { status, kept } = await mail(path, {
      subject: 'Our invoices',
      attachments: [attached('a.pdf'), attached('b.pdf'), attached('terms.docx', 'PK')],
    });
    expect(status).toBe(200);
    expect(kept).toMatchObject([
      {
        sender: 'billing@blue-river.example',
        items: [{ outcome: 'created' }, { outcome: 'created' }, { outcome: 'refused' }],
      },
    ]);
    const billId = kept[0]?.items[0]?.billId ?? '';
    const { body } = await api.viewer('GET', `/v1/bills/${billId}/timeline`);
    expect((body['items'] as unknown[])[0]).toMatchObject({
      type: 'received',
      actor: { kind: 'system' },
      data: { mail: { sender: 'billing@blue-river.example', subject: 'Our invoices' } },
    });
  });

  it('that is sent again makes nothing twice', async () => {
    const { path } = await open();
    const same = {
      messageId: `<${randomUUID()}@x>`,
      subject: randomUUID(),
      attachments: [attached('a.pdf')],
    };
    await mail(path, same);
    const again = await mail(path, same);
    expect(again.status).toBe(200);
    expect(again.kept).toHaveLength(1);
    const unnamed = { messageId: null, subject: randomUUID(), attachments: [attached('a.pdf')] };
    await mail(path, unnamed);
    expect((await mail(path, unnamed)).kept).toHaveLength(1);
  });

  it('without a document is seen, and makes no bill', async () => {
    const { path } = await open();
    const logo = attached('logo.png', 'x', { type: 'image/png', contentId: 'logo@x' });
    expect((await mail(path, {})).kept).toMatchObject([{ items: [] }]);
    expect((await mail(path, { attachments: [logo] })).kept).toMatchObject([{ items: [] }]);
  });

  it('brings twenty files at most', async () => {
    const { path } = await open();
    const attachments = Array.from({ length: 22 }, (_, index) => attached(`${index}.txt`, 'x'));
    const { kept } = await mail(path, { attachments });
    expect(kept[0]?.items.map(({ code }) => code).slice(19)).toEqual([
      ...['unsupported_media', 'limit_exceeded', 'limit_exceeded'],
    ]);
  });

  it('of a known address brings its vendor up for a person, and never decides', async () => {
    const { path } = await open();
    const domain = `${randomUUID().slice(0, 8)}.example`;
    const vendor = await api.tenant.as('clerk')('POST', '/v1/vendors', {
      name: `Known ${domain}`,
      email: `billing@${domain}`,
    });
    const { kept } = await mail(path, { from: `someone@${domain}`, attachments: [attached('a.pdf')] });
    const billId = kept[0]?.items[0]?.billId ?? '';
    await api.untilStatus(billId, 'in_review');
    const { body } = await api.viewer('GET', `/v1/bills/${billId}`);
    expect(body).toMatchObject({
      vendorId: null,
      review: { vendorCandidates: [vendor.body['vendorId']] },
    });
  });
});

describe('an entrance for mails', () => {
  it('is closed to whoever does not know its secret, as if it were not there', async () => {
    const { id, path } = await open();
    const forged = path.replace(/.{10}$/, 'AAAAAAAAAA');
    expect((await mail(forged, { attachments: [attached('a.pdf')] })).status).toBe(404);
    expect((await mail('/v1/webhooks/sendgrid/inbound/x', {})).status).toBe(404);
    await admin('DELETE', `/v1/inbound-addresses/${id}`, undefined, freshKey());
    expect((await mail(path, {})).status).toBe(404);
  });

  it('takes both secrets while they overlap, and shows each once', async () => {
    const { id, path } = await open();
    const rotate = (overlapHours: number) =>
      admin('POST', `/v1/inbound-addresses/${id}/rotate`, { overlapHours }, freshKey());
    const second = String((await rotate(1)).body['path']);
    expect((await mail(path, {})).status).toBe(200);
    expect((await mail(second, {})).status).toBe(200);
    await rotate(0);
    expect((await mail(second, {})).status).toBe(404);
    const { text } = await admin('GET', '/v1/inbound-addresses');
    expect(text).not.toContain(second.slice(-20));
  });

  it('refuses a body that is too large before it looks at it', async () => {
    const { path } = await open();
    const content = 'x'.repeat(31_457_281);
    expect((await mail(path, { attachments: [attached('a.pdf', content)] })).status).toBe(413);
  });
});
