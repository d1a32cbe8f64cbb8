import { readdirSync, readFileSync } from 'node:fs';

const kb = 1024;

/** The most that any child of this process has held, as the kernel counts it (proc(5)). Linux only; 0 elsewhere. */
export function highestResidentBytes(): number {
  return Math.max(0, ...childStatuses().map((status) => field(status, 'VmHWM')));
}

/** What this process and its children hold now. */
export function residentBytesOfAll(): number {
  const children = childStatuses().reduce((sum, status) => sum + field(status, 'VmRSS'), 0);
  return process.memoryUsage.rss() + children;
}

function childStatuses(): string[] {
  const names = listed('/proc').filter((name) => /^\d+$/.test(name));
  return names.flatMap((name) => {
    const status = read(`/proc/${name}/status`);
    return field(status, 'PPid') / kb === process.pid ? [status] : [];
  });
}

function field(status: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0) * kb;
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // It has ended between the listing and the look.
    return '';
  }
}
