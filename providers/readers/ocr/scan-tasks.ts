import type { Reading } from '../reading.js';
import { readPage, type OcrAnswer, type OcrRequest } from './read-page.js';
import { readScan, type ScannedDocument } from './read-scan.js';

/** What the process of the OCR does: pages one by one, and then the document that they make. */
export type ScanTask =
  | { readonly task: 'page'; readonly request: OcrRequest }
  | { readonly task: 'document'; readonly document: ScannedDocument };

export type ScanAnswer =
  ({ readonly task: 'page' } & OcrAnswer) | { readonly task: 'document'; readonly reading: Reading };

export async function doScanTask(task: ScanTask): Promise<ScanAnswer> {
  return task.task === 'page'
    ? { task: 'page', ...(await readPage(task.request)) }
    : { task: 'document', reading: readScan(task.document) };
}
