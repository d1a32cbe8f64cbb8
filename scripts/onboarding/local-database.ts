import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { appRole } from '../provision/database.js';
import type { Home } from '../provision/home.js';

const portsShape = z.object({ postgres: z.number().int() });

/** The database that `npm start` keeps in this home, as the application sees it; null when there is none yet. */
export function localDatabaseUrl(home: Home): string | null {
  const files = ['ports.json', 'postgres-app-password'].map((name) => path.join(home.dir, name));
  if (!files.every((file) => existsSync(file))) return null;
  const [ports = '', password = ''] = files.map((file) => readFileSync(file, 'utf8').trim());
  const { data } = portsShape.safeParse(JSON.parse(ports));
  return data
    ? `postgres://${appRole}:${encodeURIComponent(password)}@127.0.0.1:${data.postgres}/payloom`
    : null;
}
