import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { connect } from '../db/client.js';
import { aftermath } from './fuzz/aftermath.js';
import { watchMemory } from './fuzz/memory.js';
import { provisionSchemathesis } from './fuzz/provision-schemathesis.js';
import { attack } from './fuzz/run-schemathesis.js';
import { printTally, readTally, unreached, type Tally } from './fuzz/tally.js';
import { settleTenant } from './fuzz/tenant.js';
import { fuzzWebhooks } from './fuzz/webhooks.js';
import { deleteHome } from './provision/delete-home.js';
import { openHome } from './provision/home.js';
import { printProgress, secondsSince } from './provision/progress.js';
import { clearCrashedRun } from './provision/run-record.js';
import { startStack, type Stack } from './stack.js';

// Requests that nobody would send, by thousands, at the whole stack: docs/fuzzing.md.

const { values: options } = parseArgs({
  options: {
    /** A few requests for each operation. */
    short: { type: 'boolean', default: false },
    /** Where chance begins; printed, so that a run can be made again. */
    seed: { type: 'string' },
    /** Rounds go on, each with the next seed, until this many requests were answered. */
    requests: { type: 'string' },
    /** For each operation in a round, at most. */
    examples: { type: 'string' },
    phases: { type: 'string' },
    /** Handed to schemathesis, e.g. --more=--include-path=/v1/vendors */
    more: { type: 'string', multiple: true, default: [] },
  },
});

const short = {
  requests: 1,
  examples: 5,
  phases: 'fuzzing,stateful',
  webhooks: 50,
  // Whether a refusal was right is for somebody who reads it: as a gate it would hang on chance.
  checksLeftOut: ['positive_data_acceptance', 'negative_data_rejection'],
};
const full = {
  requests: 20_000,
  examples: 100,
  phases: 'examples,coverage,fuzzing,stateful',
  webhooks: 1_000,
  checksLeftOut: [],
};
const size = options.short ? short : full;
const roundMsMax = 900_000;

const startedAt = Date.now();
const firstSeed = Number(options.seed ?? (options.short ? 1 : Math.floor(Math.random() * 1_000_000)));
// A name of its own beside a long run.
const homeName = options.short ? 'test-fuzz' : 'fuzz';
const home = openHome(homeName);
const program = await provisionSchemathesis(home, printProgress);
await clearCrashedRun(home);
deleteHome(home.dir);
const stack = await startStack({
  mode: 'npm run fuzz:api',
  home: openHome(homeName),
  // Quotas have tests of their own; here they would only hide what lies behind them.
  env: {
    API_RATE_TENANT_PER_MINUTE: '1000000',
    API_RATE_CALLER_PER_MINUTE: '1000000',
    API_FAILED_LOGINS_PER_MINUTE: '100000',
  },
  sandboxFlags: { stripe: ['--settle-ms', '300', '--return-ms', '2000'], sendgrid: ['--settle-ms', '100'] },
});
const problems = await fuzz(stack);
await stack.stop();
for (const problem of problems) process.stdout.write(`  FOUND: ${problem}\n`);
process.stdout.write(
  `\n  ${problems.length === 0 ? 'Nothing found' : `${problems.length} problems`} (seed ${firstSeed}, ${secondsSince(startedAt)} s)\n`,
);
process.exit(problems.length === 0 ? 0 : 1);

async function fuzz(running: Stack): Promise<string[]> {
  const database = connect(running.env['DATABASE_URL'] ?? '', { connectionsMax: 2 });
  try {
    const { tenantId, setting } = await settleTenant(database, running.urls.api);
    const memory = watchMemory(running);
    const tallyFile = path.join(running.home.dir, 'tally.jsonl');
    rmSync(tallyFile, { force: true });
    const found = await fuzzWebhooks(running, firstSeed, size.webhooks);
    let tally: Tally = { calls: [], requests: 0 };
    for (let seed = firstSeed; tally.requests < Number(options.requests ?? size.requests); seed += 1) {
      const clean = await attack({
        ...{ program, setting, seed, tallyFile, limitMs: roundMsMax },
        ...{ more: options.more, checksLeftOut: size.checksLeftOut },
        examplesMax: Number(options.examples ?? size.examples),
        phases: (options.phases ?? size.phases).split(','),
      });
      if (!clean) found.push(`schemathesis found something with seed ${seed}: see above`);
      if (!existsSync(tallyFile)) break;
      const before = tally.requests;
      tally = readTally(tallyFile, running.logOf('api'));
      if (tally.requests === before) {
        found.push(`with seed ${seed} nothing was answered`);
        break;
      }
      printProgress(`${tally.requests} requests so far (${secondsSince(startedAt)} s)`);
    }
    memory.stop();
    printTally(tally);
    const { middle, end } = memory.figures();
    process.stdout.write(`  memory of the API: ${middle} MB half-way, ${end} MB in the end\n`);
    const left = await aftermath(running, database, tenantId);
    return [...found, ...(options.short ? [] : [...unreached(tally), ...memory.problems()]), ...left];
  } finally {
    await database.close();
  }
}
