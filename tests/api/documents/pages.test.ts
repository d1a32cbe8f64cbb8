import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, upload, freshKey, type TestApi } from '../../support/api.js';
import { makeObjects } from '../../support/tenant-objects.js';

let api: TestApi;
let documentId: string;
beforeAll(async () => {
  api = await startApi();
  documentId = (await makeObjects(api, api.tenant))['documentId'] ?? '';
});
afterAll(() => api.close());

const pageOf = (id: string, name: string, headers = {}) =>
  api.tenant.as('viewer')('GET', `/v1/documents/${id}/pages/${name}`, undefined, headers);

describe('a page of a document', () => {
  it('is a picture, to keep for ever', async () => {
    const answer = await pageOf(documentId, '1.png?widthPx=300');
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('PNG');
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      ...{ 'content-type': 'image/png', 'x-content-type-options': 'nosniff', 'x-page-count': '1' },
      'cache-control': 'private, max-age=31536000, immutable',
    });
    const etag = answer.headers.get('etag') ?? '';
    const again = await pageOf(documentId, '1.png?widthPx=300', { 'if-none-match': etag });
    expect(again.status).toBe(304);
  });

  it.each(['2.png', '0.png', '1.jpg', '1', 'x.png'])('that is not there is not found: %s', async (name) => {
    expect((await pageOf(documentId, name)).status).toBe(404);
  });

  it('of a file that has none is refused with the reason', async () => {
    const xml = '<?xml version="1.0"?><Invoice/>';
    const { body } = await api.tenant.as('clerk')(
      'POST',
      '/v1/bills/upload',
      upload('a.xml', xml),
      freshKey(),
    );
    const { documentId: id } = body['document'] as { documentId: string };
    const answer = await pageOf(id, '1.png');
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ details: { reason: 'not_renderable' } });
  });
});
