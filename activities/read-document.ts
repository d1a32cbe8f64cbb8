import type { DocumentRow } from '../db/documents.js';
import { addModelUse, costSince } from '../db/model-uses.js';
import { loadTenant } from '../db/tenants.js';
import type { Extraction, ReaderChoice } from '../domain/extraction.js';
import { costMicroUsd, monthOf, type ModelUse } from '../domain/model-use.js';
import type { BillRef } from '../workflows/messages.js';
import type { ActivityDeps } from './deps.js';

/**
 * Asks the readers, and the model among them only while the tenant's month has budget left. Documents that are read at the
 * same time may each spend the last of it: it is overdrawn by those at most.
 */
export async function readDocument(
  deps: ActivityDeps,
  ref: BillRef,
  document: DocumentRow,
  readers: ReaderChoice,
): Promise<Extraction> {
  const { storage, reader } = deps;
  const bytes = await storage.get(ref.tenantId, document.sha256);
  const isSpent = readers === 'all' && mayNeedModel(document) && (await isBudgetSpent(deps, ref));
  const uses: ModelUse[] = [];
  const extraction = await reader.read({
    bytes,
    mediaType: document.mediaType,
    fileName: document.fileName,
    readers: isSpent ? 'offline' : readers,
    onModelUse: (use) => uses.push(use),
  });
  await keepCosts(deps, ref, uses);
  return isSpent ? { ...extraction, findings: [...extraction.findings, budgetSpent] } : extraction;
}

const budgetSpent = {
  code: 'claude_budget_spent',
  message: "This month's budget for reading with Claude is spent: only the other readers have read it.",
  severity: 'note',
} as const;

const mayNeedModel = ({ mediaType }: DocumentRow) => mediaType !== 'application/xml';

async function isBudgetSpent(
  { database, modelBudget, now }: ActivityDeps,
  { tenantId }: BillRef,
): Promise<boolean> {
  if (modelBudget === null) return false;
  return database.inTenant(tenantId, async (tx) => {
    const { settings } = await loadTenant(tx, tenantId);
    const spentMicroUsd = await costSince(tx, tenantId, monthOf(now()));
    return spentMicroUsd >= (settings.modelBudgetMicroUsd ?? modelBudget.monthMicroUsd);
  });
}

/** In a transaction of its own: what was paid is paid, even when the rest of the step fails and is repeated. */
async function keepCosts(
  { database, modelBudget }: ActivityDeps,
  ref: BillRef,
  uses: readonly ModelUse[],
): Promise<void> {
  if (modelBudget === null || uses.length === 0) return;
  await database.inTenant(ref.tenantId, async (tx) => {
    for (const use of uses) {
      await addModelUse(tx, ref, { ...use, costMicroUsd: costMicroUsd(use, modelBudget.prices) });
    }
  });
}
