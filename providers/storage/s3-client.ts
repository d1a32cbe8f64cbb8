import { NoSuchKey, S3Client, S3ServiceException } from '@aws-sdk/client-s3';

import { missing, storageFault } from './document-key.js';

const connectTimeoutMs = 5_000;
const requestTimeoutMs = 60_000;
const attemptsMax = 3;

export type S3Options = {
  readonly bucket: string;
  readonly region: string;
  /** For other servers than Amazon's: the bucket is then a part of the path. */
  readonly endpoint?: string;
  /** Before every key; without a slash at its end. */
  readonly prefix?: string;
};

/** Credentials come from the SDK's default chain. */
export function connectToS3({ region, endpoint }: S3Options): S3Client {
  return new S3Client({
    region,
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    maxAttempts: attemptsMax,
    requestHandler: {
      connectionTimeout: connectTimeoutMs,
      requestTimeout: requestTimeoutMs,
      throwOnRequestTimeout: true,
    },
  });
}

export async function asFault<Result>(work: () => Promise<Result>): Promise<Result> {
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
