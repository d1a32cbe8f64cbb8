import {
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3ServiceException,
} from '@aws-sdk/client-s3';

import type { AnchorStorage } from '../ports-books.js';
import { anchorFolder, anchorKey, anchorsFolder, differs, sequenceOf } from './anchor-key.js';
import { asFault, connectToS3, type S3Options } from './s3-client.js';

const keysPerPageMax = 1_000;

/** Anchors in a bucket, each written only where none is. Object Lock on the bucket keeps them from everybody. */
export function createS3Anchors(options: S3Options): AnchorStorage & { close(): void } {
  const { bucket: Bucket, prefix } = options;
  const client = connectToS3(options);
  const under = (key: string) => [...(prefix ? [prefix] : []), key].join('/');
  const get = async (tenantId: string, sequence: number) => {
    const command = new GetObjectCommand({ Bucket, Key: under(anchorKey(tenantId, sequence)) });
    return asFault(async () => {
      try {
        return (await (await client.send(command)).Body?.transformToString()) ?? null;
      } catch (error) {
        if (error instanceof NoSuchKey) return null;
        throw error;
      }
    });
  };
  return {
    get,
    put: async (tenantId, sequence, text) => {
      const command = new PutObjectCommand({
        Bucket,
        Key: under(anchorKey(tenantId, sequence)),
        Body: text,
        ContentType: 'application/json',
        ChecksumAlgorithm: 'SHA256',
        IfNoneMatch: '*',
      });
      const isNew = await asFault(() => client.send(command).then(() => true, isTaken));
      if (!isNew && (await get(tenantId, sequence)) !== text) throw differs();
    },
    list: async (tenantId, { after, limit }) => {
      const command = new ListObjectsV2Command({
        Bucket,
        Prefix: `${under(anchorFolder(tenantId))}/`,
        StartAfter: under(anchorKey(tenantId, after)),
        MaxKeys: Math.min(limit, keysPerPageMax),
      });
      const { Contents = [] } = await asFault(() => client.send(command));
      return Contents.map(({ Key = '' }) => sequenceOf(Key)).filter((each): each is number => each !== null);
    },
    listTenants: async () => {
      const Prefix = `${under(anchorsFolder)}/`;
      const tenantIds: string[] = [];
      let ContinuationToken: string | undefined;
      do {
        const command = new ListObjectsV2Command({ Bucket, Prefix, Delimiter: '/', ContinuationToken });
        const page = await asFault(() => client.send(command));
        const folders = (page.CommonPrefixes ?? []).map((each) => each.Prefix ?? '');
        tenantIds.push(...folders.map((folder) => folder.slice(Prefix.length, -1)));
        ContinuationToken = page.NextContinuationToken;
      } while (ContinuationToken !== undefined);
      return tenantIds;
    },
    close: () => client.destroy(),
  };
}

/** False when an object is there already; other errors go on. */
function isTaken(error: unknown): false {
  if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412) return false;
  throw error;
}
