import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { readRows, withRows } from './soak-page.mjs';

/**
 * Says of each file of the soak how it ended as soon as it has, and writes the page then, so that an hour is not lost when the soak is stopped.
 * `npm run soak` hands in the places of the page, of the counts and of the results; both go on from seed to seed.
 */
export default class SoakReporter {
  constructor(_config, { page, cases, results, files, seed }) {
    Object.assign(this, { page, cases, results, files, seed, done: 0 });
  }

  onTestResult({ path, context }, { numFailingTests, testExecError, perfStats }) {
    const failed = testExecError ? Math.max(1, numFailingTests) : numFailingTests;
    const seconds = (perfStats.end - perfStats.start) / 1000;
    appendFileSync(this.results, `${JSON.stringify({ path, failed, seconds })}\n`);
    this.done++;
    const root = context.config.rootDir;
    const outcome = failed > 0 ? `${failed} FAILED` : 'passed';
    console.log(`soak: ${this.done} of ${this.files}, seed ${this.seed}: ${relative(root, path)} ${outcome} (${Math.round(seconds)} s)`); // prettier-ignore
    const rows = readRows(readFileSync(this.cases, 'utf8'), readFileSync(this.results, 'utf8'), root);
    writeFileSync(this.page, withRows(readFileSync(this.page, 'utf8'), rows));
  }
}
