import { writeFileSync } from 'node:fs';
import { formatCounts } from './run-checks.mjs';

/** Hands the counts to `npm test` through the file BOUGH_TEST_COUNTS; without it, prints them as the last line. */
export default class CountReporter {
  onRunComplete(_contexts, results) {
    const counts = {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites, // a file that does not load fails as one test
      skipped: results.numPendingTests + results.numTodoTests,
    };
    const file = process.env.BOUGH_TEST_COUNTS;
    if (file) writeFileSync(file, JSON.stringify(counts));
    else process.once('exit', () => console.log(formatCounts(counts))); // after Jest's own summary
  }
}
