import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPageEditor } from '../../../providers/readers/pages/page-editor.js';
import { freshKey, pdf, upload } from '../../support/api.js';
import { wordyPdf } from '../../support/wordy-pdf.js';
import { startWorkingApi, type WorkingApi } from '../../support/working-api.js';

const longMs = 180_000;
const fixture = (name: string) =>
  readFileSync(path.join(import.meta.dirname, '../../fixtures/documents', name));
const pagesOf = async (bytes: Uint8Array) => (await PDFDocument.load(bytes)).getPageCount();

const picture = () =>
  sharp({ create: { width: 80, height: 120, channels: 3, background: 'white' } })
    .jpeg()
    .toBuffer();

describe('the editor of pages', () => {
  const editor = createPageEditor();

  it('joins PDFs and pictures in their order, to the same bytes each time', async () => {
    const files = [await wordyPdf(2), await picture(), fixture('english-cobalt-net-30.pdf')];
    const joined = await editor.join(files);
    expect(await pagesOf(joined)).toBe(4);
    expect(Buffer.from(await editor.join(files)).equals(Buffer.from(joined))).toBe(true);
  }, 60_000);

  it.each([
    ['encrypted', () => fixture('encrypted.pdf')],
    ['not_renderable', () => fixture('not-a-pdf.pdf')],
    ['not_renderable', () => fixture('ubl-bergmann.xml')],
  ])('refuses by its code what it cannot join: %s', async (code, bytes) => {
    await expect(editor.join([bytes()])).rejects.toMatchObject({ code });
  });

  it('splits into ranges that are every page, and nothing less', async () => {
    const whole = await wordyPdf(3);
    const parts = await editor.split(whole, [
      { fromPage: 1, toPage: 2 },
      { fromPage: 3, toPage: 3 },
    ]);
    expect(await Promise.all(parts.map(pagesOf))).toEqual([2, 1]);
    const some = editor.split(whole, [{ fromPage: 1, toPage: 2 }]);
    await expect(some).rejects.toMatchObject({ code: 'not_all_pages' });
  });
});

describe('a bill whose document is in review', () => {
  let api: WorkingApi;
  beforeAll(async () => {
    api = await startWorkingApi();
  });
  afterAll(() => api.close());

  const begin = async (bytes: Uint8Array) => {
    const clerk = api.tenant.as('clerk');
    const { body } = await clerk('POST', '/v1/bills/upload', upload('a.pdf', bytes), freshKey());
    const billId = String(body['billId']);
    await api.untilStatus(billId, 'in_review');
    return billId;
  };
  const pagesIn = async (billId: string) => {
    const { body } = await api.viewer('GET', `/v1/bills/${billId}`);
    const { documentId } = body['document'] as { documentId: string };
    const page = await api.viewer('GET', `/v1/documents/${documentId}/pages/1.png?widthPx=64`);
    return Number(page.headers.get('x-page-count'));
  };

  it(
    'gets the pages of further files, is read again, and takes them once',
    async () => {
      const billId = await begin(await wordyPdf(1));
      const form = new FormData();
      form.append('files', new File([Buffer.from(await wordyPdf(1))], 'page-2.pdf'));
      const join = (headers: Record<string, string>) =>
        api.tenant.as('clerk')('POST', `/v1/bills/${billId}/documents`, form, headers);
      const headers = freshKey();
      const first = await join(headers);
      expect(first.status, first.text).toBe(200);
      expect((await join(headers)).body).toEqual(first.body);
      await api.untilStatus(billId, 'in_review');
      expect(await pagesIn(billId)).toBe(2);
      expect(await api.countFacts(billId, 'extracted')).toBe(2);
    },
    longMs,
  );

  it(
    'is split: its first part stays, the others become bills',
    async () => {
      const billId = await begin(await wordyPdf(3));
      const parts = [
        { fromPage: 1, toPage: 1 },
        { fromPage: 2, toPage: 3 },
      ];
      const split = (body: object) =>
        api.tenant.as('clerk')('POST', `/v1/bills/${billId}/split`, body, freshKey());
      expect((await split({ parts: parts.toReversed() })).status).toBe(422);
      const answer = await split({ parts });
      expect(answer.status, answer.text).toBe(200);
      const items = answer.body['items'] as { billId: string }[];
      expect(items).toMatchObject([{ outcome: 'created' }]);
      expect(await pagesIn(billId)).toBe(1);
      expect(await pagesIn(items[0]?.billId ?? '')).toBe(2);
    },
    longMs,
  );

  it(
    'is left as it is once it was entered without a document',
    async () => {
      const billId = await api.enterForApproval();
      const form = upload('x.pdf', pdf());
      form.append('files', new File([pdf()], 'x.pdf'));
      const answer = await api.tenant.as('clerk')('POST', `/v1/bills/${billId}/documents`, form, freshKey());
      expect(answer.status).toBe(409);
    },
    longMs,
  );
});
