import { listOperations, resolved, type Contract } from './openapi-shape.js';

/** A body of which nothing is required may be left out: the API reads its absence as `{}`. */
export function relaxBodies(contract: Contract): void {
  for (const { operation } of listOperations(contract)) {
    const { requestBody } = operation;
    const schema = requestBody?.content['application/json']?.schema;
    if (!requestBody || !schema) continue;
    const { required = [], anyOf, oneOf } = resolved(schema, contract.components.schemas);
    if (required.length === 0 && !anyOf && !oneOf) requestBody.required = false;
  }
}
