import { fork, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ReaderLimits } from '../limits.js';
import { hold, unreadable, type Reading } from '../reading.js';
import type { ParseRequest } from './parse.js';
import type { ParseReply } from './parser-process.js';

/** A parser process is replaced after so many documents, so that nothing of one lingers for long. */
const documentsPerParserMax = 50;
const idleMsMax = 15_000;
const startMsMax = 60_000;

type Parser = { readonly child: ChildProcess; served: number; idleTimer: NodeJS.Timeout | null };

/**
 * Parses documents in child processes with a wall-clock and a memory limit and without our environment. A parser that
 * breaks a limit is killed, and its document is an extraction that says so.
 */
export class ParserPool {
  private readonly idle: Parser[] = [];
  private readonly waiting: (() => void)[] = [];
  private busy = 0;

  constructor(private readonly limits: ReaderLimits) {}

  async parse(document: Pick<ParseRequest, 'bytes' | 'fileName'>): Promise<Reading> {
    if (this.busy >= this.limits.parsersMax) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      this.busy += 1;
    }
    try {
      const parser = this.idle.pop() ?? start(this.limits);
      const outcome = await ask(parser, { ...document, limits: this.limits });
      if (outcome.healthy && parser.served < documentsPerParserMax) this.keep(parser);
      else parser.child.kill('SIGKILL');
      return outcome.reading;
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.busy -= 1;
    }
  }

  private keep(parser: Parser): void {
    parser.idleTimer = setTimeout(() => parser.child.kill('SIGKILL'), idleMsMax).unref();
    parser.child.once('exit', () => {
      const at = this.idle.indexOf(parser);
      if (at !== -1) this.idle.splice(at, 1);
    });
    parser.child.unref();
    parser.child.channel?.unref();
    this.idle.push(parser);
  }
}

function start(limits: ReaderLimits): Parser {
  const file = fileURLToPath(import.meta.url).replace(/parser-pool\.(ts|js)$/, 'parser-process.$1');
  const loader = file.endsWith('.ts')
    ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href]
    : [];
  const child = fork(file, {
    execArgv: [`--max-old-space-size=${limits.parserMemoryMebibytesMax}`, ...loader],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // Node ends the process on an 'error' that nobody hears; what failed shows as an exit or a missing reply.
  child.on('error', () => child.kill('SIGKILL'));
  return { child, served: 0, idleTimer: null };
}

type Outcome = { readonly reading: Reading; readonly healthy: boolean };

/** The clock of the document starts when the parser is ready: starting one takes seconds on a busy machine. */
function ask(parser: Parser, request: ParseRequest): Promise<Outcome> {
  const { child } = parser;
  if (parser.idleTimer) clearTimeout(parser.idleTimer);
  child.removeAllListeners('exit');
  child.ref();
  child.channel?.ref();
  const fresh = parser.served === 0;
  parser.served += 1;
  return new Promise((resolve) => {
    const fail = (code: string, message: string) => done({ reading: failed(code, message), healthy: false });
    const late = () => fail('parse_timeout', 'Reading the document takes too long.');
    let timer = setTimeout(late, fresh ? startMsMax : request.limits.parseMsMax);
    const done = (outcome: Outcome) => {
      clearTimeout(timer);
      child.removeAllListeners('message');
      child.removeAllListeners('exit');
      resolve(outcome);
    };
    const send = () =>
      child.send(request, (error) => {
        if (error) fail('parser_failed', 'The document could not be read.');
      });
    child.on('message', (reply: ParseReply) => {
      if (reply.ready) {
        clearTimeout(timer);
        timer = setTimeout(late, request.limits.parseMsMax);
        send();
      } else if (reply.ok) done({ reading: reply.reading, healthy: true });
      else fail('unreadable', 'The document cannot be read.');
    });
    child.once('exit', () => fail('parser_died', 'Reading the document takes too much memory.'));
    if (!fresh) send();
  });
}

function failed(code: string, message: string): Reading {
  return unreadable('pdf-text', hold(code, message));
}
