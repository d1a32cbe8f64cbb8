import { parseArgs } from 'node:util';

export type Flags = Readonly<Record<string, string | undefined>>;

/** `--name value` for the names given; anything else ends the process with what is allowed. */
export function readFlags(names: readonly string[]): Flags {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  return parseArgs({ options, strict: true }).values;
}

export function numberFlag(flags: Flags, name: string): number | undefined {
  const text = flags[name];
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`--${name} is a whole number, not ${text}.`);
  return value;
}

export function requiredFlag(flags: Flags, name: string): string {
  const text = flags[name];
  if (text === undefined || text === '') throw new Error(`--${name} is required.`);
  return text;
}

/** Leaves out what was not given, so that the stand-in's own defaults hold. */
export function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** Says where it listens, as one JSON line, and stops on SIGTERM and SIGINT. */
export function runUntilSignal(
  running: { close(): Promise<void> },
  ready: { readonly url: string; readonly publicKey?: string },
): void {
  process.stdout.write(`${JSON.stringify(ready)}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void running.close().then(() => process.exit(0));
    });
  }
}
