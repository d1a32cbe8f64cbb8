import path from 'node:path';
import { parseArgs } from 'node:util';
import { connect } from '../db/client.js';
import { checkBooks } from './demo/checked-books.js';
import { printBooks, printLinks } from './demo/closing.js';
import { writeDocuments } from './demo/documents.js';
import { createNarrator, paint } from './demo/narrator.js';
import { openBooks, untruths } from './demo/reconciliation.js';
import { scenes, type Outcome } from './demo/scenes.js';
import { showFile } from './demo/show-file.js';
import { setStage, type Stage } from './demo/stage.js';
import { countLines } from './demo/vendor-logs.js';
import { openHome } from './provision/home.js';
import { printProgress, secondsSince } from './provision/progress.js';
import { startStack } from './stack.js';

// The life of bills on real parts, told as it happens and then held against what the vendors' stand-ins really did.

const { values: options } = parseArgs({
  options: {
    /** Takes this file through instead of the play. */
    file: { type: 'string' },
    /** Leaves everything up in the end, until Ctrl-C. */
    keep: { type: 'boolean', default: false },
    /** A folder of its own inside .payloom, for a second demonstration beside the first. */
    home: { type: 'string', default: '' },
  },
});

const startedAt = Date.now();
const stack = await startStack({
  mode: 'npm run demo',
  home: openHome(options.home),
  sandboxFlags: { stripe: ['--settle-ms', '400'] },
  onUnexpectedExit: (name) => printProgress(`${name} ended by itself; see .payloom/logs/${name}.log`),
});
let problems: string[];
try {
  problems = await perform();
} catch (error) {
  await stack.stop();
  throw error;
}
if (options.keep && problems.length === 0) {
  process.stdout.write('\n  Everything stays up: Ctrl-C stops it.\n');
  setInterval(() => undefined, 60_000);
} else {
  await stack.stop();
  process.stdout.write(
    `\n  Stopped after ${secondsSince(startedAt)} s. npm start brings the same data up again; npm run reset deletes it.\n`,
  );
  process.exit(problems.length === 0 ? 0 : 1);
}

/** Answers everything that is not true in the end. */
async function perform(): Promise<string[]> {
  const narrator = createNarrator(startedAt, 26);
  printProgress(
    `Everything is up (${secondsSince(startedAt)} s): Postgres, Temporal, stand-ins, API, worker`,
  );
  const database = connect(stack.env['DATABASE_URL'] ?? '', { connectionsMax: 2 });
  try {
    const stage = await setStage(stack, database, narrator);
    const found =
      options.file === undefined ? await play(stage) : await showFile(stage, asGiven(options.file));
    if (found.length > 0) narrator.print(paint(`\n  NOT TRUE:`, 'bad'));
    for (const problem of found) narrator.print(paint(`  - ${problem}`, 'bad'));
    return found;
  } finally {
    await database.close();
  }
}

async function play(stage: Stage): Promise<string[]> {
  const { narrator } = stage;
  const documents = await writeDocuments(stack.home.dir);
  const since = {
    stripe: await countLines(stack.sandboxLogs.stripe),
    sendgrid: await countLines(stack.sandboxLogs.sendgrid),
  };
  narrator.heading('Real files, in the order in which things happen to them');
  const played = await Promise.allSettled(scenes.map((scene) => scene(stage, documents)));
  const outcomes = played.flatMap((each): Outcome[] => (each.status === 'fulfilled' ? each.value : []));
  const failures = played.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : []));
  const books = await openBooks(stage, outcomes, since);
  printBooks(stage, books);
  const untrue = [
    ...failures,
    ...(await checkBooks(stage)),
    ...(await untruths(books, stack.documentsDir, stage.tenantId)),
  ];
  if (untrue.length === 0) {
    narrator.print(
      paint(
        `\n  All true: ${books.accounts.length} bills, every payment moved once, to the cent, none without a bill; one advice for each.`,
        'good',
      ),
    );
  }
  printLinks(stage, books, documents.folder);
  return untrue;
}

/** Relative to where the command was typed, which npm and the launcher leave. */
function asGiven(file: string): string {
  return path.resolve(process.env['INIT_CWD'] ?? process.cwd(), file);
}
