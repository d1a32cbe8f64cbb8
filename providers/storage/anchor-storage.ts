import type { AnchorStorage } from '../ports-books.js';
import type { StorageChoice } from './document-storage.js';
import { createLocalAnchors } from './local-anchors.js';
import { createS3Anchors } from './s3-anchors.js';

/** Beside the documents, in the storage that the configuration names. */
export function createAnchorStorage(choice: StorageChoice): AnchorStorage {
  if (choice.kind === 'local') return createLocalAnchors(choice);
  const { bucket, region, endpoint, prefix } = choice;
  return createS3Anchors({ bucket, region, prefix, ...(endpoint === null ? {} : { endpoint }) });
}
