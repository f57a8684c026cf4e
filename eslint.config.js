import js from '@eslint/js';
import ts from 'typescript-eslint';

const PURE = ['libs/formula/**/*.ts', 'libs/statistics/**/*.ts', 'libs/domain/**/*.ts'];
const SPECS = ['**/*.spec.ts'];

/**
 * Files that read the time of the machine: the composition roots hand it to everybody as a Clock; the import notes when it began and ended;
 * and the spans of business hours reach at least until today.
 */
const CLOCK_READERS = [
  'apps/api/system.ts',
  'apps/cli/connect.ts',
  'libs/persistence/facts/postgres-fact.store.ts',
  'libs/persistence/rollups/keep-business-time.ts',
];

const TIME =
  'Take the time from the clock (libs/application/clock.ts); measure how long something takes with performance.now().';
const TIME_SYNTAX = [
  "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.name='Date']",
  "MemberExpression[object.name='Date'][property.name='now']",
].map((selector) => ({ selector, message: TIME }));

/** Syntax that formula, statistics and domain do without: the same input gives the same answer, at once. */
const PURE_SYNTAX = [
  [':function[async=true], AwaitExpression', 'Nothing here waits; what has to goes to libs/application behind a port.'],
  [
    "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.name='Date']",
    'There is no clock here; hand the time in.',
  ],
  ["MemberExpression[object.name='Date'][property.name='now']", 'There is no clock here; hand the time in.'],
  ["MemberExpression[object.name='Math'][property.name='random']", 'There is no chance here; hand a seed in.'],
].map(([selector, message]) => ({ selector, message }));

/** `{ ...{ a, b: x }, c }` is `{ a, b: x, c }`, said in a way that hides the properties from the reader. */
const NO_LITERAL_SPREAD = {
  selector: 'ObjectExpression > SpreadElement > ObjectExpression',
  message: 'Write the properties out; a spread of a literal only saves lines.',
};

const ENVIRONMENT = 'Each app reads its variables once, in environment.ts; take them from there, or hand them in.';

export default ts.config(
  { ignores: ['dist/', '.bough/', 'coverage/', 'examples/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  ts.configs.recommended,
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        ['process', 'console', 'module', 'URL', 'Buffer', 'setTimeout', 'SharedArrayBuffer'].map((name) => [
          name,
          'readonly',
        ]),
      ),
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-restricted-syntax': ['error', NO_LITERAL_SPREAD],
      // A promise that nobody waits for loses its error.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // The index was checked, or the query always gives a row: noUncheckedIndexedAccess makes these visible with `!`.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' },
      ],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['apps/**/*.ts', 'libs/**/*.ts', 'migrations/**/*.ts'],
    ignores: ['apps/web/**'], // lazy() and Vite take default exports
    rules: {
      'no-restricted-exports': [
        'error',
        {
          restrictDefaultExports: {
            direct: true,
            named: true,
            defaultFrom: true,
            namedFrom: true,
            namespaceFrom: true,
          },
        },
      ],
    },
  },
  {
    files: ['libs/**/*.ts', 'migrations/**/*.ts', 'apps/cli/**/*.ts'], // apps/cli/terminal/print.ts has what commands print with
    rules: { 'no-console': 'error' },
  },
  {
    files: ['apps/**/*.ts', 'libs/**/*.ts', 'migrations/**/*.ts'],
    ignores: ['apps/*/environment.ts', 'apps/web/vite.config.ts', ...SPECS],
    rules: {
      'no-restricted-properties': ['error', { object: 'process', property: 'env', message: ENVIRONMENT }],
      'no-restricted-imports': [
        'error',
        { paths: ['process', 'node:process'].map((name) => ({ name, importNames: ['env'], message: ENVIRONMENT })) },
      ],
    },
  },
  {
    files: ['apps/**/*.ts', 'libs/**/*.ts'],
    ignores: [...SPECS, ...CLOCK_READERS],
    rules: { 'no-restricted-syntax': ['error', NO_LITERAL_SPREAD, ...TIME_SYNTAX] },
  },
  {
    files: PURE,
    ignores: SPECS,
    rules: {
      'no-restricted-syntax': ['error', NO_LITERAL_SPREAD, ...PURE_SYNTAX],
      'no-restricted-globals': [
        'error',
        'process',
        'Buffer',
        'performance',
        'crypto',
        'setTimeout',
        'setInterval',
        'fetch',
      ],
    },
  },
  {
    files: ['apps/web/**/*.{ts,tsx}'],
    ignores: ['apps/web/gql/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        NO_LITERAL_SPREAD,
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: 'Text of others would become markup; the policy of the page forbids it, too.',
        },
      ],
      // Event handlers may start something that ends later.
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { arguments: false, attributes: false } },
      ],
    },
  },
  {
    // Answers over HTTP are looked at field by field; their types would say what the test is to find out.
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-explicit-any': 'off' },
  },
);
