import type { Api } from './deps.js';
import { relaxBodies } from './openapi-bodies.js';
import { completeAnswers } from './openapi-answers.js';
import { addExamples } from './openapi-examples.js';
import { addLinks } from './openapi-links.js';
import { reviveNullable } from './openapi-nullable.js';
import type { Contract } from './openapi-shape.js';

export type ApiDocument = ReturnType<Api['getOpenAPI31Document']>;

const tags = {
  bills: 'What we owe: entered or read from a document, approved, scheduled, paid.',
  uploads: 'Many files at once, each decided by itself, and how far their reading is.',
  'model costs': 'What reading documents with a model has cost.',
  'inbound mail': 'Entrances for bills by mail, and the mails that came in.',
  documents: 'Files of bills, and pictures of their pages.',
  'recurring bills': 'What makes a bill every period, on a schedule.',
  vendors: 'Whom we owe; vouched for by a second person before anything is paid.',
  'bank accounts': 'Where a vendor is paid; shown masked, changed by two people.',
  screening: 'Names that may not be paid.',
  'approval policies': 'Who has to approve what.',
  payments: 'Our attempts to move money, and what became of them.',
  'cash accounts':
    'Where money is that bills are paid from: what is in it, what is reserved, what is available.',
  ledger: 'What all of it comes to: double entry, at any instant and as it was known at another.',
  members: 'The people of a tenant and their roles.',
  'API keys': 'What programs authenticate with, for a member and at most with their rights.',
  events: 'Everything that happened, in one order.',
  'event endpoints': 'Where you are told of events.',
  'event deliveries': 'What was told to whom, and what they answered.',
  webhooks: 'Where providers tell us of events.',
  operations: 'For operators, who see what came in for all tenants.',
  health: 'For load balancers and operators.',
};

/** The contract, generated from the routes themselves; api/openapi.json is a checked copy. */
export function describeApi(app: Api): ApiDocument {
  const generated = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Payloom',
      version: '1',
      description:
        'A durable payment pipeline. Every bill is a workflow: what you ask of it is carried out or refused with ' +
        'the reason. Amounts are whole minor units. Failures are problem bodies (RFC 9457) with a stable `code`.',
      contact: { name: 'Payloom', url: 'https://payloom.dev' },
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: '/', description: 'Where this document comes from.' }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
  });
  const document = JSON.parse(JSON.stringify(generated), reviveNullable) as ApiDocument;
  const contract = document as unknown as Contract;
  relaxBodies(contract);
  addExamples(contract);
  addLinks(contract);
  completeAnswers(contract);
  return document;
}

export function describeSecurity(app: Api): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'apiKey', {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key, `pl_live_…` or `pl_test_…`.',
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description:
      'An access token of an OIDC issuer that this installation trusts. Its subject has to be linked to a member. ' +
      'Members of several tenants name one with the header X-Tenant-Id.',
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'operatorToken', {
    type: 'http',
    scheme: 'bearer',
    description: 'OPERATOR_TOKEN of the installation: for metrics and detailed health.',
  });
}
