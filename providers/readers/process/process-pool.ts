import { fork, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { getPriority, setPriority } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { withoutNetwork } from './isolation.js';
import type { ChildReply, ChildRequest, StartTime } from './serve.js';

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
  /** How far its processes yield to others at least: 0, the default, not at all; 19 wholly. */
  readonly niceness?: number;
};

export type Outcome<Answer> =
  | { readonly ok: true; readonly answer: Answer }
  /** `failed`: the work threw, and `code` and `message` are its own words. */
  | { readonly ok: false; readonly why: 'timeout' | 'died' | 'failed'; readonly code: string };

type Start = 'ready' | 'timeout' | 'died';

type Member = {
  readonly child: ChildProcess;
  readonly started: Promise<Start>;
  served: number;
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

  /** Has a process ready for the next request, so that this one does not wait for its start. */
  async prepare(): Promise<void> {
    if (this.idle.length === 0 && this.busy < this.limits.processesMax) this.keep(this.start('ahead'));
    const member = this.idle.at(-1);
    if (!member) return;
    hold(member);
    await member.started;
    if (this.idle.includes(member)) letGo(member);
  }

  async ask(request: Request): Promise<Outcome<Answer>> {
    if (this.busy >= this.limits.processesMax) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      this.busy += 1;
    }
    try {
      const member = this.idle.pop() ?? this.start('now');
      const { outcome, reusable } = await this.exchange(member, request);
      if (reusable && member.served < this.limits.recycleRequests) this.keep(member);
      else this.replace(member, outcome);
      return outcome;
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.busy -= 1;
    }
  }

  /** `ahead` of the request it may take its time; `now` somebody waits. */
  private start(when: StartTime): Member {
    const ending = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
    const loader =
      ending === '.ts' ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href] : [];
    const { execPath, before } = withoutNetwork();
    const child = fork(`${fileURLToPath(this.entry)}${ending}`, [`${this.limits.memoryMebibytesMax}`, when], {
      execPath,
      execArgv: [...before, `--max-old-space-size=${this.limits.memoryMebibytesMax}`, ...loader],
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    beNice(child, this.limits.niceness ?? 0);
    // Node ends the process on an 'error' that nobody hears; what failed shows as an exit or a missing reply.
    child.on('error', () => child.kill('SIGKILL'));
    return { child, started: startOf(child), served: 0, idleTimer: null };
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
    letGo(member);
    this.idle.push(member);
  }

  /** Where one was read, the next one will come; what ended its process may have been the last. */
  private replace({ child }: Member, { ok }: Outcome<Answer>): void {
    child.kill('SIGKILL');
    if (ok && this.idle.length === 0) this.keep(this.start('ahead'));
  }

  /** The clock of the request starts when the process is ready: starting one takes seconds on a busy machine. */
  private async exchange(
    member: Member,
    request: Request,
  ): Promise<{ readonly outcome: Outcome<Answer>; readonly reusable: boolean }> {
    const { child } = member;
    if (member.idleTimer) clearTimeout(member.idleTimer);
    hold(member);
    const start = await member.started;
    if (start !== 'ready') return { outcome: { ok: false, why: start, code: start }, reusable: false };
    child.removeAllListeners('exit');
    member.served += 1;
    return new Promise((resolve) => {
      const done = (outcome: Outcome<Answer>, reusable: boolean) => {
        clearTimeout(timer);
        child.removeAllListeners('message');
        child.removeAllListeners('exit');
        resolve({ outcome, reusable });
      };
      const fail = (why: 'timeout' | 'died') => done({ ok: false, why, code: why }, false);
      const timer = setTimeout(() => fail('timeout'), this.limits.requestMsMax);
      child.on('message', (reply: ChildReply<Answer>) => {
        if (reply.kind === 'ready') return;
        const reusable = reply.residentBytes < this.limits.recycleMebibytes * mebibyte;
        if (reply.kind === 'answer') done({ ok: true, answer: reply.answer }, reusable);
        else done({ ok: false, why: 'failed', code: reply.code }, reusable && reply.expected);
      });
      // The kernel's own word for it; see serve.ts.
      child.once('exit', (_code, signal) => fail(signal === 'SIGXCPU' ? 'timeout' : 'died'));
      const message: ChildRequest<Request> = {
        request,
        cpuMsMax: this.limits.cpuMsMax ?? null,
        answerBytesMax: this.limits.answerBytesMax ?? answerBytesMaxDefault,
      };
      child.send(message, (error) => {
        if (error) fail('died');
      });
    });
  }
}

/** The first thing that it says is that it is ready. */
function startOf(child: ChildProcess): Promise<Start> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('timeout'), startMsMax).unref();
    const settle = (start: Start) => {
      clearTimeout(timer);
      resolve(start);
    };
    child.once('message', () => settle('ready'));
    child.once('exit', () => settle('died'));
  });
}

/** Keeps this program from ending while the process works for it. */
function hold({ child }: Member): void {
  child.ref();
  child.channel?.ref();
}

function letGo({ child }: Member): void {
  child.unref();
  child.channel?.unref();
}

/** What it inherits may be more already, and less is not for everybody to give. */
function beNice({ pid }: ChildProcess, niceness: number): void {
  if (pid !== undefined && niceness > getPriority()) setPriority(pid, niceness);
}
