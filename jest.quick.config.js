import config from './jest.config.js';

/** Laws and simulations that try the same thing very often: each takes seconds. */
const LONG = [
  'laws\\.spec\\.ts$',
  '/fuzz\\.spec\\.ts$',
  '/false-alarms\\.spec\\.ts$',
  '/resolved-time\\.spec\\.ts$',
  '/settle-instants\\.spec\\.ts$',
  '/label-rises\\.spec\\.ts$',
];

/** The tests of `npm test -- --quick`: pure libraries, whose tests need no PostgreSQL, and the checks of the repository itself. */
export default {
  ...config,
  testRegex: '(libs/(formula|statistics|domain)|test/repository)/.*\\.spec\\.ts$',
  testPathIgnorePatterns: [...config.testPathIgnorePatterns, ...LONG],
  globalSetup: null,
  globalTeardown: null,
};
