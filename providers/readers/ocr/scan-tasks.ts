import type { Reading } from '../reading.js';
import type { GreyPage } from './grey-page.js';
import { readOneLine, readPage, type OcrAnswer, type OcrRequest } from './read-page.js';
import { readScan, type ScannedDocument } from './read-scan.js';

/** What the process of the OCR does: pages one by one, and then the document that they make; or a line that was cut out. */
export type ScanTask =
  | { readonly task: 'page'; readonly request: OcrRequest }
  | { readonly task: 'document'; readonly document: ScannedDocument }
  | { readonly task: 'line'; readonly picture: GreyPage; readonly threads: number };

export type ScanAnswer =
  | ({ readonly task: 'page' } & OcrAnswer)
  | { readonly task: 'document'; readonly reading: Reading }
  | { readonly task: 'line'; readonly text: string };

export async function doScanTask(task: ScanTask): Promise<ScanAnswer> {
  switch (task.task) {
    case 'page':
      return { task: 'page', ...(await readPage(task.request)) };
    case 'document':
      return { task: 'document', reading: readScan(task.document) };
    case 'line':
      return { task: 'line', text: await readOneLine(task.picture, task.threads) };
  }
}
