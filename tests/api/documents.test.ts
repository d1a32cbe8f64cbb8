import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../support/api.js';
import { operations } from '../support/contract.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

it('the contract that is served is the one in the repository', async () => {
  const { body } = await api.ask('GET', '/openapi.json');
  const kept = readFileSync(new URL('../../api/openapi.json', import.meta.url), 'utf8');
  expect(body).toEqual(JSON.parse(kept));
});

it('the reference names every route and loads nothing from anywhere', async () => {
  const { text, headers } = await api.ask('GET', '/docs');
  const { body } = await api.ask('GET', '/openapi.json');
  for (const path of Object.keys(body['paths'] as object)) expect(text).toContain(path);
  expect(text).not.toMatch(/<(script|link|img|iframe)|src=|url\(|@import|href="(?![/#])/);
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
});

describe('the reference of each operation', () => {
  let text: string;
  beforeAll(async () => {
    ({ text } = await api.ask('GET', '/docs'));
  });

  it.each(operations)(
    'can be linked to, and shows what is sent, answered and refused: $method $path',
    (each) => {
      const { operationId, requestBody, responses, 'x-action': action } = each.operation;
      const [, shown = ''] = text.split(`<p id="${operationId}">`);
      const [entry = ''] = shown.split('</details>');
      expect(entry).toContain(`href="#${operationId}"`);
      const examples = [requestBody, ...Object.entries(responses).map(([code, it]) => (code < '3' ? it : {}))]
        .flatMap((part) => Object.values(part?.content ?? {}))
        .flatMap(({ example }) => (example === undefined ? [] : [escaped(JSON.stringify(example, null, 2))]));
      for (const example of examples) expect(entry).toContain(example);
      for (const status of Object.keys(responses)) expect(entry).toContain(status);
      if (responses['409']) expect(entry).toContain('<code>wrong_state</code>');
      if (action) expect(entry).toContain(`<code>${action}</code>: `);
    },
  );
});

const escaped = (text: string) =>
  text.replace(
    /[&<>"']/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? '&#39;',
  );
