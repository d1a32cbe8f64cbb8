import { saveKeyUse } from '../db/api-keys.js';
import type { Database } from '../db/client.js';
import type { Instant } from '../domain/dates.js';
import type { ApiKeyId, TenantId } from '../domain/ids.js';
import type { Logger } from '../log.js';

/** When each key was used last, written behind the requests' backs: at most once a minute and key. */
export type KeyUse = {
  readonly note: (tenantId: TenantId, apiKeyId: ApiKeyId) => void;
  /** Writes what is not written yet: at shutdown, or when somebody wants to see it now. */
  readonly flush: () => Promise<void>;
};

const writeEveryMs = 60_000;

type Use = { readonly tenantId: TenantId; readonly apiKeyId: ApiKeyId; readonly usedAt: Instant };

/** What could not be written is logged and written with the next round. */
export function createKeyUse(deps: {
  readonly database: Database;
  readonly log: Logger;
  readonly now: () => Instant;
}): KeyUse {
  const pending = new Map<ApiKeyId, Use>();
  const writtenAtMs = new Map<ApiKeyId, number>();
  let round: NodeJS.Timeout | undefined;

  const isDue = ({ apiKeyId }: Use) =>
    performance.now() - (writtenAtMs.get(apiKeyId) ?? -writeEveryMs) >= writeEveryMs;
  const write = async (use: Use): Promise<void> => {
    const { tenantId, apiKeyId, usedAt } = use;
    writtenAtMs.set(apiKeyId, performance.now());
    try {
      await deps.database.inTenant(tenantId, (tx) => saveKeyUse(tx, tenantId, apiKeyId, usedAt));
      if (pending.get(apiKeyId) === use) pending.delete(apiKeyId);
    } catch (error) {
      deps.log.warn('key_use_not_written', { apiKeyId, err: error });
    }
  };
  const writeDue = async () => {
    const agoMs = performance.now() - writeEveryMs;
    for (const [apiKeyId, atMs] of writtenAtMs) if (atMs <= agoMs) writtenAtMs.delete(apiKeyId);
    for (const use of [...pending.values()].filter(isDue)) await write(use);
  };
  const scheduleRound = () => {
    round ??= setTimeout(() => {
      round = undefined;
      void writeDue().then(() => {
        if (writtenAtMs.size > 0 || pending.size > 0) scheduleRound();
      });
    }, writeEveryMs).unref();
  };

  return {
    note: (tenantId, apiKeyId) => {
      const use = { tenantId, apiKeyId, usedAt: deps.now() };
      pending.set(apiKeyId, use);
      if (isDue(use)) void write(use);
      scheduleRound();
    },
    flush: async () => {
      clearTimeout(round);
      round = undefined;
      for (const use of [...pending.values()]) await write(use);
    },
  };
}
