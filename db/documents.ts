import { and, eq } from 'drizzle-orm';
import { refuse } from '../domain/errors.js';
import type { DocumentId, TenantId } from '../domain/ids.js';
import type { Tx } from './client.js';
import { documents } from './schema/index.js';

export type DocumentRow = typeof documents.$inferSelect;

/** The bytes are in the storage already, by their hash. */
export async function createDocument(tx: Tx, document: Omit<DocumentRow, 'createdAt'>): Promise<void> {
  await tx.insert(documents).values(document);
}

export async function loadDocument(tx: Tx, tenantId: TenantId, documentId: DocumentId): Promise<DocumentRow> {
  const [row] = await tx
    .select()
    .from(documents)
    .where(and(eq(documents.tenantId, tenantId), eq(documents.documentId, documentId)));
  return row ?? refuse('not_found', 'No such document.');
}
