import { chainSources } from '../../db/chain-sources.js';
import { findUnanchoredHead, loadUnsealed } from '../../db/seals.js';
import { createAnchorStorage } from '../../providers/storage/anchor-storage.js';
import { verifyWithFlippedBit } from '../books/flip-bit.js';
import { verifyBooks } from '../books/verify.js';
import { pollUntil } from '../provision/poll.js';
import { paint } from './narrator.js';
import type { Stage } from './stage.js';

const sealedWithinMs = 30_000;

/** The last act: the books hold, and would not with one bit of an amount turned over. Answers what is not true. */
export async function checkBooks({ stack, database, tenantId, narrator }: Stage): Promise<string[]> {
  narrator.heading(
    'The books, walked from the first fact to the last, against anchors outside of the database',
  );
  const anchors = createAnchorStorage({ kind: 'local', dir: stack.documentsDir });
  const isSealed = () =>
    database.inTenant(tenantId, async (tx) => {
      if ((await findUnanchoredHead(tx, tenantId)) !== null) return null;
      for (const source of chainSources) {
        if ((await loadUnsealed(tx, tenantId, source, 1)).rows > 0) return null;
      }
      return true;
    });
  try {
    await pollUntil(isSealed, sealedWithinMs);
  } catch {
    return [`the books were not sealed and anchored within ${sealedWithinMs / 1_000} s`];
  }
  const { tenants, problems } = await verifyBooks({ database, anchors }, { only: tenantId });
  const [report] = tenants;
  const rows = report?.chain.sources.map((source) => `${source.rows} ${source.name}`) ?? [];
  const followed = report?.reckonings.map((each) => `${each.rows} ${each.what}`) ?? [];
  if (problems.length === 0) {
    narrator.print(
      `  ${rows.join(', ')} under ${report?.chain.seals ?? 0} seals, ${report?.chain.anchors ?? 0} of them anchored; ` +
        `followed ${followed.join(', ')}: ${paint('they hold', 'good')}`,
    );
  }
  const flipped = await verifyWithFlippedBit(stack.database.adminUrl, anchors, tenantId);
  const named = flipped?.problems
    .map((problem) => problem.replace(`${tenantId}: `, ''))
    .find((problem) => problem.startsWith(`facts ${flipped.factId} was changed`));
  if (named !== undefined) {
    narrator.print(
      `  One bit of an amount turned over by the owner of the tables (and taken back): ${paint(named, 'asks')}`,
    );
  }
  const isEmpty = report === undefined || report.chain.seals === 0;
  return [
    ...problems,
    ...(isEmpty ? ['nothing was sealed'] : []),
    ...(named === undefined ? ['a flipped bit of an amount was not found'] : []),
  ];
}
