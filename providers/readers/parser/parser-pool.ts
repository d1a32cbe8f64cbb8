import { ProcessPool, type Outcome } from '../process/process-pool.js';
import type { ReaderLimits } from '../limits.js';
import { hold, unreadable, type Reading } from '../reading.js';
import type { ParseRequest } from './parse.js';

/** A parser process is replaced after so many documents, so that nothing of one lingers for long. */
const documentsPerParserMax = 50;
const idleMsMax = 60_000;
/** Whoever waits for an answer of the API goes first; whoever waits for a document has hardly longer. */
const niceness = 5;
/** What a process may keep when it goes on to the next document. */
const keptShare = 0.75;

/**
 * Parses documents in child processes with limits of time, memory and output, without our environment, network or files.
 * A parser that breaks a limit is killed, and its document is an extraction that says so.
 */
export class ParserPool {
  private readonly pool: ProcessPool<ParseRequest, Reading>;

  constructor(
    private readonly limits: ReaderLimits,
    /** The module that parses, named without its ending. */
    entry = new URL('./parser-process', import.meta.url),
  ) {
    this.pool = new ProcessPool(entry, {
      processesMax: limits.parsersMax,
      memoryMebibytesMax: limits.parserMemoryMebibytesMax,
      recycleMebibytes: limits.parserMemoryMebibytesMax * keptShare,
      recycleRequests: documentsPerParserMax,
      requestMsMax: limits.parseMsMax,
      cpuMsMax: limits.parseCpuMsMax,
      answerBytesMax: limits.readingBytesMax,
      idleMsMax,
      niceness,
    });
  }

  prepare(): Promise<void> {
    return this.pool.prepare();
  }

  async parse(document: Omit<ParseRequest, 'limits'>): Promise<Reading> {
    const request = { ...document, limits: this.limits };
    const first = await this.pool.ask(request);
    // A process may die between two documents, of the one before: only a second death is this one's doing.
    const outcome = !first.ok && first.why === 'died' ? await this.pool.ask(request) : first;
    return outcome.ok ? outcome.answer : failed(outcome);
  }
}

function failed({ why, code }: Extract<Outcome<Reading>, { readonly ok: false }>): Reading {
  switch (why) {
    case 'timeout':
      return unreadable('pdf-text', hold('parse_timeout', 'Reading the document takes too long.'));
    case 'died':
      return unreadable('pdf-text', hold('parser_died', 'Reading the document takes too much memory.'));
    case 'failed':
      return code === 'answer_too_large'
        ? unreadable('pdf-text', hold('too_much_text', 'The document holds more than any invoice.'))
        : unreadable('pdf-text', hold('unreadable', 'The document cannot be read.'));
  }
}
