// The parts of an OpenAPI document that completing it touches.

export type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly required?: readonly string[];
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly default?: unknown;
  readonly example?: unknown;
};
export type Schemas = Readonly<Record<string, Schema>>;

export type Media = { schema?: Schema; example?: unknown };
export type Answer = {
  $ref?: string;
  description: string;
  headers?: Record<string, object>;
  content?: Record<string, Media>;
  links?: Record<string, object>;
};
export type Parameter = { readonly name: string; readonly in: string };
export type Operation = {
  readonly operationId?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Record<string, Media>; required?: boolean };
  readonly responses: Record<string, Answer>;
  security?: readonly object[];
};
export type Contract = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Schemas;
    headers?: Record<string, object>;
    links?: Record<string, object>;
    responses?: Record<string, Answer>;
  };
};

export type Listed = { readonly method: string; readonly path: string; readonly operation: Operation };

export function listOperations({ paths }: Contract): Listed[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method, path, operation })),
  );
}

/** What an object has at its top, wherever it is written. */
export function propertiesOf(schema: Schema, schemas: Schemas): Readonly<Record<string, Schema>> {
  const parts = (schema.allOf ?? []).map((part) => propertiesOf(part, schemas));
  return { ...Object.assign({}, ...parts), ...resolved(schema, schemas).properties } as Record<
    string,
    Schema
  >;
}

export function resolved(schema: Schema, schemas: Schemas): Schema {
  const name = schema.$ref?.split('/').at(-1);
  const target = name === undefined ? undefined : schemas[name];
  return target === undefined ? schema : { ...target, properties: propertiesOf(target, schemas) };
}
