import path from 'node:path';
import { check } from '../check.js';
import { createFarmClient, type FarmClient } from '../client.js';
import { collectRows, collectWorkflows, readBalance, readOracle } from '../collect.js';
import type { Violation } from '../evidence.js';
import { probeGuards } from '../guards.js';
import { emptyMemory, type Memory } from '../memory.js';
import { settleFarmTenant, type FarmTenant } from '../tenant.js';
import { watchFarmBills, type Watch } from '../watch.js';
import type { Ground, Patch } from './ground.js';
import type { Mutant } from './mutants.js';
import { compileMutant } from './mutate.js';
import { scenarios, type ScenarioName } from './scenarios.js';

/** A scenario as it is played: people, their memory of what they were told, and the processes to be hurt. */
export type Play = {
  readonly patch: Patch;
  readonly client: FarmClient;
  readonly tenant: FarmTenant;
  readonly watch: Watch;
  readonly memory: Memory;
};

/** What the checks find when this defect meets its scenario. */
export function playMutant(ground: Ground, mutant: Mutant): Promise<readonly Violation[]> {
  const program = path.join(ground.home.dir, 'mutants', mutant.name.replaceAll(' ', '-'));
  compileMutant(ground.healthy, program, mutant);
  return play(ground, { name: mutant.name, program, sql: mutant.sql }, mutant.scenario);
}

/** What they find without one: nothing, or they are worth nothing. */
export function playHealthy(ground: Ground, scenario: ScenarioName): Promise<readonly Violation[]> {
  return play(ground, { name: `healthy ${scenario}`, program: ground.healthy }, scenario);
}

async function play(
  ground: Ground,
  wishes: { readonly name: string; readonly program: string; readonly sql?: string | undefined },
  scenario: ScenarioName,
): Promise<readonly Violation[]> {
  const { keyWindowMs, stripeTimeoutMs = 4_000, play: perform } = scenarios[scenario];
  const patch = await ground.openPatch({ ...wishes, keyWindowMs, stripeTimeoutMs });
  try {
    const client = createFarmClient([patch.apiUrl]);
    const tenant = await settleFarmTenant(patch.database, client, 1);
    const { availableMinor: openingMinor } = await readBalance(patch.stripeUrl);
    const watch = watchFarmBills(patch.databaseUrl, tenant.tenantId);
    const memory = emptyMemory();
    await perform({ patch, client, tenant, watch, memory });
    await watch.close();
    return check({
      memory,
      ...(await collectRows(patch.database, tenant.tenantId)),
      oracle: readOracle(patch.stripeLog),
      workflows: await collectWorkflows(patch.temporal),
      guards: await probeGuards(patch.databaseUrl, tenant.tenantId),
      bookProblems: null,
      changedByReplay: null,
      restless: [],
      balance: { openingMinor, ...(await readBalance(patch.stripeUrl)) },
    });
  } finally {
    await patch.close();
  }
}
