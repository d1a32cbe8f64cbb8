import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { problemCodes, statusOf } from '../../api/errors.js';
import { operations } from '../support/contract.js';

const guide = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8');
const rows = [...guide.matchAll(/^\| `(\w+)` \| (\d{3}) \|/gm)].map(([, code = '', status]) => ({
  code,
  status: Number(status),
}));

describe('the guide for integrators', () => {
  it('explains every code of a problem, once and with its status', () => {
    expect(rows.map(({ code }) => code).sort()).toEqual([...problemCodes].sort());
    const ofHttp = { bad_signature: 400, method_not_allowed: 405, internal: 500 };
    const statuses: Readonly<Record<string, number>> = { ...statusOf, ...ofHttp };
    for (const { code, status } of rows) expect({ code, status }).toEqual({ code, status: statuses[code] });
  });

  it('names paths that are there', () => {
    const named = [...guide.matchAll(/(?:GET|POST|PATCH|PUT|DELETE|\$API) ?(\/v1\/[\w./{}-]+)/g)].map(
      ([, path = '']) => path,
    );
    expect(named.length).toBeGreaterThan(10);
    const paths = operations.map(({ path }) => path);
    expect(named.filter((path) => !paths.includes(path))).toEqual([]);
  });
});
