import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGround, type Ground } from '../../scripts/crash-farm/teeth/ground.js';
import { mutants } from '../../scripts/crash-farm/teeth/mutants.js';
import { playHealthy, playMutant } from '../../scripts/crash-farm/teeth/play.js';
import { scenarioNames } from '../../scripts/crash-farm/teeth/scenarios.js';
import { deleteHome } from '../../scripts/provision/delete-home.js';
import { openHome } from '../../scripts/provision/home.js';

let ground: Ground;
const home = openHome(`test-teeth-${process.pid}`);
beforeAll(async () => {
  ground = await openGround(home);
}, 120_000);
afterAll(async () => {
  await ground.stop();
  deleteHome(home.dir);
}, 60_000);

describe('the checks of the crash farm', () => {
  it.concurrent.each(scenarioNames)('find nothing wrong in what is healthy: %s', async (scenario) => {
    expect(await playHealthy(ground, scenario)).toEqual([]);
  });

  it.concurrent.each(mutants)('catch $name', async (mutant) => {
    const codes = (await playMutant(ground, mutant)).map(({ code }) => code);
    expect(codes).toContain(mutant.caughtBy);
  });
});
