import type { DocumentStorage } from '../ports.js';
import { createLocalStorage } from './local-storage.js';
import { createS3Storage } from './s3-storage.js';

export type StorageChoice =
  | { readonly kind: 'local'; readonly dir: string }
  | {
      readonly kind: 's3';
      readonly bucket: string;
      readonly region: string;
      /** Null for AWS itself. */
      readonly endpoint: string | null;
      readonly prefix: string;
    };

/** The storage that the configuration names. */
export function createDocumentStorage(choice: StorageChoice): DocumentStorage {
  if (choice.kind === 'local') return createLocalStorage(choice);
  const { bucket, region, endpoint, prefix } = choice;
  return createS3Storage({ bucket, region, prefix, ...(endpoint === null ? {} : { endpoint }) });
}
