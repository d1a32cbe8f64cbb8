import { parseArgs } from 'node:util';
import { createDocumentReader } from '../providers/readers/document-reader.js';
import { defaultReaderLimits } from '../providers/readers/limits.js';
import { loadFile } from './read-document/load-file.js';
import { refusedLine, toLine, type DocumentLine } from './read-document/document-line.js';

/** Reads documents without any server: one JSON line a file on standard output, in the order of the arguments. */
const usage = `npm run --silent read-document -- [--no-attachments] [--password P] FILE...

Prints one JSON line a file: what the document claims, how sure that is, and whether it could be paid without a
look ("auto"), needs one ("review") or is not fit to be read ("refuse"). Amounts are in minor units; unknown is null.

  --no-attachments   reads the page of a PDF only, as if no e-invoice were embedded
  --password P       opens encrypted PDFs`;

const options = readOptions();
if (options === null) {
  process.stderr.write(`${usage}\n`);
  process.exitCode = 2;
} else if (options.help) {
  process.stdout.write(`${usage}\n`);
} else {
  const reader = createDocumentReader({ claude: null, limits: defaultReaderLimits });
  // `ms` tells how long reading takes; the start of the process, which a worker pays after a time without work, is not in it.
  await reader.prepare();
  for (const file of options.files) {
    const line = await readOne(file, reader, options);
    process.stdout.write(`${JSON.stringify(line)}\n`);
  }
}

type Options = {
  readonly help: boolean;
  readonly files: readonly string[];
  readonly password: string | undefined;
  readonly ignoresAttachments: boolean;
};

/** Null when they make no sense; why is on standard error. */
function readOptions(): Options | null {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        'no-attachments': { type: 'boolean', default: false },
        password: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (positionals.length === 0 && !values.help) return null;
    return {
      help: values.help,
      files: positionals,
      password: values.password,
      ignoresAttachments: values['no-attachments'],
    };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n`);
    return null;
  }
}

async function readOne(
  file: string,
  reader: ReturnType<typeof createDocumentReader>,
  { password, ignoresAttachments }: Options,
): Promise<DocumentLine> {
  const startedAt = performance.now();
  const elapsedMs = () => Math.round(performance.now() - startedAt);
  const loaded = await loadFile(file, defaultReaderLimits.documentBytesMax);
  if (!loaded.ok) return refusedLine(file, loaded.finding, elapsedMs());
  try {
    const extraction = await reader.read({
      bytes: loaded.bytes,
      mediaType: 'application/octet-stream',
      fileName: file,
      ignoresAttachments,
      ...(password === undefined ? {} : { password }),
    });
    return toLine(file, extraction, elapsedMs());
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    const message = `The document could not be read (${name}).`;
    return refusedLine(file, { code: 'reader_failed', message, page: null }, elapsedMs());
  }
}
