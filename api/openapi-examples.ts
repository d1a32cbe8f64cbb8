import { listOperations, type Contract, type Media, type Schema, type Schemas } from './openapi-shape.js';

/** Gives each JSON body and answer an example, put together from those that its schemas have. */
export function addExamples(contract: Contract): void {
  const { schemas } = contract.components;
  for (const { operation } of listOperations(contract)) {
    const contents = [operation.requestBody, ...Object.values(operation.responses)].map(
      (part) => part?.content,
    );
    for (const content of contents) {
      for (const [type, media] of Object.entries(content ?? {})) addExample(type, media, schemas);
    }
  }
}

function addExample(type: string, media: Media, schemas: Schemas): void {
  if (/json$/.test(type) && media.schema) media.example ??= exampleOf(media.schema, schemas);
}

const ofFormat: Readonly<Record<string, string>> = {
  'date-time': '2026-11-21T09:30:00.000Z',
  date: '2026-11-30',
  email: 'ada@northwind.example',
};

function exampleOf(schema: Schema, schemas: Schemas): unknown {
  const target = schemas[schema.$ref?.split('/').at(-1) ?? ''];
  if (target) return exampleOf(target, schemas);
  if (schema.example !== undefined) return schema.example;
  if (schema.default !== undefined) return schema.default;
  if (schema.enum) return schema.enum[0];
  if (schema.allOf)
    return Object.assign({}, ...schema.allOf.map((part) => exampleOf(part, schemas))) as unknown;
  const [choice] = schema.anyOf ?? schema.oneOf ?? [];
  return choice ? exampleOf(choice, schemas) : ofType(schema, schemas);
}

function ofType({ type, format, properties, items, minimum }: Schema, schemas: Schemas): unknown {
  switch ([type].flat()[0]) {
    case 'object':
      return Object.fromEntries(
        Object.entries(properties ?? {}).map(([name, each]) => [name, exampleOf(each, schemas)]),
      );
    case 'array':
      return items ? [exampleOf(items, schemas)] : [];
    case 'integer':
    case 'number':
      return minimum ?? 1;
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return ofFormat[format ?? ''] ?? 'text';
  }
}
