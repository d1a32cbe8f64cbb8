import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownBases } from '../../../scripts/compare-rules/bases.js';
import { brokenToUs, compared } from '../../../scripts/compare-rules/comparison.js';
import { mutantsOf } from '../../../scripts/compare-rules/mutants.js';
import { validatorJar } from '../../../scripts/compare-rules/official-rules.js';

/** What the official Schematrons say of changes of our documents; `npm run compare:rules -- --record` makes it. */
const facts = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../fixtures/official-rules.json'), 'utf8'),
) as Readonly<Record<string, Readonly<Record<string, string>>>>;

describe('one change of an e-invoice', () => {
  it('breaks the rules that it officially breaks, each rule at least once', async () => {
    const rules = new Set<string>();
    for (const { name, xml } of await ownBases()) {
      const known = facts[name] ?? {};
      for (const { change, xml: changed } of mutantsOf(xml, (wanted) => wanted in known)) {
        const official = known[change] ?? '';
        expect([name, change, [...brokenToUs(changed)].sort().join(' ')]).toEqual([name, change, official]);
        for (const rule of official.split(' ')) rules.add(rule);
      }
    }
    expect(rules.size).toBeGreaterThan(220);
  }, 120_000);

  it.skipIf(!existsSync(validatorJar))(
    `breaks no other rules to us than officially, but for reasons that we know (skipped where ${validatorJar} is absent)`,
    async () => {
      const { documents, unread, disagreements } = await compared(await ownBases(), 40);
      expect(documents - unread).toBeGreaterThan(300);
      expect(disagreements).toEqual([]);
    },
    900_000,
  );
});
