import {
  listOperations,
  propertiesOf,
  type Answer,
  type Contract,
  type Listed,
  type Schemas,
} from './openapi-shape.js';

/**
 * Says where one can go from an answer: to every operation whose path ends with the id that the answer begins with.
 * What was made or read links to what can be done with it.
 */
export function addLinks(contract: Contract): void {
  const operations = listOperations(contract);
  const shared: Record<string, object> = {};
  for (const source of operations) {
    for (const status of source.method === 'get' ? ['200'] : ['201']) {
      const answer = source.operation.responses[status];
      if (answer) linkAnswer(answer, operations, contract.components.schemas, shared);
    }
  }
  contract.components.links = shared;
}

function linkAnswer(
  answer: Answer,
  operations: readonly Listed[],
  schemas: Schemas,
  shared: Record<string, object>,
): void {
  const schema = answer.content?.['application/json']?.schema;
  if (!schema) return;
  const whole = propertiesOf(schema, schemas);
  const isList = 'items' in whole;
  const item = isList ? propertiesOf(whole['items']?.items ?? {}, schemas) : whole;
  const [id] = Object.keys(item);
  const links: Record<string, object> = {};
  for (const { path, operation } of operations) {
    const { operationId = '' } = operation;
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    if (names.at(-1) !== id || !names.every((name) => name in item)) continue;
    const name = isList ? `${operationId}OfFirst` : operationId;
    const pointer = isList ? '$response.body#/items/0/' : '$response.body#/';
    const parameters = Object.fromEntries(names.map((each) => [each, `${pointer}${each}`]));
    const takesVersion = operation.parameters?.some((parameter) => parameter.name === 'If-Match') ?? false;
    const version = takesVersion && !isList ? { 'header.If-Match': '$response.header.ETag' } : {};
    shared[name] = { operationId, parameters: { ...parameters, ...version } };
    links[operationId] = { $ref: `#/components/links/${name}` };
  }
  if (Object.keys(links).length > 0) answer.links = links;
}
