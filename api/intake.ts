import { createHash } from 'node:crypto';
import { createBill, findBillWithFile } from '../db/bills.js';
import type { Tx } from '../db/client.js';
import { createDocument } from '../db/documents.js';
import { newId } from '../db/ids.js';
import { emptyDetails, type Actor, type Bill, type BillDetails } from '../domain/bill.js';
import type { FactContext } from '../domain/bill-facts.js';
import { DomainError, refuse, type ErrorCode } from '../domain/errors.js';
import type { TenantId } from '../domain/ids.js';
import type { IntakeItem, MailOrigin } from '../domain/intake.js';
import type { ApiDeps } from './deps.js';
import { documentKind, type DocumentMediaType } from './document-kind.js';

// Files become documents and bills here, whichever way they come in.

export type StoredFile = {
  readonly sha256: string;
  readonly mediaType: DocumentMediaType;
  readonly fileName: string;
  readonly sizeBytes: number;
};

export type RefusedFile = {
  readonly fileName: string;
  readonly refused: { readonly code: ErrorCode; readonly reason: string };
};

const fileNameCharactersMax = 255;

/** Before the row, and by hash: bytes without a row harm nobody, a row without bytes would. */
export async function storeFile(
  { storage, limits }: ApiDeps,
  tenantId: TenantId,
  file: File,
): Promise<StoredFile> {
  if (file.size === 0) refuse('invalid_input', 'The file is empty.');
  if (file.size > limits.documentBytesMax) {
    refuse('too_large', `A file has at most ${limits.documentBytesMax} bytes.`, {
      bytesMax: limits.documentBytesMax,
    });
  }
  if (file.name.length > fileNameCharactersMax) {
    refuse('invalid_input', `A file name has at most ${fileNameCharactersMax} characters.`);
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const mediaType = documentKind(bytes, file.name);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await storage.put(tenantId, sha256, bytes, mediaType);
  return { sha256, mediaType, fileName: safeName(file.name), sizeBytes: bytes.byteLength };
}

/** One file of many: what is wrong with it is an answer, and stops none of the others. */
export async function tryToStore(
  deps: ApiDeps,
  tenantId: TenantId,
  file: File,
): Promise<StoredFile | RefusedFile> {
  try {
    return await storeFile(deps, tenantId, file);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const fileName = safeName(file.name.slice(0, fileNameCharactersMax));
    return { fileName, refused: { code: error.code, reason: error.message } };
  }
}

type Entrance = {
  readonly tenantId: TenantId;
  readonly createdBy: Actor;
  readonly entered?: Pick<BillDetails, 'department' | 'description'>;
  readonly mail?: MailOrigin;
};

/** A bill whose document is that file. */
export async function createFileBill(
  tx: Tx,
  { tenantId, createdBy, entered, mail }: Entrance,
  file: StoredFile,
  context: FactContext,
): Promise<Bill> {
  const documentId = newId('document');
  await createDocument(tx, { tenantId, documentId, ...file });
  return createBill(
    tx,
    {
      ...{ tenantId, billId: newId('bill'), createdBy, vendorId: null },
      document: { documentId, sha256: file.sha256 },
      details: { ...emptyDetails, ...entered },
      ...(mail ? { mail } : {}),
    },
    context,
  );
}

/** A bill for each file that is none yet; also of the same files in this very call. */
export async function createFileBills(
  tx: Tx,
  entrance: Entrance,
  files: readonly (StoredFile | RefusedFile)[],
  context: FactContext,
): Promise<{ readonly items: readonly IntakeItem[]; readonly bills: readonly Bill[] }> {
  const items: IntakeItem[] = [];
  const bills: Bill[] = [];
  for (const file of files) {
    const { fileName } = file;
    if ('refused' in file) {
      items.push({ fileName, outcome: 'refused', ...file.refused });
      continue;
    }
    const known = await findBillWithFile(tx, entrance.tenantId, file.sha256);
    if (known !== null) {
      items.push({ fileName, outcome: 'duplicate', billId: known });
      continue;
    }
    const bill = await createFileBill(tx, entrance, file, context);
    bills.push(bill);
    items.push({ fileName, outcome: 'created', billId: bill.billId });
  }
  return { items, bills };
}

/** Only the last part of a path, without what a terminal or a header would act on. */
function safeName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  return [...last].filter((character) => (character.codePointAt(0) ?? 0) >= 32).join('') || 'document';
}
