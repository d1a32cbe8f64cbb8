/**
 * The dependency rule of ARCHITECTURE.md. Each layer: its files (paths without extension; the first match counts), which
 * layers it may import, of which only the types, which packages (absent: every one that has no home elsewhere), and where
 * an import that it may not have belongs.
 */
export const layers = [
  {
    name: 'tests',
    files: /^(tests\/|vitest\.config$)/,
    wiresEverything: true,
    mayImport: ['tests', 'scripts', 'bench'],
  },
  { name: 'bench', files: /^bench\//, wiresEverything: true, mayImport: ['bench', 'scripts'] },
  { name: 'scripts', files: /^(scripts\/|drizzle\.config$)/, wiresEverything: true, mayImport: ['scripts'] },
  { name: 'wiring', files: /^(worker|api\/server)$/, wiresEverything: true, mayImport: [] },
  {
    name: 'domain',
    files: /^domain\//,
    mayImport: ['domain'],
    packages: [],
    home: 'domain/ is pure: do the I/O in activities/ behind providers/ports.ts, and pass its result in as data.',
  },
  {
    name: 'messages',
    files: /^workflows\/messages$/,
    mayImport: ['domain'],
    packages: ['@temporalio/workflow', '@temporalio/common'],
    home: 'workflows/messages.ts holds names and types only: what they need belongs in domain/.',
  },
  {
    name: 'workflows',
    files: /^workflows\//,
    mayImport: ['domain', 'messages', 'workflows'],
    mayImportTypesOf: ['activities'],
    packages: ['@temporalio/workflow', '@temporalio/common'],
    home: 'workflows/ are deterministic: put the side effect in activities/ and import only its type.',
  },
  {
    name: 'activities',
    files: /^activities\//,
    mayImport: ['domain', 'db', 'ports', 'log', 'activities'],
    mayImportTypesOf: ['messages'],
    home: 'activities/ see the outside world through providers/ports.ts: add it to a port and wire the provider in worker.ts.',
  },
  {
    name: 'api',
    files: /^api\//,
    mayImport: ['domain', 'db', 'messages', 'ports', 'log', 'api'],
    home: 'api/ parses, calls one thing and answers: side effects belong in activities/, wiring in api/server.ts, names of workflows in workflows/messages.ts.',
  },
  {
    name: 'db',
    files: /^db\//,
    mayImport: ['domain', 'db'],
    home: 'db/ knows only domain/: pass values in from activities/ or api/.',
  },
  {
    name: 'ports',
    files: /^providers\/ports$/,
    mayImport: ['domain'],
    packages: [],
    home: 'providers/ports.ts describes the outside world in terms of domain/ only: a type of a vendor stays in its folder.',
  },
  {
    name: 'providers/anthropic',
    files: /^providers\/anthropic\//,
    // Claude is one of the readers: it answers in their terms.
    mayImport: ['domain', 'ports', 'providers/anthropic', 'providers/readers'],
    home: 'Compose providers in worker.ts or api/server.ts.',
  },
  ...['event-sender', 'keys', 'pdf-lib', 'readers', 'sendgrid', 'storage', 'stripe', 'temporal'].map(
    (vendor) => ({
      name: `providers/${vendor}`,
      files: new RegExp(`^providers/${vendor}/`),
      mayImport: ['domain', 'ports', `providers/${vendor}`],
      home: 'A provider knows domain/, providers/ports.ts and its own SDK: compose providers in worker.ts or api/server.ts.',
    }),
  ),
  {
    name: 'sandbox',
    files: /^sandbox\//,
    mayImport: ['sandbox'],
    home: 'sandbox/ stands in for a vendor and knows nothing of Payloom: what both need is written twice.',
  },
  {
    name: 'client',
    files: /^client\//,
    mayImport: ['client'],
    packages: ['openapi-fetch'],
    home: 'client/ is what integrators take with them: it knows the generated client/schema.ts and nothing else of ours.',
  },
  { name: 'log', files: /^log$/, mayImport: [], home: 'log.ts imports nothing of ours.' },
  {
    name: 'config',
    files: /^config(-variables)?$/,
    mayImport: ['config'],
    home: 'config.ts imports nothing of ours: worker.ts and api/server.ts pass its values on.',
  },
];

/** Who may import a package, as layers; everything that wires may too. A package that is not here is free to all. */
export const packageHomes = {
  'drizzle-orm': ['db'],
  postgres: ['db'],
  uuid: ['db'],
  stripe: ['providers/stripe'],
  '@anthropic-ai/sdk': ['providers/anthropic'],
  '@sendgrid/client': ['providers/sendgrid'],
  '@sendgrid/eventwebhook': ['providers/sendgrid'],
  '@sendgrid/mail': ['providers/sendgrid'],
  'pdf-lib': ['providers/pdf-lib'],
  '@pdf-lib/fontkit': ['providers/pdf-lib'],
  'bidi-js': ['providers/pdf-lib'],
  'pdfjs-dist': ['providers/readers'],
  '@xmldom/xmldom': ['providers/readers'],
  '@aws-sdk/client-s3': ['providers/storage'],
  hono: ['api'],
  '@hono/node-server': ['api'],
  '@hono/zod-openapi': ['api'],
  'openapi-fetch': ['client'],
  pino: ['log'],
  'prom-client': ['api'],
  'request-filtering-agent': ['providers/event-sender'],
  standardwebhooks: ['providers/event-sender'],
  '@temporalio/workflow': ['workflows', 'messages'],
  '@temporalio/common': ['workflows', 'messages', 'providers/temporal', 'providers/keys', 'api'],
  '@temporalio/client': ['providers/temporal', 'api'],
  '@temporalio/worker': ['providers/temporal'],
  '@temporalio/activity': ['providers/temporal'],
  '@temporalio/envconfig': ['config'],
  '@temporalio/testing': ['tests'],
  vitest: ['tests'],
  'fast-check': ['tests'],
};
