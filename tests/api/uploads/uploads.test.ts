import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFiles, type Outcome } from '../../../scripts/import/import-files.js';
import { listDocuments } from '../../../scripts/import/list-documents.js';
import { freshKey, pdf } from '../../support/api.js';
import { eventually } from '../../support/eventually.js';
import { startWorkingApi, type WorkingApi } from '../../support/working-api.js';

let api: WorkingApi;
beforeAll(async () => {
  api = await startWorkingApi();
});
afterAll(() => api.close());

const formOf = (...files: readonly (readonly [name: string, content: string])[]) => {
  const form = new FormData();
  for (const [name, content] of files) form.append('files', new File([content], name));
  return form;
};
const send = (form: FormData, headers = freshKey()) =>
  api.tenant.as('clerk')('POST', '/v1/uploads', form, headers);

describe('files that are uploaded at once', () => {
  it('are each decided by itself', async () => {
    const twice = pdf();
    const form = formOf(['a.pdf', twice], ['b.pdf', twice], ['c.exe', 'MZ'], ['d.pdf', pdf()]);
    const { status, body } = await send(form);
    expect(status).toBe(201);
    const items = body['items'] as { billId: string }[];
    expect(items).toMatchObject([
      { fileName: 'a.pdf', outcome: 'created' },
      { fileName: 'b.pdf', outcome: 'duplicate', billId: items[0]?.billId },
      { fileName: 'c.exe', outcome: 'refused', code: 'unsupported_media' },
      { fileName: 'd.pdf', outcome: 'created' },
    ]);
    expect(body['progress']).toMatchObject({ duplicate: 1, refused: 1 });
  });

  it('show how far their reading is, until all are read', async () => {
    const { body } = await send(formOf(['a.pdf', pdf()], ['b.pdf', pdf()]));
    const of = `/v1/uploads/${String(body['uploadId'])}`;
    await eventually('both are read', async () => {
      const { body: now } = await api.viewer('GET', of);
      return (now['progress'] as { isDone: boolean }).isDone;
    });
    const { body: done } = await api.viewer('GET', of);
    expect(done['progress']).toEqual({
      ...{ reading: 0, read: 2, inReview: 2, duplicate: 0, refused: 0, isDone: true },
    });
  });

  it('are the same call when it is repeated', async () => {
    const headers = freshKey();
    const content = pdf();
    const first = await send(formOf(['a.pdf', content]), headers);
    expect((await send(formOf(['a.pdf', content]), headers)).body).toEqual(first.body);
  });

  it('are fifty at most', async () => {
    const many = Array.from({ length: 51 }, (_, index) => [`${index}.pdf`, 'x'] as const);
    expect((await send(formOf(...many))).status).toBe(422);
    expect((await send(formOf())).status).toBe(422);
  });
});

describe('a folder that is imported', () => {
  const makeFolder = () => {
    const dir = mkdtempSync(path.join(tmpdir(), 'payloom-import-'));
    mkdirSync(path.join(dir, 'march'));
    writeFileSync(path.join(dir, 'march/a.pdf'), pdf());
    writeFileSync(path.join(dir, 'b.PDF'), pdf());
    writeFileSync(path.join(dir, 'broken.pdf'), 'not one');
    writeFileSync(path.join(dir, 'notes.txt'), 'nothing to pay');
    return dir;
  };
  const importAll = async (dir: string) => {
    const outcomes: Outcome[] = [];
    const files = await listDocuments(dir);
    for await (const outcome of importFiles(api.tenant.client('clerk', api), files, {}))
      outcomes.push(outcome);
    return Object.fromEntries(outcomes.map(({ name, outcome }) => [name, outcome]));
  };

  it('becomes a bill a document, and says which it could not take', async () => {
    expect(await importAll(makeFolder())).toEqual({
      'march/a.pdf': 'created',
      'b.PDF': 'created',
      'broken.pdf': 'refused',
    });
  });

  it('makes no bill a second time, wherever the file lies by then', async () => {
    const dir = makeFolder();
    await importAll(dir);
    const bills = async () => {
      const { body } = await api.viewer('GET', '/v1/bills?count=true&limit=1');
      return (body['count'] as { value: number }).value;
    };
    const before = await bills();
    await importAll(dir);
    expect(await bills()).toBe(before);
  });
});
