import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ownBases, type Base } from './compare-rules/bases.js';
import { compared, type Agreement, type Disagreement } from './compare-rules/comparison.js';
import { validatorJar } from './compare-rules/official-rules.js';

/**
 * Compares the rules that we find broken with those of the official Schematrons, over every single change of e-invoices:
 * `npm run --silent compare:rules`. `--files DIR` takes those of a folder as well, `--only PART` what has this in its name,
 * `--every N` each Nth change, `--show N` shows N changes of each kind,
 * and `--record` keeps what both sides agree on for the tests. docs/reading.md says what has to be downloaded.
 */
const { values } = parseArgs({
  options: {
    files: { type: 'string', multiple: true, default: [] },
    only: { type: 'string', default: '' },
    every: { type: 'string', default: '1' },
    show: { type: 'string', default: '3' },
    record: { type: 'boolean', default: false },
  },
});

const factsFile = path.join(import.meta.dirname, '../tests/fixtures/official-rules.json');

/** Of documents that do not claim EN 16931 we ask the sums only. */
async function basesIn(folder: string): Promise<Base[]> {
  const names = (await readdir(folder)).filter((name) => /\.xml$/i.test(name));
  const bases = await Promise.all(
    names.map(async (name) => {
      const xml = await readFile(path.join(folder, name), 'utf8');
      return { name: `${name} (${xml.includes('CrossIndustryInvoice') ? 'CII' : 'UBL'})`, xml };
    }),
  );
  return bases.filter(({ xml }) => /ID>\s*urn:cen\.eu:en16931/.test(xml));
}

/** As few facts as it takes to have each rule once in each syntax: by document and change, the rules that it breaks. */
function covering(agreements: readonly Agreement[]): Record<string, Record<string, string>> {
  const facts: Record<string, Record<string, string>> = {};
  const covered = new Set<string>();
  for (const { base, change, rules } of agreements.toSorted((a, b) => a.rules.length - b.rules.length)) {
    const keys = rules.map((rule) => `${rule} ${base.slice(-5)}`);
    if (keys.every((key) => covered.has(key))) continue;
    for (const key of keys) covered.add(key);
    facts[base] = { ...facts[base], [change]: rules.join(' ') };
  }
  return facts;
}

function shown({ rule, side, changes }: Disagreement): string {
  const some = changes.slice(0, Number(values.show)).map((change) => `\n      ${change}`);
  return `  ${rule} ${side} (${changes.length})${some.join('')}`;
}

if (existsSync(validatorJar)) {
  const all = [...(await ownBases()), ...(await Promise.all(values.files.map(basesIn))).flat()];
  const bases = all.filter(({ name }) => name.includes(values.only));
  const { documents, alike, unread, known, ...rest } = await compared(bases, Number(values.every));
  console.log(
    `${documents} documents, ${alike} with the same rules, ${unread} on which a Schematron gave up.`,
  );
  console.log(
    ['', 'Known differences:', ...[...known].map(([why, count]) => `  ${count}: ${why}`)].join('\n'),
  );
  console.log(['', 'Unknown ones:', ...rest.disagreements.map(shown)].join('\n'));
  if (values.record) await writeFile(factsFile, `${JSON.stringify(covering(rest.agreements), null, 1)}\n`);
  process.exitCode = rest.disagreements.length === 0 ? 0 : 1;
} else {
  console.error(`${validatorJar} is missing; docs/reading.md says where it is from.`);
  process.exitCode = 2;
}
