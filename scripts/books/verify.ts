import { listTenantIds } from '../../db/tenants.js';
import { platformTenantId, type TenantId } from '../../domain/ids.js';
import { walkChain, type Books, type ChainReport } from './chain.js';
import { reckon, type Reckoning } from './reckoning.js';

export type TenantReport = {
  readonly tenantId: string;
  readonly chain: ChainReport;
  readonly reckonings: readonly Reckoning[];
  readonly problems: readonly string[];
};

/** Everything of everybody, or of one tenant. Memory does not grow with the books. */
export async function verifyBooks(
  books: Books,
  { only, onTenant }: { only?: TenantId; onTenant?: (report: TenantReport) => void } = {},
): Promise<{ readonly tenants: readonly TenantReport[]; readonly problems: readonly string[] }> {
  const known = [platformTenantId, ...(await books.database.inPlatform(listTenantIds))];
  const tenants: TenantReport[] = [];
  for (const tenantId of only ? [only] : known) {
    const report = await verifyTenant(books, tenantId);
    if (report.chain.seals > 0 || report.problems.length > 0) onTenant?.(report);
    tenants.push(report);
  }
  const anchored = only ? [] : await books.anchors.listTenants();
  const strangers = anchored.filter((tenantId) => !known.some((each) => each === tenantId));
  return {
    tenants,
    problems: [
      ...tenants.flatMap(({ tenantId, problems }) => problems.map((problem) => `${tenantId}: ${problem}`)),
      ...strangers.map((tenantId) => `${tenantId}: has anchors, and is not in the database`),
    ],
  };
}

async function verifyTenant(books: Books, tenantId: TenantId): Promise<TenantReport> {
  const chain = await walkChain(books, tenantId);
  const reckonings = await reckon(books.database, tenantId);
  const problems = [chain.problem, ...reckonings.map(({ problem }) => problem)].filter(
    (problem): problem is string => problem !== null,
  );
  return { tenantId, chain, reckonings, problems };
}
