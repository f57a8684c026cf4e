import { writeFileSync } from 'node:fs';
import { formatCounts, formatReasons } from './run-checks.mjs';

/** How describe-where.ts says in a title why tests are skipped. */
const REASON = /\(skipped: (.+)\)$/;

/** Hands the counts to `npm test` through the file BOUGH_TEST_COUNTS; without it, prints them as the last line. */
export default class CountReporter {
  onRunComplete(_contexts, results) {
    const counts = {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites, // a file that does not load fails as one test
      skipped: results.numPendingTests + results.numTodoTests,
      reasons: reasonsOf(results),
    };
    const file = process.env.BOUGH_TEST_COUNTS;
    if (file) writeFileSync(file, JSON.stringify(counts));
    else process.once('exit', () => console.log([...formatReasons(counts.reasons), formatCounts(counts)].join('\n'))); // after Jest's own summary
  }
}

/** How many tests each reason skipped, by the reason. */
function reasonsOf({ testResults }) {
  const reasons = {};
  for (const { status, ancestorTitles } of testResults.flatMap((file) => file.testResults)) {
    const reason = status === 'pending' && ancestorTitles.map((title) => REASON.exec(title)?.[1]).find(Boolean);
    if (reason) reasons[reason] = (reasons[reason] ?? 0) + 1;
  }
  return reasons;
}
