import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { can, roles, type Action, type Role } from '../../domain/roles.js';
import { freshKey, pdf, startApi, type TestApi, type TestTenant } from '../support/api.js';
import { operations } from '../support/contract.js';
import { makeObjects } from '../support/tenant-objects.js';

/** Every operation that names an object: a new one is walked by itself, and fails until its object is made. */
const document = JSON.parse(readFileSync(new URL('../../api/openapi.json', import.meta.url), 'utf8')) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly 'x-action'?: Action }>>>>;
};
const naming = operations.flatMap(({ method, path, operation }) => {
  const action = document.paths[path]?.[method.toLowerCase()]?.['x-action'];
  const { content = {} } = operation.requestBody ?? {};
  const example = content['application/json']?.example;
  const isForm = 'multipart/form-data' in content;
  return action && path.includes('{') ? [{ method, path, action, example, isForm }] : [];
});

const someFiles = () => {
  const form = new FormData();
  form.append('files', new File([pdf()], 'a.pdf'));
  return form;
};

type Ids = Readonly<Record<string, string>>;
let api: TestApi;
let own: Ids;
let theirs: Ids;
beforeAll(async () => {
  api = await startApi();
  [own, theirs] = await Promise.all([makeObjects(api, api.tenant), makeObjects(api, api.other)]);
});
afterAll(() => api.close());

/** The same id with its last digits changed: nobody has it. */
const nobodys = (ids: Ids): Ids =>
  Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, `${id.slice(0, -6)}abcdef`]));

const fill = (path: string, ids: Ids) =>
  path.replace(/\{(\w+)\}/g, (_all, name: string) => {
    const id = ids[name];
    if (id === undefined) throw new Error(`tests/support/tenant-objects.ts makes no ${name} yet.`);
    return id;
  });

const askFor = async (
  tenant: TestTenant,
  role: Role,
  { method, path, example, isForm }: (typeof naming)[number],
  ids: Ids,
) => {
  const headers = { ...freshKey(), 'if-match': '"1"' };
  const { status, body } = await tenant.as(role)(
    method,
    fill(path, ids),
    isForm ? someFiles() : example,
    headers,
  );
  const { requestId: _own, ...problem } = body;
  return { status, problem };
};

it('the walk finds the operations that name an object', () => {
  expect(naming.length).toBeGreaterThan(40);
});

describe.each(naming)('$method $path', (operation) => {
  // What is put under an id of the caller's own is theirs from then on.
  const isMadeHere = operation.method === 'PUT';

  it("answers for another tenant's object as for one that was never there, whoever asks", async () => {
    for (const role of roles) {
      const [foreign, absent] = await Promise.all([
        askFor(api.tenant, role, operation, theirs),
        askFor(api.tenant, role, operation, nobodys(theirs)),
      ]);
      expect(foreign, role).toEqual(absent);
      const expected = can(role, operation.action) ? (isMadeHere ? foreign.status : 404) : 403;
      expect(foreign.status, role).toBe(expected);
    }
  });

  it.runIf(operation.method === 'GET')('shows an own object to those whom the table names', async () => {
    for (const role of roles) {
      const { status, problem } = await askFor(api.tenant, role, operation, own);
      const isLetIn = problem['code'] !== 'forbidden';
      expect(isLetIn, `${role}: ${status}`).toBe(can(role, operation.action));
    }
  });
});

it('the objects that the walk asks for are there', async () => {
  const paths = naming.filter(({ method, path }) => method === 'GET' && path.endsWith('}'));
  for (const operation of paths) {
    const { status } = await askFor(api.tenant, 'admin', operation, own);
    expect(status, operation.path).toBe(200);
  }
});
