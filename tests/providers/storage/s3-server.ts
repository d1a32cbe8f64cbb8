import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export type StoredObject = { bytes: Buffer; mediaType: string | undefined };

/** As much of S3 as is used, over real HTTP: signed path-style requests, checksums checked as S3 does. */
export async function startS3Server() {
  const objects = new Map<string, StoredObject>();
  const requests: string[] = [];
  const failures: number[] = [];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://s3');
    requests.push(`${request.method ?? ''} ${url.pathname}`);
    const bytes = await buffer(request);
    const failure = failures.shift();
    if (failure !== undefined) {
      fail(response, failure, 'InternalError');
      return;
    }
    if (!/^AWS4-HMAC-SHA256 Credential=test-key\//.test(request.headers.authorization ?? '')) {
      {
        fail(response, 403, 'AccessDenied');
        return;
      }
    }
    if (request.method === 'PUT') {
      const checksum = createHash('sha256').update(bytes).digest('base64');
      if (request.headers['x-amz-checksum-sha256'] !== checksum) {
        fail(response, 400, 'BadDigest');
        return;
      }
      if (request.headers['if-none-match'] === '*' && objects.has(url.pathname)) {
        fail(response, 412, 'PreconditionFailed');
        return;
      }
      objects.set(url.pathname, { bytes, mediaType: request.headers['content-type'] });
      response.end();
      return;
    }
    if (request.method === 'GET' && url.searchParams.get('list-type') === '2') {
      response.setHeader('content-type', 'application/xml').end(list(url, [...objects.keys()]));
      return;
    }
    if (request.method === 'HEAD' && /^\/[^/]+\/?$/.test(url.pathname)) {
      response.end();
      return;
    }
    const object = objects.get(url.pathname);
    if (object === undefined) {
      fail(response, 404, 'NoSuchKey');
      return;
    }
    response.setHeader('content-type', object.mediaType ?? 'application/octet-stream').end(object.bytes);
  }

  function fail(response: ServerResponse, status: number, code: string): void {
    response.writeHead(status, { 'content-type': 'application/xml' });
    response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    requests,
    failNext: (...statuses: number[]) => failures.push(...statuses),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** ListObjectsV2, in one page: keys in order, or the folders among them when a delimiter is given. */
function list({ pathname, searchParams }: URL, paths: readonly string[]): string {
  const bucket = `${pathname.replace(/\/$/, '')}/`;
  const [prefix = '', startAfter = '', delimiter] = ['prefix', 'start-after', 'delimiter'].map(
    (name) => searchParams.get(name) ?? undefined,
  );
  const keys = paths
    .filter((path) => path.startsWith(bucket))
    .map((path) => path.slice(bucket.length))
    .filter((key) => key.startsWith(prefix) && key > startAfter)
    .sort();
  const folders = new Set(keys.map((key) => key.slice(0, key.indexOf(delimiter ?? '/', prefix.length) + 1)));
  const max = Number(searchParams.get('max-keys') ?? 1_000);
  const body =
    delimiter === undefined
      ? keys.slice(0, max).map((key) => `<Contents><Key>${key}</Key></Contents>`)
      : [...folders].map((folder) => `<CommonPrefixes><Prefix>${folder}</Prefix></CommonPrefixes>`);
  return `<?xml version="1.0"?><ListBucketResult><IsTruncated>false</IsTruncated>${body.join('')}</ListBucketResult>`;
}
