import path from 'node:path';
import tseslint from 'typescript-eslint';

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
    mayImport: ['tests', 'scripts'],
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
  ...['keys', 'pdf-lib', 'readers', 'sendgrid', 'storage', 'stripe', 'temporal'].map((vendor) => ({
    name: `providers/${vendor}`,
    files: new RegExp(`^providers/${vendor}/`),
    mayImport: ['domain', 'ports', `providers/${vendor}`],
    home: 'A provider knows domain/, providers/ports.ts and its own SDK: compose providers in worker.ts or api/server.ts.',
  })),
  {
    name: 'sandbox',
    files: /^sandbox\//,
    mayImport: ['sandbox'],
    home: 'sandbox/ stands in for a vendor and knows nothing of Payloom: what both need is written twice.',
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
  pino: ['log'],
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

const layerOf = (file) => layers.find(({ files }) => files.test(file.replace(/\.(d\.)?[cm]?[jt]s$/, '')));
const packageOf = (specifier) => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
const isOnlyTypes = ({ importKind, exportKind, type }) =>
  importKind === 'type' || exportKind === 'type' || type === 'TSImportType';

/** Why this layer may not import that; null when it may. */
function objection(layer, file, specifier, onlyTypes) {
  const { name, mayImport, mayImportTypesOf = [], packages, wiresEverything = false, home } = layer;
  if (!specifier.startsWith('.')) {
    const owned = packageOf(specifier);
    const homes = packageHomes[owned];
    if (packages && !packages.includes(owned)) return `${name} may not import ${owned}. ${home}`;
    if (!homes || wiresEverything || homes.includes(name)) return null;
    const places = homes
      .map((place) => (/^(log|config)$/.test(place) ? `${place}.ts` : `${place}/`))
      .join(', ');
    return `${owned} is imported in ${places.replace('messages/', 'workflows/messages.ts')} only. ${home}`;
  }
  const target = path.posix.join(path.posix.dirname(file), specifier);
  const targetLayer = layerOf(target);
  if (!targetLayer) return null;
  if (mayImport.includes(targetLayer.name)) return null;
  if (['tests', 'scripts', 'bench'].includes(targetLayer.name)) {
    return `Nothing imports ${targetLayer.name}/: move what is needed to the layer that it is about.`;
  }
  if (wiresEverything) return null;
  if (mayImportTypesOf.includes(targetLayer.name)) {
    return onlyTypes ? null : `${name} may import only types of ${targetLayer.name} (import type). ${home}`;
  }
  return `${name} may not import ${target}. ${home}`;
}

const dependencyRule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = path
      .relative(import.meta.dirname, context.filename)
      .split(path.sep)
      .join('/');
    const layer = layerOf(file);
    const check = (node, source) => {
      if (typeof source?.value !== 'string' || !layer) return;
      const message = objection(layer, file, source.value, isOnlyTypes(node));
      if (message) context.report({ node: source, message });
    };
    return {
      Program(node) {
        if (layer) return;
        const message = `${file} is in no layer: give it one of the layers in eslint.config.js.`;
        context.report({ node, message });
      },
      ImportDeclaration: (node) => check(node, node.source),
      ExportNamedDeclaration: (node) => check(node, node.source),
      ExportAllDeclaration: (node) => check(node, node.source),
      ImportExpression: (node) => check(node, node.source),
      TSImportType: (node) => check(node, node.source),
    };
  },
};

const grabBags = /(^|\/)(utils?|helpers?|common|lib|services?|managers?)(\/|\.|$)/;
const namesRule = {
  meta: { type: 'problem', schema: [] },
  create: (context) => ({
    Program(node) {
      const file = path
        .relative(import.meta.dirname, context.filename)
        .split(path.sep)
        .join('/');
      const [word] = file.match(grabBags) ?? [];
      if (word) {
        const message = `${file} says nothing about what is in it: put each thing beside its one caller, or name the thing.`;
        context.report({ node, message });
      }
    },
  }),
};

const house = { rules: { 'dependency-rule': dependencyRule, 'no-grab-bags': namesRule } };

const syntax = [
  { selector: 'TSEnumDeclaration', message: 'No enums: use a union of string literals.' },
  { selector: 'ExportDefaultDeclaration', message: 'No default exports: name it.' },
  {
    selector: "Property[key.name='validator'] > :function[async=true]",
    message: 'An async update validator always accepts. Make it synchronous.',
  },
];
const environment = [
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'config.ts is the only reader of process.env: take the value from its Config.',
  },
  {
    selector: "VariableDeclarator[init.name='process'] > ObjectPattern > Property[key.name='env']",
    message: 'config.ts is the only reader of process.env: take the value from its Config.',
  },
];
const impure = 'domain/ has no clock and no randomness: take it as data.';

export default tseslint.config(
  { ignores: ['node_modules', 'dist', '.payloom', 'coverage', 'api/client'] },
  ...tseslint.configs.strictTypeChecked,
  {
    files: ['**/*.ts'],
    plugins: { house },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'house/dependency-rule': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      // Code points are what we count and check; nothing here cuts graphemes.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', ...syntax, ...environment],
    },
  },
  {
    files: ['**/*.ts'],
    ignores: ['tests/**', 'scripts/**', 'bench/**'],
    rules: {
      'house/no-grab-bags': 'error',
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['domain/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['process', 'fetch', 'crypto', 'performance', 'setTimeout', 'setInterval'].map((name) => ({
          name,
          message: impure,
        })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: impure },
        { object: 'Math', property: 'random', message: impure },
      ],
      'no-restricted-syntax': [
        'error',
        ...syntax,
        ...environment,
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: impure },
      ],
    },
  },
  {
    files: ['config.ts', 'scripts/**/*.ts', 'tests/support/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...syntax] },
  },
  { files: ['vitest.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['**/*.js', '**/*.mjs'], ...tseslint.configs.disableTypeChecked },
);
