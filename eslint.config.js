import tseslint from 'typescript-eslint';
import { house } from './scripts/lint/house-rules.js';

const syntax = [
  { selector: 'TSEnumDeclaration', message: 'No enums: use a union of string literals.' },
  { selector: 'ExportDefaultDeclaration', message: 'No default exports: name it.' },
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
  { ignores: ['node_modules', 'dist', '.payloom', 'coverage', 'client/schema.ts'] },
  ...tseslint.configs.strictTypeChecked,
  {
    files: ['**/*.ts'],
    plugins: { house },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'house/dependency-rule': 'error',
      'house/no-async-validator': 'error',
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
    files: ['config.ts', 'scripts/**/*.ts', 'tests/support/**/*.ts', 'bench/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...syntax] },
  },
  { files: ['vitest.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['**/*.js', '**/*.mjs'], ...tseslint.configs.disableTypeChecked },
);
