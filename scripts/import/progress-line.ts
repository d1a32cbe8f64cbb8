import type { Outcome } from './import-files.js';

type Out = { readonly isTTY?: boolean; write(text: string): unknown };

const linesWithoutTerminal = 20;

/** One line that is written over on a terminal; elsewhere some twenty lines in all. */
export function showProgress(out: Out, total: number): { step(outcome: Outcome): void; end(): void } {
  const every = Math.max(1, Math.ceil(total / linesWithoutTerminal));
  const startedAt = Date.now();
  let done = 0;
  return {
    step({ name }) {
      done += 1;
      const perMinute = Math.round((done / Math.max(Date.now() - startedAt, 1)) * 60_000);
      const line = `  ${done}/${total} files, ${perMinute} a minute`;
      if (out.isTTY) out.write(`\r\u001b[2K${line}: ${name.slice(0, 60)}`);
      else if (done % every === 0 || done === total) out.write(`${line}\n`);
    },
    end() {
      if (out.isTTY && done > 0) out.write('\r\u001b[2K');
    },
  };
}
