import type { TenantReport, verifyBooks } from './verify.js';

/** One tenant: how much was looked at, and how far behind sealing is. */
export function lineOf({ tenantId, chain, reckonings, problems }: TenantReport): string {
  const sealed = chain.sources.map(({ name, rows }) => `${rows} ${name}`);
  const waiting = chain.sources.filter(({ unsealed }) => unsealed.rows > 0);
  const behind = waiting.map(
    ({ name, unsealed }) => `${unsealed.rows} ${name} since ${unsealed.oldestAt ?? 'then'}`,
  );
  const parts = [
    `${sealed.join(', ')} under ${chain.seals} seals, ${chain.anchors} anchored`,
    behind.length === 0 ? 'all sealed' : `not sealed yet: ${behind.join(', ')}`,
    ...(chain.unanchored > 0 ? [`${chain.unanchored} seals not anchored yet`] : []),
    `followed: ${reckonings.map(({ what, rows }) => `${rows} ${what}`).join(', ')}`,
  ];
  return `${tenantId}  ${problems.length === 0 ? 'ok   ' : 'WRONG'}  ${parts.join('; ')}`;
}

export function summaryOf(
  { tenants, problems }: Awaited<ReturnType<typeof verifyBooks>>,
  tookMs: number,
): string {
  const rows = tenants.flatMap(({ chain }) => chain.sources).reduce((sum, each) => sum + each.rows, 0);
  const verdict = problems.length === 0 ? 'The books hold' : 'THE BOOKS DO NOT HOLD';
  return `${verdict}: ${rows} sealed rows of ${tenants.length} tenants, ${(tookMs / 1_000).toFixed(1)} s.`;
}
