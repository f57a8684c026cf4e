/** The table of docs/soak.md: a row per file of tests. */
import { relative } from 'node:path';

const HEAD = ['| check | cases | seeds | outcome | seconds | on |', '| --- | --- | --- | --- | --- | --- |'];

/**
 * What one run of Jest says of each file that counted cases: { cases, failed, seconds } by the path from the root. `cases` has a line of JSON
 * per count ({ path, cases }); `results` is Jest's own JSON.
 */
export function readRows(cases, results, root) {
  const counted = new Map();
  for (const line of cases.split('\n').filter(Boolean)) {
    const { path, cases: count } = JSON.parse(line);
    counted.set(path, (counted.get(path) ?? 0) + count);
  }
  return new Map(
    results.testResults
      .filter(({ name, status }) => counted.has(name) || status === 'failed')
      .map(({ name, assertionResults, status, startTime, endTime }) => {
        const failed = assertionResults.filter((each) => each.status === 'failed').length;
        const row = {
          cases: counted.get(name) ?? 0,
          failed: status === 'failed' ? Math.max(1, failed) : 0,
          seconds: (endTime - startTime) / 1000,
        };
        return [relative(root, name).replaceAll('\\', '/'), row];
      }),
  );
}

/** The page with these rows in the place of the same files' rows, and sorted. */
export function withRows(page, rows) {
  const lines = page.trimEnd().split('\n');
  const at = lines.indexOf(HEAD[0]);
  const text = at < 0 ? lines : lines.slice(0, at).join('\n').trimEnd().split('\n');
  const table = new Map(at < 0 ? [] : lines.slice(at + HEAD.length).map((line) => [line.split('|')[1].trim(), line]));
  for (const [file, row] of rows) table.set(file, formatRow(file, row));
  const sorted = [...table].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
  return [...text, '', ...HEAD, ...sorted, ''].join('\n');
}

function formatRow(file, { cases, seeds, failed, seconds, on }) {
  const outcome = failed === 0 ? 'passed' : `**${failed} failed**`;
  const cells = [file, cases.toLocaleString('en-US'), seeds, outcome, Math.round(seconds), on];
  return `| ${cells.join(' | ')} |`;
}
