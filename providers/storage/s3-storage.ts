import { GetObjectCommand, HeadBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';

import type { DocumentStorage } from '../ports.js';
import { documentKey, missing, verifyHash } from './document-key.js';
import { asFault, connectToS3, type S3Options } from './s3-client.js';

/** Documents in a bucket of S3 or of what speaks its protocol. */
export function createS3Storage(options: S3Options): DocumentStorage & { close(): void } {
  const { bucket, prefix } = options;
  const client = connectToS3(options);
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
