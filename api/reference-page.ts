import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import { errorCodes } from '../domain/errors.js';
import { can, roles, type Action } from '../domain/roles.js';
import type { Api } from './deps.js';
import { statusOf } from './errors.js';
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

type Content = Readonly<Record<string, { readonly schema?: unknown; readonly example?: unknown }>>;
type Answer = { readonly description: string; readonly content?: Content };
type Answers = Readonly<Record<string, Answer>>;
type Operation = {
  readonly operationId: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly 'x-action'?: string;
  readonly requestBody?: { readonly content: Content };
  readonly responses: Answers;
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
        ${(document.tags ?? []).map(({ name }) => section(name, operations, document))}
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

function section(tag: string, operations: readonly Listed[], document: ApiDocument) {
  return html`<h2>${tag}</h2>
    ${operations
      .filter(({ operation }) => operation.tags?.includes(tag))
      .map((each) => entry(each, document))}`;
}

function entry({ method, path, operation }: Listed, { components = {} }: ApiDocument) {
  const { operationId, summary = '', description = '', 'x-action': action } = operation;
  const answers = Object.entries(operation.responses).map(
    ([status, answer]) => [status, resolved(answer, components.responses as Answers)] as const,
  );
  // The id is within: a browser that goes to it opens what is around it.
  return html`<details>
    <summary>
      <span class="method">${method}</span><code>${path}</code>
      <span class="what">${summary}</span>
    </summary>
    <p id="${operationId}">${description} <a href="#${operationId}">#${operationId}</a></p>
    ${action ? html`<p>Needs <code>${action}</code>: ${rolesOf(action)}.</p>` : ''}
    ${medias(operation.requestBody?.content, 'Body')}
    ${answers
      .filter(([status]) => status < '300')
      .map(([status, { description: what, content }]) => [
        html`<p><b>${status}</b> ${what}</p>`,
        medias(content, 'Answer'),
      ])}
    <table>
      ${answers
        .filter(([status]) => status >= '300')
        .map(
          ([status, { description: what }]) =>
            html`<tr>
              <th>${status}</th>
              <td>${what}</td>
              <td>${codesOf(Number(status)).map((code) => html`<code>${code}</code> `)}</td>
            </tr>`,
        )}
    </table>
  </details>`;
}

/** The example where there is one: it says more than the shape, which is in openapi.json. */
function medias(content: Content | undefined, name: string) {
  return Object.entries(content ?? {}).map(
    ([type, { schema, example }]) =>
      html`<p>${name}, <code>${type}</code>:</p>
        <pre>${JSON.stringify(example ?? schema ?? {}, null, 2)}</pre>`,
  );
}

const rolesOf = (action: string) => roles.filter((role) => can(role, action as Action)).join(', ');

/** Which refusals a status may mean. */
const codesOf = (status: number) => errorCodes.filter((code) => statusOf[code] === status);

function resolved(answer: Answer & { readonly $ref?: string }, shared: Answers = {}): Answer {
  const name = answer.$ref?.split('/').at(-1);
  return (name === undefined ? undefined : shared[name]) ?? answer;
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
