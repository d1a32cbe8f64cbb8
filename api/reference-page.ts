import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import type { Api } from './deps.js';
import { describeApi, type ApiDocument } from './openapi-document.js';

const style = `
body { font: 15px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 62rem; padding: 1rem; color: #1c2330; background: #fff; }
h2 { border-bottom: 1px solid #d5dae3; margin-top: 2.5rem; text-transform: capitalize; }
details { border: 1px solid #d5dae3; border-radius: 6px; margin: .4rem 0; padding: .4rem .8rem; }
summary { cursor: pointer; } code, pre { font: 13px ui-monospace, monospace; } pre { overflow-x: auto; }
.method { display: inline-block; font-weight: 700; min-width: 4.2rem; text-transform: uppercase; }
.what { color: #56617a; } th, td { padding: .1rem 1rem .1rem 0; text-align: left; vertical-align: top; }
@media (prefers-color-scheme: dark) { body { background: #12161f; color: #dfe5f0; } h2, details { border-color: #323b4d; } .what { color: #9aa7c0; } }
`;
const styleHash = createHash('sha256').update(style).digest('base64');

type Operation = {
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly 'x-action'?: string;
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: unknown }>> };
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
};
type Listed = { readonly method: string; readonly path: string; readonly operation: Operation };

/** A reference that needs nothing from elsewhere: written by the server from the document, without scripts. */
export function addReferencePage(app: Api): void {
  app.get('/docs', (c) => {
    c.header('content-security-policy', `default-src 'none'; style-src 'sha256-${styleHash}'`);
    return c.html(page(describeApi(app)));
  });
}

function page(document: ApiDocument) {
  const operations = listOperations(document);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${document.info.title} API</title>
        ${raw(`<style>${style}</style>`)}
      </head>
      <body>
        <h1>${document.info.title} API</h1>
        <p>${document.info.description ?? ''}</p>
        <p>
          <code>Authorization: Bearer pl_…</code> · the whole contract:
          <a href="/openapi.json">openapi.json</a>
        </p>
        ${(document.tags ?? []).map(({ name }) => section(name, operations))}
        <h2>shapes</h2>
        ${Object.entries(document.components?.schemas ?? {}).map(
          ([name, schema]) =>
            html`<details id="${name}">
              <summary><code>${name}</code></summary>
              <pre>${JSON.stringify(schema, null, 2)}</pre>
            </details>`,
        )}
      </body>
    </html>`;
}

function section(tag: string, operations: readonly Listed[]) {
  return html`<h2>${tag}</h2>
    ${operations.filter(({ operation }) => operation.tags?.includes(tag)).map(entry)}`;
}

function entry({ method, path, operation }: Listed) {
  const body = Object.entries(operation.requestBody?.content ?? {}).at(0);
  const action = operation['x-action'];
  return html`<details>
    <summary>
      <span class="method">${method}</span><code>${path}</code>
      <span class="what">${operation.summary ?? ''}</span>
    </summary>
    <p>${operation.description ?? ''}</p>
    ${action ? html`<p>Needs <code>${action}</code>.</p>` : ''}
    ${
      body
        ? html`<p>Body, <code>${body[0]}</code>:</p>
            <pre>${JSON.stringify(body[1].schema, null, 2)}</pre>`
        : ''
    }
    <table>
      ${Object.entries(operation.responses).map(
        ([status, { description }]) =>
          html`<tr>
            <th>${status}</th>
            <td>${description}</td>
          </tr>`,
      )}
    </table>
  </details>`;
}

function listOperations({ paths }: ApiDocument): Listed[] {
  return Object.entries(paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Operation>).map(([method, operation]) => ({
      method,
      path,
      operation,
    })),
  );
}
