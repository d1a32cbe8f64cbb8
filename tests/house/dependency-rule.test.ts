import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';

const root = path.resolve(import.meta.dirname, '../..');
const config = z
  .object({ rules: z.record(z.string(), z.unknown()), options: z.record(z.string(), z.unknown()) })
  .loose()
  .parse(JSON.parse(readFileSync(path.join(root, '.oxlintrc.json'), 'utf8')));
const places = mkdtempSync(path.join(tmpdir(), 'payloom-lint-'));
afterAll(() => {
  rmSync(places, { recursive: true });
});

const reportSchema = z.object({
  diagnostics: z.array(z.object({ message: z.string(), help: z.string().optional(), code: z.string() })),
});

/** What our own configuration says without the rules that need types: the snippets lie in a place that has none. */
async function problems(file: string, code: string): Promise<string[]> {
  const place = mkdtempSync(path.join(places, 'of-'));
  cpSync(path.join(root, 'scripts/lint'), path.join(place, 'scripts/lint'), { recursive: true });
  const untyped = { ...config, options: { ...config.options, typeAware: false, typeCheck: false } };
  writeFileSync(path.join(place, '.oxlintrc.json'), JSON.stringify(untyped));
  mkdirSync(path.dirname(path.join(place, file)), { recursive: true });
  writeFileSync(path.join(place, file), code);
  const printed = await new Promise<string>((resolve, reject) => {
    const args = [path.join(root, 'node_modules/oxlint/bin/oxlint'), '--format=json', file];
    execFile(process.execPath, args, { cwd: place }, (_refusal, stdout, stderr) => {
      if (stdout === '') reject(new Error(stderr));
      else resolve(stdout);
    });
  });
  return reportSchema
    .parse(JSON.parse(printed))
    .diagnostics.filter(({ code: rule }) => rule !== 'eslint(no-unused-vars)')
    .map(({ message, help }) => `${message} ${help ?? ''}`.trim());
}

const imports = (specifier: string) => `import { thing } from '${specifier}';\nthing();\n`;
const importsType = (specifier: string) =>
  `import type { Thing } from '${specifier}';\nexport type Own = Thing;\n`;

describe('an import across the layers is refused with the right home in the message', () => {
  test.concurrent.each([
    ['domain/bill.ts', '../db/bills.js', 'do the I/O in activities/ behind providers/ports.ts'],
    ['domain/bill.ts', '../log.js', 'do the I/O in activities/'],
    ['domain/bill.ts', '../providers/ports.js', 'do the I/O in activities/'],
    ['domain/bill.ts', 'node:crypto', 'pass its result in as data'],
    ['domain/bill.ts', 'zod', 'pass its result in as data'],
    ['workflows/bill.ts', '../db/bills.js', 'put the side effect in activities/'],
    ['workflows/bill.ts', '../providers/ports.js', 'put the side effect in activities/'],
    ['workflows/bill.ts', 'node:fs', 'put the side effect in activities/'],
    ['workflows/bill.ts', 'zod', 'put the side effect in activities/'],
    ['workflows/bill.ts', '@temporalio/client', 'put the side effect in activities/'],
    ['workflows/bill.ts', '../activities/index.js', 'import only its type'],
    ['workflows/messages.ts', './bill.js', 'belongs in domain/'],
    ['activities/extract-bill.ts', '../providers/stripe/rail.js', 'wire the provider in worker.ts'],
    ['activities/extract-bill.ts', '../workflows/bill.js', 'providers/ports.ts'],
    ['activities/extract-bill.ts', '../workflows/messages.js', 'only types of messages'],
    ['activities/extract-bill.ts', '../config.js', 'wire the provider in worker.ts'],
    ['api/routes/bills/create.ts', '../../../workflows/bill.js', 'workflows/messages.ts'],
    ['api/routes/bills/create.ts', '../../../activities/index.js', 'side effects belong in activities/'],
    ['api/routes/bills/create.ts', '../../../providers/stripe/rail.js', 'wiring in api/server.ts'],
    ['api/routes/bills/create.ts', '../../../config.js', 'wiring in api/server.ts'],
    ['db/bills.ts', '../activities/deps.js', 'pass values in from activities/ or api/'],
    ['db/bills.ts', '../providers/ports.js', 'pass values in from activities/ or api/'],
    ['providers/ports.ts', './stripe/rail.js', 'a type of a vendor stays in its folder'],
    ['providers/ports.ts', 'stripe', 'a type of a vendor stays in its folder'],
    ['providers/stripe/rail.ts', '../sendgrid/mailer.js', 'compose providers in worker.ts or api/server.ts'],
    ['providers/stripe/rail.ts', '../../db/payments.js', 'compose providers in worker.ts or api/server.ts'],
    ['sandbox/stripe/server.ts', '../../domain/money.js', 'knows nothing of Payloom'],
    ['log.ts', './config.js', 'log.ts imports nothing of ours'],
    ['config.ts', './log.js', 'worker.ts and api/server.ts pass its values on'],
    ['activities/extract-bill.ts', '../tests/support/postgres.js', 'Nothing imports tests/'],
    ['api/server.ts', '../scripts/migrate.js', 'Nothing imports scripts/'],
    ['worker.ts', './bench/bills.js', 'Nothing imports bench/'],
  ])('%s imports %s', async (file, specifier, home) => {
    expect(await problems(file, imports(specifier))).toEqual([expect.stringContaining(home)]);
  });
});

describe("a vendor's package is refused outside of its home", () => {
  test.concurrent.each([
    ['activities/extract-bill.ts', 'stripe', 'providers/stripe/'],
    ['activities/extract-bill.ts', 'drizzle-orm', 'db/'],
    ['api/routes/bills/read.ts', 'drizzle-orm/pg-core', 'db/'],
    ['api/routes/bills/read.ts', 'postgres', 'db/'],
    ['activities/send-remittance.ts', '@sendgrid/mail', 'providers/sendgrid/'],
    ['activities/send-remittance.ts', 'pdf-lib', 'providers/pdf-lib/'],
    ['providers/readers/read.ts', '@anthropic-ai/sdk', 'providers/anthropic/'],
    ['providers/stripe/rail.ts', '@aws-sdk/client-s3', 'providers/storage/'],
    ['db/bills.ts', '@temporalio/client', 'providers/temporal/'],
    ['activities/deps.ts', 'hono', 'api/'],
    ['activities/deps.ts', 'pino', 'log.ts'],
    ['api/app.ts', 'vitest', 'tests/'],
  ])('%s imports %s', async (file, specifier, home) => {
    expect(await problems(file, imports(specifier))).toEqual([
      expect.stringContaining(`is imported in ${home}`),
    ]);
  });
});

describe('every way of importing is seen', () => {
  test.concurrent.each([
    ['import type', importsType('../db/bills.js')],
    ['re-export', "export { thing } from '../db/bills.js';\n"],
    ['export of everything', "export * from '../db/bills.js';\n"],
    ['dynamic import', "export const later = () => import('../db/bills.js');\n"],
    ['import for its effect', "import '../db/bills.js';\n"],
    ['type query', "export type Own = import('../db/bills.js').Thing;\n"],
  ])('%s', async (_way, code) => {
    const found = await problems('domain/bill.ts', code);
    expect(found).toContainEqual(expect.stringContaining('domain may not import db/bills.js'));
  });
});

describe('an import that the table allows passes', () => {
  test.concurrent.each([
    ['domain/bill.ts', imports('./money.js')],
    ['workflows/bill.ts', imports('../domain/bill.js')],
    ['workflows/bill.ts', imports('@temporalio/workflow')],
    ['workflows/activities.ts', importsType('../activities/index.js')],
    ['activities/submit-payment.ts', imports('../providers/ports.js')],
    ['activities/submit-payment.ts', importsType('../workflows/messages.js')],
    ['activities/submit-payment.ts', imports('node:crypto')],
    ['api/workflow-starter.ts', imports('../workflows/messages.js')],
    ['api/routes/bills/read.ts', imports('../../../db/bills.js')],
    ['api/server.ts', imports('../providers/stripe/rail.js')],
    ['api/server.ts', imports('../config.js')],
    ['db/client.ts', imports('drizzle-orm/postgres-js')],
    ['providers/stripe/rail.ts', imports('stripe')],
    ['providers/stripe/rail.ts', imports('../ports.js')],
    ['worker.ts', imports('./providers/sendgrid/mailer.js')],
    ['sandbox/stripe/server.ts', imports('../http.js')],
    ['tests/e2e/bill.test.ts', imports('../../api/app.js')],
    ['scripts/migrate.ts', imports('../db/migrate.js')],
  ])('%s: %s', async (file, code) => {
    expect(await problems(file, code)).toEqual([]);
  });
});

test.concurrent.each([
  'utils.ts',
  'domain/helpers.ts',
  'api/common/pages.ts',
  'db/lib/rows.ts',
  'services/bills.ts',
])('a grab-bag named %s is refused', async (file) => {
  expect(await problems(file, 'export const one = 1;\n')).toContainEqual(
    expect.stringContaining('says nothing about what is in it'),
  );
});

test('a file outside of every layer is refused', async () => {
  expect(await problems('billing/bill.ts', 'export const one = 1;\n')).toEqual([
    expect.stringContaining('is in no layer'),
  ]);
});

describe('what the conventions forbid is refused', () => {
  test.concurrent.each([
    ['an enum', 'domain/bill.ts', 'export enum Status { Paid }\n', 'No enums'],
    ['a default export', 'domain/bill.ts', 'export default 1;\n', 'No default exports'],
    [
      'reading the environment',
      'activities/deps.ts',
      "export const key = process.env['STRIPE_API_KEY'];\n",
      'config.ts is the only reader',
    ],
    [
      'taking the environment apart',
      'activities/deps.ts',
      'const { env } = process;\nexport const all = env;\n',
      'config.ts is the only reader',
    ],
    ['the clock in domain/', 'domain/bill.ts', 'export const now = Date.now();\n', 'no clock'],
    ['the date of today in domain/', 'domain/bill.ts', 'export const now = new Date();\n', 'no clock'],
    ['chance in domain/', 'domain/bill.ts', 'export const dice = Math.random();\n', 'no clock'],
  ])('%s', async (_what, file, code, message) => {
    expect(await problems(file, code)).toContainEqual(expect.stringContaining(message));
  });

  test('the environment may be read in config.ts', async () => {
    expect(await problems('config.ts', 'export const all = process.env;\n')).toEqual([]);
  });
});

describe('an async update validator is refused', () => {
  const handler = (registration: string) => `
    import { defineUpdate, setHandler } from '@temporalio/workflow';
    const approve = defineUpdate<string, [string]>('approve');
    const text = 'done';
    ${registration}
  `;

  test.concurrent.each([
    ['an arrow', 'setHandler(approve, () => text, { validator: async () => undefined });'],
    [
      'a constant',
      'const check = async () => undefined;\nsetHandler(approve, () => text, { validator: check });',
    ],
    ['a function', 'async function validator() {}\nsetHandler(approve, () => text, { validator });'],
    ['a method', 'setHandler(approve, () => text, { async validator() {} });'],
  ])('written as %s', async (_form, code) => {
    expect(await problems('workflows/bill.ts', handler(code))).toEqual([
      expect.stringContaining('An async update validator always accepts'),
    ]);
  });

  test('imported from another file: the rule that knows types is on', () => {
    expect(config.rules['typescript/no-misused-promises']).toBe('error');
  });

  test('a synchronous one passes', async () => {
    const code = handler('setHandler(approve, () => text, { validator: () => undefined });');
    expect(await problems('workflows/bill.ts', code)).toEqual([]);
  });
});
