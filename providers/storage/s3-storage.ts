import {
  GetObjectCommand,
  HeadBucketCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';

import type { DocumentStorage } from '../ports.js';
import { documentKey, missing, storageFault, verifyHash } from './document-key.js';

const connectTimeoutMs = 5_000;
const requestTimeoutMs = 60_000;
const attemptsMax = 3;

/** Documents in a bucket of S3 or of what speaks its protocol. Credentials come from the SDK's default chain. */
export function createS3Storage(options: {
  readonly bucket: string;
  readonly region: string;
  /** For other servers than Amazon's: the bucket is then a part of the path. */
  readonly endpoint?: string;
  /** Before every key; without a slash at its end. */
  readonly prefix?: string;
}): DocumentStorage & { close(): void } {
  const { bucket, region, endpoint, prefix } = options;
  const client = new S3Client({
    region,
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    maxAttempts: attemptsMax,
    requestHandler: {
      connectionTimeout: connectTimeoutMs,
      requestTimeout: requestTimeoutMs,
      throwOnRequestTimeout: true,
    },
  });
  const keyOf = (tenantId: string, sha256: string) =>
    [...(prefix ? [prefix] : []), documentKey(tenantId, sha256)].join('/');

  return {
    put: async (tenantId, sha256, bytes, mediaType) => {
      const Key = keyOf(tenantId, sha256);
      verifyHash(bytes, sha256);
      const command = new PutObjectCommand({
        Bucket: bucket,
        Key,
        Body: bytes,
        ContentLength: bytes.byteLength,
        ContentType: mediaType,
        ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64'),
      });
      await asFault(() => client.send(command));
    },
    get: async (tenantId, sha256) => {
      const command = new GetObjectCommand({ Bucket: bucket, Key: keyOf(tenantId, sha256) });
      const bytes = await asFault(async () => (await client.send(command)).Body?.transformToByteArray());
      if (bytes === undefined) throw missing();
      verifyHash(bytes, sha256);
      return bytes;
    },
    check: () =>
      asFault(async () => {
        await client.send(new HeadBucketCommand({ Bucket: bucket }));
      }),
    close: () => client.destroy(),
  };
}

async function asFault<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw classify(error);
  }
}

function classify(error: unknown): Error {
  if (error instanceof NoSuchKey) return missing(error);
  const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
  const code = error instanceof Error ? error.name : 'unknown';
  const refused = status !== undefined && status >= 400 && status < 500 && status !== 408 && status !== 429;
  return refused
    ? storageFault('refused', code, 'The bucket refused the request.', error)
    : storageFault('unavailable', code, 'The bucket cannot be reached.', error);
}
