import { existsSync } from 'node:fs';
import { PayloomProblem } from '../../client/client.js';
import { writeEvidencePicture } from './evidence-picture.js';
import { candidateLines } from './extraction-lines.js';
import type { Stage } from './stage.js';
import { uploadBill, type StagedBill } from './staged-bill.js';

/** Takes any file through upload and tells what was read and what becomes of it. Answers what failed. */
export async function showFile(stage: Stage, file: string): Promise<string[]> {
  if (!existsSync(file)) return [`There is no file ${file}.`];
  const bill = await offer(stage, file);
  if (bill === null) return [];
  const settled = await bill.until('in_review', 'awaiting_approval', 'on_hold', 'scheduled', 'remitted');
  const extraction = await stage.people.clerk.api.GET('/v1/bills/{billId}/extraction', {
    params: { path: { billId: bill.billId } },
  });
  stage.narrator.heading('What was read: field, confidence, value, evidence');
  for (const line of candidateLines(extraction)) stage.narrator.print(`  ${line}`);
  const { document } = settled;
  const picture = document && (await writeEvidencePicture(stage, bill.label, { ...document, extraction }));
  if (picture) stage.narrator.print(`\n  Where each value stands: ${picture.href}`);
  stage.narrator.heading(`The bill is ${settled.status}`);
  const why = settled.review?.reasons ?? (settled.hold ? [settled.hold.reason] : []);
  for (const reason of why) stage.narrator.print(`  ${reason}`);
  return [];
}

/** Null when the file is refused at the door: an answer as well, and one that --file is there to show. */
async function offer(stage: Stage, file: string): Promise<StagedBill | null> {
  try {
    return await uploadBill(stage, file);
  } catch (error) {
    if (!(error instanceof PayloomProblem) || error.status >= 500) throw error;
    stage.narrator.print(`  The API does not take it. ${error.message}`);
    return null;
  }
}
