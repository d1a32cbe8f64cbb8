import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** What api/openapi.json says about an answer. Nothing that it does not name may be in one. */

type Json = { [name: string]: unknown };
type Header = { required?: boolean; schema: object };
type Answer = {
  headers?: Record<string, Header>;
  content?: Record<string, { schema: object; example?: unknown }>;
  links?: object;
};
type Received = { status: number; headers: Headers; text: string; body: unknown };
type Operation = {
  operationId: string;
  'x-action'?: string;
  parameters?: { name: string; in: string; required?: boolean; schema: object }[];
  requestBody?: { content: Record<string, { example?: unknown }> };
  responses: Record<string, Answer>;
};

const file = new URL('../../api/openapi.json', import.meta.url);
const document = resolve(JSON.parse(readFileSync(file, 'utf8')) as Json) as {
  paths: Record<string, Record<string, Operation>>;
};
const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
// ajv-formats is CommonJS: its types and its module disagree about the default export.
(addFormats as unknown as (ajv: Ajv2020) => void)(ajv);

export const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
);
export type ListedOperation = (typeof operations)[number];

/** What is wrong with this answer; empty when it keeps the contract. Requests that no operation takes are of nobody. */
export function breachesOf(method: string, url: string, answer: Received): string[] {
  const pathname = url.split('?')[0] ?? '';
  const found = operations.find((each) => each.method === method && matches(each.path, pathname));
  if (!found) return [];
  const call = `${method} ${found.path} ${answer.status}`;
  const said = found.operation.responses[String(answer.status)];
  if (!said) return [`${call}: not in the contract`];
  const headers = Object.entries(said.headers ?? {}).flatMap(([name, { required, schema }]) => {
    const value = answer.headers.get(name);
    if (value === null) return required ? [`${call}: without ${name}`] : [];
    return failuresOf(schema, 'type' in schema && schema.type === 'integer' ? Number(value) : value).map(
      (failure) => `${call}: header ${name} ${failure}`,
    );
  });
  return [...headers, ...bodyBreaches(call, said, answer)];
}

function bodyBreaches(call: string, { content }: Answer, answer: Received): string[] {
  const type = (answer.headers.get('content-type') ?? '').split(';')[0] ?? '';
  if (content === undefined) return answer.text === '' ? [] : [`${call}: has a body`];
  const media = content[type] ?? content['*/*'];
  if (!media) return [`${call}: is ${type || 'without a body'}, not ${Object.keys(content).join(' or ')}`];
  if (!/json$/.test(type)) return [];
  return failuresOf(media.schema, answer.body).map((failure) => `${call}: ${failure}`);
}

const validators = new WeakMap<object, ValidateFunction>();

function failuresOf(schema: object, value: unknown): string[] {
  const validate = validators.get(schema) ?? ajv.compile(schema);
  validators.set(schema, validate);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${instancePath || '/'} ${message ?? ''} ${JSON.stringify(params)}`,
  );
}

function matches(template: string, pathname: string): boolean {
  const wanted = template.split('/');
  const given = pathname.split('/');
  const isLiteralElsewhere = (segment: string) =>
    operations.some(({ path }) => path.split('/').includes(segment));
  return (
    wanted.length === given.length &&
    wanted.every((part, at) =>
      part.startsWith('{') ? !isLiteralElsewhere(given[at] ?? '') : part === given[at],
    )
  );
}

/** References in place of what they name, and objects closed: what is not written down is not promised. */
function resolve(whole: Json): Json {
  const visit = (node: unknown, open: boolean): unknown => {
    if (Array.isArray(node)) return node.map((each) => visit(each, open));
    if (typeof node !== 'object' || node === null) return node;
    const { $ref, ...own } = node as Json & { $ref?: string };
    if (typeof $ref === 'string' && !('operationId' in own)) return visit(at(whole, $ref), open);
    const isObject = own['type'] === 'object' && 'properties' in own;
    const entries = Object.entries(own).map(([name, value]): [string, unknown] => [
      name,
      name === 'example' || name === 'links' ? value : visit(value, name === 'allOf'),
    ]);
    const closed = !open && (isObject || 'allOf' in own) && !('additionalProperties' in own);
    return { ...Object.fromEntries(entries), ...(closed ? { unevaluatedProperties: false } : {}) };
  };
  return visit(whole, false) as Json;
}

function at(whole: Json, ref: string): unknown {
  const keys = ref
    .slice(2)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  return keys.reduce<unknown>((node, key) => (node as Json)[key], whole);
}
