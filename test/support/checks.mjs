/**
 * The checks of `npm test` beside the tests. Caches lie in node_modules/.cache; deleting it is always safe. The compiler's and Prettier's
 * know everything that a result depends on, so every run uses them. ESLint's knows only the file itself, and rules with type
 * information depend on others (a function that becomes async), so only the quick tier trusts it, as it trusts dependency-cruiser's.
 */
const CACHE = 'node_modules/.cache';

const TYPES = ['typescript', 'tsc', '--noEmit', '--incremental', '--tsBuildInfoFile', `${CACHE}/types.tsbuildinfo`];
const WEB_TYPES = [...TYPES.slice(0, -1), `${CACHE}/web-types.tsbuildinfo`, '-p', 'apps/web'];
const LINT = ['eslint', 'eslint', '.'];
const DEPENDENCIES = 'dependency-cruiser depcruise --config .dependency-cruiser.cjs apps libs migrations'.split(' ');
const FORMATTING = ['prettier', 'prettier', '--check', '--cache', '--cache-location', `${CACHE}/prettier.json`, '.'];

/** Each command is a package, the program that it brings, and arguments. Two run side by side; the longest come first. */
export const CHECKS = [
  { name: 'types', command: TYPES },
  { name: 'types of the web client', command: WEB_TYPES },
  { name: 'lint', command: LINT },
  { name: 'dependency rules', command: DEPENDENCIES },
  { name: 'formatting', command: FORMATTING },
];

const QUICK = {
  lint: [...LINT, '--cache', '--cache-location', `${CACHE}/eslint.json`],
  'dependency rules': [...DEPENDENCIES, '--cache', `${CACHE}/dependencies`, '--cache-strategy', 'content'],
};

export const QUICK_CHECKS = CHECKS.map((check) => ({ ...check, command: QUICK[check.name] ?? check.command }));
