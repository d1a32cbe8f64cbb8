import type { Api, ApiDeps } from '../deps.js';
import type { Metrics } from '../operations/metrics.js';
import { requiresOperatorToken } from '../operations/operator-access.js';

/** Outside of the contract: Prometheus' own format, for operators. */
export function addMetrics(app: Api, deps: ApiDeps, metrics: Metrics): void {
  app.get('/metrics', requiresOperatorToken(deps), async (c) =>
    c.body(await metrics.scrape(), 200, { 'content-type': metrics.contentType }),
  );
}
