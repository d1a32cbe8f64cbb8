import type { Api } from './deps.js';

export type ApiDocument = ReturnType<Api['getOpenAPI31Document']>;

/** The contract, generated from the routes themselves; api/openapi.json is a checked copy. */
export function describeApi(app: Api): ApiDocument {
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Payloom',
      version: '1',
      description:
        'A durable payment pipeline. Every bill is a workflow: what you ask of it is carried out or refused with ' +
        'the reason. Amounts are whole minor units. Failures are problem bodies (RFC 9457) with a stable `code`.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [
      'bills',
      'recurring bills',
      'vendors',
      'bank accounts',
      'approval policies',
      'payments',
      'members',
      'API keys',
      'events',
      'event endpoints',
      'event deliveries',
      'webhooks',
      'health',
    ].map((name) => ({ name })),
  });
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
