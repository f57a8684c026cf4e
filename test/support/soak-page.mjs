/** The table of docs/soak.md: a row per file of tests. */
import { relative } from 'node:path';

const HEAD = ['| check | cases | seeds | outcome | seconds | on |', '| --- | --- | --- | --- | --- | --- |'];

/**
 * What came out so far of each file that counted cases or failed: { cases, seeds, failed, seconds, on } by the path from the root. Both texts have
 * a line of JSON for each count ({ path, cases }) and for each file that ended ({ path, failed, seconds }), once for every seed.
 */
export function readRows(cases, results, root, on = new Date().toISOString().slice(0, 10)) {
  const counted = new Map();
  for (const { path, cases: count } of linesOf(cases)) counted.set(path, (counted.get(path) ?? 0) + count);
  const rows = new Map();
  for (const { path, failed, seconds } of linesOf(results)) {
    const before = rows.get(path) ?? { seeds: 0, failed: 0, seconds: 0 };
    const sums = { seeds: before.seeds + 1, failed: before.failed + failed, seconds: before.seconds + seconds };
    if (counted.has(path) || sums.failed > 0) rows.set(path, { cases: counted.get(path) ?? 0, ...sums, on });
  }
  return new Map([...rows].map(([path, row]) => [relative(root, path).replaceAll('\\', '/'), row]));
}

function linesOf(text) {
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
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
