import { and, eq } from 'drizzle-orm';
import { refuse } from '../domain/errors.js';
import type { TenantId, UploadId } from '../domain/ids.js';
import type { Tx } from './client.js';
import { uploads } from './schema/index.js';

export type Upload = typeof uploads.$inferSelect;

export async function createUpload(tx: Tx, upload: Upload): Promise<void> {
  await tx.insert(uploads).values(upload);
}

export async function loadUpload(tx: Tx, tenantId: TenantId, uploadId: UploadId): Promise<Upload> {
  const [row] = await tx
    .select()
    .from(uploads)
    .where(and(eq(uploads.tenantId, tenantId), eq(uploads.uploadId, uploadId)));
  return row ?? refuse('not_found', 'No such upload.');
}
