import { request } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { entry, freshKey, startApi, upload, type TestApi } from '../../support/api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

it('a document of more than ten megabytes is refused', async () => {
  const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(10_485_760)]);
  const form = upload('large.pdf', bytes);
  const answer = await api.tenant.as('clerk')('POST', '/v1/bills/upload', form, freshKey());
  expect(answer.status).toBe(413);
  expect(answer.body).toMatchObject({ code: 'too_large' });
});

it('a JSON body with a ten-megabyte name is refused before it is parsed', async () => {
  const body = entry({ vendorName: 'x'.repeat(10_000_000) });
  const answer = await api.tenant.as('clerk')('POST', '/v1/bills', body, freshKey());
  expect(answer.status).toBe(413);
});

it('a body without a length is cut off at the same limit', async () => {
  const chunk = new Uint8Array(65_536).fill(32);
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if ((sent += chunk.length) > 1_000_000) controller.close();
      else controller.enqueue(chunk);
    },
  });
  const init = { method: 'POST', body, duplex: 'half', headers: { 'content-type': 'application/json' } };
  const response = await fetch(`${api.url}/v1/bills`, init as RequestInit);
  expect(response.status).toBe(413);
});

/** Says how much will come, and sends none of it. */
async function announce(path: string, bytes: number): Promise<number | undefined> {
  const headers = { 'content-type': 'multipart/form-data; boundary=x', 'content-length': bytes };
  return new Promise((resolve, reject) => {
    const sent = request(`${api.url}${path}`, { method: 'POST', headers }, (response) => {
      response.resume();
      sent.destroy();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    sent.flushHeaders();
  });
}

it.each([
  ['/v1/uploads', 70_000_000],
  ['/v1/bills/upload', 70_000_000],
  ['/v1/bills/bil_0193b3c0a1b27def8123456789abcdef/documents', 70_000_000],
])(
  'files for %s that are larger than its limit are refused before any of them is sent',
  async (path, bytes) => {
    expect(await announce(path, bytes)).toBe(413);
  },
);
