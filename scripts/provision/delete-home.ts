import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

/** Deletes a home with all homes inside it, and what their Postgres keeps outside. Nothing of it may run. */
export function deleteHome(dir: string): void {
  for (const file of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
    if (path.basename(file) !== 'postgres-location') continue;
    const outside = readFileSync(path.join(dir, file), 'utf8').trim();
    if (outside.startsWith('/var/tmp/payloom-')) rmSync(outside, { recursive: true, force: true });
  }
  rmSync(dir, { recursive: true, force: true });
}
