import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import * as prettier from 'prettier';
import { createApp } from '../api/app.js';
import { apiLimits, usualAccess, type ApiDeps } from '../api/deps.js';
import { describeApi } from '../api/openapi-document.js';

// The contract and the types of the client, both from the routes.

const contractFile = fileURLToPath(new URL('../api/openapi.json', import.meta.url));
const typesFile = fileURLToPath(new URL('../client/schema.ts', import.meta.url));

// Only routes are looked at, so that nothing else has to be there.
const contract = JSON.stringify(
  describeApi(createApp({ limits: apiLimits, access: usualAccess } as ApiDeps)),
);
const options = await prettier.resolveConfig(contractFile);
const generated = new Map([
  [contractFile, await prettier.format(contract, { ...options, parser: 'json' })],
  [typesFile, await clientTypes()],
]);

if (!process.argv.includes('--check')) {
  for (const [file, text] of generated) writeFileSync(file, text);
} else if ([...generated].some(([file, text]) => text !== readIfThere(file))) {
  process.stderr.write('api/openapi.json or client/schema.ts is not what the routes say: npm run openapi\n');
  process.exitCode = 1;
}

async function clientTypes(): Promise<string> {
  const document = JSON.parse(contract, asCallersSeeIt) as OpenAPI3;
  const types = await openapiTS(document, {
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    // What has a default need not be given.
    defaultNonNullable: false,
  });
  return `// Generated from api/openapi.json: npm run openapi\n${astToString(types)}`;
}

/**
 * The client makes the key of a call when its caller does not. And "one of these fields is needed" has no type of its own:
 * beside the fields it would make the whole of them unknown.
 */
function asCallersSeeIt(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('name' in value && value.name === 'Idempotency-Key') return { ...value, required: false };
  if (!('properties' in value) || !('anyOf' in value)) return value;
  const { anyOf, ...fields } = value;
  return isOnlyRequired(anyOf) ? fields : value;
}

function isOnlyRequired(choices: unknown): boolean {
  return (
    Array.isArray(choices) && choices.every((choice: object) => Object.keys(choice).join() === 'required')
  );
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
