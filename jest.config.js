const swc = {
  swcrc: false,
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    keepClassNames: true,
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
};
const plain = { ...swc, sourceMaps: false, jsc: { target: 'es2022', parser: { syntax: 'ecmascript' } } };

export default {
  testEnvironment: '<rootDir>/test/support/plain-environment.mjs',
  testRegex: '\\.(db-|e2e-)?spec\\.ts$',
  maxWorkers: 2,
  testSequencer: '<rootDir>/test/support/longest-first.mjs',
  testTimeout: 60_000,
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  reporters: ['default', '<rootDir>/test/support/count-reporter.mjs'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.bough'],
  moduleNameMapper: {
    '^@bough/(formula|statistics|domain|application|persistence|sources)$': '<rootDir>/libs/$1/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
    // These packages lead to .mjs files, which Jest never transforms.
    '^(d3-[a-z-]+|internmap)$': '<rootDir>/node_modules/$1/dist/$1.js',
  },
  transform: { '^.+\\.ts$': ['@swc/jest', swc], '^.+\\.m?js$': ['@swc/jest', plain] },
  transformIgnorePatterns: ['/node_modules/(?!(@nestjs)/)'],
};
