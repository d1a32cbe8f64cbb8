import { closeSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

export type Logged<E> = E & { readonly seq: number; readonly loggedAt: string };

/**
 * An append-only JSONL file. An entry is on the disk before `append` returns, so that `kill -9` loses nothing that was
 * answered; a line torn by the kill is cut off at the next start.
 */
export type DurableLog<E> = {
  readonly entries: readonly Logged<E>[];
  append(entry: E): Logged<E>;
  close(): void;
};

export function openLog<E extends object>(file: string): DurableLog<E> {
  mkdirSync(dirname(file), { recursive: true });
  const descriptor = openSync(file, 'a+', 0o600);
  const text = readFileSync(file, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole.length < text.length) ftruncateSync(descriptor, Buffer.byteLength(whole));
  const entries = whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Logged<E>);
  return {
    entries,
    append(entry) {
      const logged = { seq: entries.length + 1, loggedAt: new Date().toISOString(), ...entry };
      writeSync(descriptor, `${JSON.stringify(logged)}\n`);
      fsyncSync(descriptor);
      entries.push(logged);
      return logged;
    },
    close: () => closeSync(descriptor),
  };
}
