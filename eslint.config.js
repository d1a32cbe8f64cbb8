import boundaries from 'eslint-plugin-boundaries';
import tseslint from 'typescript-eslint';

const layer = (type, pattern, mode = 'full') => ({ type, pattern, mode });

// The dependency rule of ARCHITECTURE.md. Each row: who may import what, and where the import belongs otherwise.
const layers = [
  ['domain', ['domain'], 'domain/ is pure: move I/O behind providers/ports.ts and call it from activities/'],
  [
    'workflows',
    ['domain', 'workflows'],
    'workflows/ are deterministic: put the side effect in activities/ and import only its type',
  ],
  [
    'activities',
    ['domain', 'db', 'ports', 'activities', 'log'],
    'activities/ see vendors through providers/ports.ts; wire the vendor in worker.ts',
  ],
  [
    'api',
    ['domain', 'db', 'messages', 'ports', 'api', 'log'],
    'api/ starts and signals workflows through workflows/messages.ts; put side effects in activities/ and wiring in api/server.ts',
  ],
  ['db', ['domain', 'db'], 'db/ knows only domain/: pass values in from activities/ or api/'],
  ['ports', ['domain'], 'providers/ports.ts describes the outside world in domain/ terms only'],
  [
    'provider',
    ['domain', 'ports', 'provider'],
    'a provider knows domain/, ports.ts and its own SDK: compose providers in worker.ts or api/server.ts',
  ],
  ['sandbox', ['sandbox'], 'sandbox/ stands in for a vendor and knows nothing of Payloom'],
  ['log', [], 'log.ts imports nothing of ours'],
  ['config', [], 'config.ts imports nothing of ours: pass its values from worker.ts or api/server.ts'],
];

const vendorHomes = {
  'drizzle-orm': 'db/',
  postgres: 'db/',
  stripe: 'providers/stripe/',
  '@anthropic-ai/sdk': 'providers/anthropic/',
  '@sendgrid/mail': 'providers/sendgrid/',
  '@sendgrid/eventwebhook': 'providers/sendgrid/',
  '@sendgrid/client': 'providers/sendgrid/',
  'pdf-lib': 'providers/pdf-lib/',
  'pdfjs-dist': 'providers/readers/',
  '@aws-sdk/client-s3': 'providers/storage/',
};
const bannedVendors = (homes) =>
  Object.entries(vendorHomes)
    .filter(([, home]) => !homes.includes(home))
    .flatMap(([name, home]) => [
      {
        // Not `group`: its patterns match a folder of ours with the vendor's name too.
        regex: `^${name}(/|$)`,
        message: `${name} is imported in ${home} only; go through that module or providers/ports.ts.`,
      },
    ]);
const restrict = (files, homes = []) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: bannedVendors(homes) }] },
});

export default tseslint.config(
  { ignores: ['node_modules', 'dist', '.payloom', 'coverage', 'api/client'] },
  ...tseslint.configs.strictTypeChecked,
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
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
      eqeqeq: 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'No enums: use a union of string literals.' },
        { selector: 'ExportDefaultDeclaration', message: 'No default exports: name it.' },
        {
          selector: "Property[key.name='validator'] > :function[async=true]",
          message: 'An async update validator always accepts. Make it synchronous.',
        },
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: 'config.ts is the only reader of process.env.',
        },
      ],
    },
  },
  {
    files: ['**/*.ts'],
    plugins: { boundaries },
    settings: {
      'import/resolver': { typescript: false, node: { extensions: ['.ts', '.js'] } },
      'boundaries/elements': [
        layer('messages', 'workflows/messages.ts'),
        layer('ports', 'providers/ports.ts'),
        layer('config', 'config.ts'),
        layer('log', 'log.ts'),
        ...['domain', 'workflows', 'activities', 'api', 'db', 'sandbox', 'tests', 'scripts', 'bench'].map(
          (name) => layer(name, `${name}/**/*.ts`),
        ),
        layer('provider', 'providers/**/*.ts'),
      ],
    },
  },
  restrict(['**/*.ts'], []),
  restrict(
    ['db/**/*.ts', 'tests/**/*.ts', 'scripts/**/*.ts', 'bench/**/*.ts'],
    [
      'db/',
      'providers/stripe/',
      'providers/sendgrid/',
      'providers/pdf-lib/',
      'providers/readers/',
      'providers/storage/',
      'providers/anthropic/',
    ],
  ),
  restrict(['db/**/*.ts'], ['db/']),
  ...['stripe', 'anthropic', 'sendgrid', 'pdf-lib', 'readers', 'storage'].map((vendor) =>
    restrict(
      [`providers/${vendor}/**/*.ts`, `providers/${vendor}.ts`],
      [`providers/${vendor}/`, ...(vendor === 'readers' ? ['providers/pdf-lib/'] : [])],
    ),
  ),
  {
    files: ['config.ts', 'scripts/**/*.ts', 'tests/support/**/*.ts', 'tests/*.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  { files: ['**/*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['**/*.js', '**/*.mjs'], ...tseslint.configs.disableTypeChecked },
);

export { layers };
