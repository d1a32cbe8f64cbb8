/** What a person at the terminal sees while something long happens. */
export type Progress = (line: string) => void;

export const printProgress: Progress = (line) => {
  process.stderr.write(`  ${line}\n`);
};

/** Says that work goes on, every five seconds, until it is done. */
export async function withProgress<T>(progress: Progress, what: string, work: () => Promise<T>): Promise<T> {
  const startedAt = Date.now();
  progress(`${what} …`);
  const timer = setInterval(() => progress(`${what} … ${secondsSince(startedAt)} s`), 5_000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

export function secondsSince(startedAtMs: number): string {
  return ((Date.now() - startedAtMs) / 1_000).toFixed(1);
}
