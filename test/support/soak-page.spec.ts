import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** soak-page.mjs is plain JavaScript, as what runs the tests is; it is asked in a process of its own. */
function run(code: string): any {
  const page = JSON.stringify(join(__dirname, 'soak-page.mjs'));
  const text = `import { readRows, withRows } from ${page}; console.log(JSON.stringify(${code}))`;
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', text], { encoding: 'utf8' }));
}

const row = (more: object) => ({ cases: 1200, seeds: 3, failed: 0, seconds: 61.4, on: '2026-12-01', ...more });
const PAGE = '# Soak\n\nWords.\n';

describe('the page of the soak', () => {
  it('has a row per file, sorted, and keeps those that did not run', () => {
    const first = run(`withRows(${JSON.stringify(PAGE)}, new Map(${JSON.stringify([['b', row({})], ['a', row({ failed: 2 })]])}))`); // prettier-ignore
    expect(first.split('\n')).toEqual([
      '# Soak',
      '',
      'Words.',
      '',
      '| check | cases | seeds | outcome | seconds | on |',
      '| --- | --- | --- | --- | --- | --- |',
      '| a | 1,200 | 3 | **2 failed** | 61 | 2026-12-01 |',
      '| b | 1,200 | 3 | passed | 61 | 2026-12-01 |',
      '',
    ]);
    const again = run(`withRows(${JSON.stringify(first)}, new Map(${JSON.stringify([['a', row({ cases: 5 })]])}))`);
    expect(again.split('\n').slice(6)).toEqual([
      '| a | 5 | 3 | passed | 61 | 2026-12-01 |',
      '| b | 1,200 | 3 | passed | 61 | 2026-12-01 |',
      '',
    ]);
  });

  it('adds up files over seeds, and leaves out those without cases unless they fail', () => {
    const lines = (list: readonly object[]) => list.map((each) => JSON.stringify(each)).join('\n');
    const cases = lines([['laws', 10], ['laws', 5], ['other', 7]].map(([name, count]) => ({ path: `/root/${name}`, cases: count }))); // prettier-ignore
    const results = lines(
      [['laws', 0], ['other', 2], ['plain', 0], ['broken', 1], ['laws', 0], ['other', 0]].map(([name, failed]) => ({ path: `/root/${name}`, failed, seconds: 2.5 })), // prettier-ignore
    );
    const rows = run(`[...readRows(${JSON.stringify(cases)}, ${JSON.stringify(results)}, '/root', '2026-12-01')]`);
    const on = '2026-12-01';
    expect(rows).toEqual([
      ['laws', { cases: 15, seeds: 2, failed: 0, seconds: 5, on }],
      ['other', { cases: 7, seeds: 2, failed: 2, seconds: 5, on }],
      ['broken', { cases: 0, seeds: 1, failed: 1, seconds: 2.5, on }],
    ]);
  });
});
