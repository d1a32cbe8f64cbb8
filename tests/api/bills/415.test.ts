import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entry, freshKey, pdf, startApi, upload, type TestApi } from '../../support/api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

describe('a file is refused when', () => {
  it.each<[string, string, string | Uint8Array]>([
    ['its name is not on the list', 'invoice.exe', pdf()],
    ['it has no extension', 'invoice', pdf()],
    ['it is not what its name says', 'invoice.png', pdf()],
    ['it is a program named like a PDF', 'invoice.pdf', Buffer.from('MZ\u0090\u0000')],
    ['it is a zip named like a PDF', 'invoice.pdf', Buffer.from([0x50, 0x4b, 0x03, 0x04])],
    ['it is a page named like XML', 'invoice.xml', '<!doctype html><html><script>1</script></html>'],
    ['it is text named like XML', 'invoice.xml', 'total: 12.50'],
  ])('%s', async (_why, name, content) => {
    const form = upload(name, content);
    const answer = await api.tenant.as('clerk')('POST', '/v1/bills/upload', form, freshKey());
    expect(answer.status).toBe(415);
    expect(answer.body).toMatchObject({ code: 'unsupported_media' });
  });
});

it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
  'a bill that is sent as %s is refused',
  async (contentType) => {
    const headers = { ...freshKey(), 'content-type': contentType };
    const answer = await api.tenant.as('clerk')('POST', '/v1/bills', JSON.stringify(entry()), headers);
    expect(answer.status).toBe(415);
  },
);
