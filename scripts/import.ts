import { parseArgs } from 'node:util';
import { createPayloomClient } from '../client/client.js';
import { importFiles, type Outcome } from './import/import-files.js';
import { listDocuments } from './import/list-documents.js';
import { showProgress } from './import/progress-line.js';
import { SetupError } from './provision/setup-error.js';

const usage = `npm run import -- DIR [--url http://127.0.0.1:3700] [--key pl_...] [--department NAME] [--dry-run]

  Every PDF, PNG, JPEG, TIFF and XML file below DIR becomes a bill, once: a file that is a bill already is left alone,
  so that an import that was interrupted is simply run again.

  --url         of the API (default: PAYLOOM_API_URL, else http://127.0.0.1:3700)
  --key         API key of a clerk (default: PAYLOOM_API_KEY)
  --department  of all these bills
  --dry-run     only say which files would be sent

Exit code 0: every file is a bill. 1: at least one was refused or could not be sent.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: 'string', default: process.env['PAYLOOM_API_URL'] ?? 'http://127.0.0.1:3700' },
    key: { type: 'string', default: process.env['PAYLOOM_API_KEY'] ?? '' },
    department: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
  },
});
const [dir] = positionals;
if (dir === undefined || positionals.length > 1) throw new SetupError(usage);
const files = await listDocuments(dir);
if (values['dry-run']) {
  for (const { name, sizeBytes } of files) process.stdout.write(`would send ${name} (${sizeBytes} bytes)\n`);
  process.stdout.write(`${files.length} files\n`);
} else {
  if (values.key === '') throw new SetupError(`An API key is needed.\n\n${usage}`);
  const client = createPayloomClient({ baseUrl: values.url, apiKey: values.key });
  const progress = showProgress(process.stderr, files.length);
  const outcomes: Outcome[] = [];
  const { department } = values;
  for await (const outcome of importFiles(client, files, department === undefined ? {} : { department })) {
    outcomes.push(outcome);
    progress.step(outcome);
  }
  progress.end();
  process.exitCode = report(outcomes);
}

/** The exit code. */
function report(outcomes: readonly Outcome[]): number {
  const count = (outcome: Outcome['outcome']) => outcomes.filter((each) => each.outcome === outcome).length;
  const failed = outcomes.filter(({ outcome }) => outcome === 'refused' || outcome === 'failed');
  for (const { name, outcome, reason } of failed) {
    process.stdout.write(`${outcome.padEnd(8)} ${name}: ${reason ?? ''}\n`);
  }
  process.stdout.write(
    `${outcomes.length} files: ${count('created')} created, ${count('duplicate')} already there, ` +
      `${count('refused')} refused, ${count('failed')} failed\n`,
  );
  return failed.length === 0 ? 0 : 1;
}
