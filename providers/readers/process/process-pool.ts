import { fork, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { withoutNetwork } from './isolation.js';
import type { ChildReply, ChildRequest } from './serve.js';

export type ProcessLimits = {
  readonly processesMax: number;
  /** Resident memory at which a process is killed in the middle of its work. */
  readonly memoryMebibytesMax: number;
  /** Resident memory above which a process is replaced after its work. */
  readonly recycleMebibytes: number;
  readonly recycleRequests: number;
  /** Time on the wall for one request, from when the process is ready for it. */
  readonly requestMsMax: number;
  /** Processor time of the process for one request; without it the wall clock alone counts. */
  readonly cpuMsMax?: number;
  /** Of an answer, as it is sent; a larger one is refused. */
  readonly answerBytesMax?: number;
  /** An idle process is ended after this long. */
  readonly idleMsMax: number;
};

export type Outcome<Answer> =
  | { readonly ok: true; readonly answer: Answer }
  /** `failed`: the work threw, and `code` and `message` are its own words. */
  | { readonly ok: false; readonly why: 'timeout' | 'died' | 'failed'; readonly code: string };

type Member = {
  readonly child: ChildProcess;
  served: number;
  ready: boolean;
  idleTimer: NodeJS.Timeout | null;
};

const startMsMax = 60_000;
const mebibyte = 1024 * 1024;
const answerBytesMaxDefault = 128 * mebibyte;

/**
 * Does untrusted work in child processes without our environment. A process that breaks a limit is killed and costs the
 * one request that it had; the next request starts another.
 */
export class ProcessPool<Request, Answer> {
  private readonly idle: Member[] = [];
  private readonly waiting: (() => void)[] = [];
  private busy = 0;

  /** `entry`: the module that calls `serve`, named without its ending. */
  constructor(
    private readonly entry: URL,
    readonly limits: ProcessLimits,
  ) {}

  async ask(request: Request): Promise<Outcome<Answer>> {
    if (this.busy >= this.limits.processesMax) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      this.busy += 1;
    }
    try {
      const member = this.idle.pop() ?? this.start();
      const { outcome, reusable } = await this.exchange(member, request);
      if (reusable && member.served < this.limits.recycleRequests) this.keep(member);
      else member.child.kill('SIGKILL');
      return outcome;
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.busy -= 1;
    }
  }

  private start(): Member {
    const ending = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
    const loader =
      ending === '.ts' ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href] : [];
    const { execPath, before } = withoutNetwork();
    const child = fork(`${fileURLToPath(this.entry)}${ending}`, [`${this.limits.memoryMebibytesMax}`], {
      execPath,
      execArgv: [...before, `--max-old-space-size=${this.limits.memoryMebibytesMax}`, ...loader],
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    // Node ends the process on an 'error' that nobody hears; what failed shows as an exit or a missing reply.
    child.on('error', () => child.kill('SIGKILL'));
    return { child, served: 0, ready: false, idleTimer: null };
  }

  private keep(member: Member): void {
    const { child } = member;
    const forget = () => {
      const at = this.idle.indexOf(member);
      if (at !== -1) this.idle.splice(at, 1);
    };
    // Forgotten before it is killed: until its end is known, it would be handed the next request.
    member.idleTimer = setTimeout(() => {
      forget();
      child.kill('SIGKILL');
    }, this.limits.idleMsMax).unref();
    child.once('exit', forget);
    child.unref();
    child.channel?.unref();
    this.idle.push(member);
  }

  /** The clock of the request starts when the process is ready: starting one takes seconds on a busy machine. */
  private exchange(
    member: Member,
    request: Request,
  ): Promise<{ readonly outcome: Outcome<Answer>; readonly reusable: boolean }> {
    const { child } = member;
    if (member.idleTimer) clearTimeout(member.idleTimer);
    child.removeAllListeners('exit');
    child.ref();
    child.channel?.ref();
    member.served += 1;
    return new Promise((resolve) => {
      const done = (outcome: Outcome<Answer>, reusable: boolean) => {
        clearTimeout(timer);
        child.removeAllListeners('message');
        child.removeAllListeners('exit');
        resolve({ outcome, reusable });
      };
      const fail = (why: 'timeout' | 'died') => done({ ok: false, why, code: why }, false);
      let timer = setTimeout(() => fail('timeout'), startMsMax);
      const send = () => {
        clearTimeout(timer);
        timer = setTimeout(() => fail('timeout'), this.limits.requestMsMax);
        const message: ChildRequest<Request> = {
          request,
          cpuMsMax: this.limits.cpuMsMax ?? null,
          answerBytesMax: this.limits.answerBytesMax ?? answerBytesMaxDefault,
        };
        child.send(message, (error) => {
          if (error) fail('died');
        });
      };
      child.on('message', (reply: ChildReply<Answer>) => {
        if (reply.kind === 'ready') {
          member.ready = true;
          send();
          return;
        }
        const reusable = reply.residentBytes < this.limits.recycleMebibytes * mebibyte;
        if (reply.kind === 'answer') done({ ok: true, answer: reply.answer }, reusable);
        else done({ ok: false, why: 'failed', code: reply.code }, reusable && reply.expected);
      });
      // The kernel's own word for it; see serve.ts.
      child.once('exit', (_code, signal) => fail(signal === 'SIGXCPU' ? 'timeout' : 'died'));
      if (member.ready) send();
    });
  }
}
