import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApi, type TestApi } from '../support/api.js';

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
