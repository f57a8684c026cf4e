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

  it('adds up the cases of a file, and leaves out files without any unless they fail', () => {
    const result = (name: string, status: string, ...each: string[]) => ({
      name: `/root/${name}`,
      status,
      assertionResults: each.map((one) => ({ status: one })),
      startTime: 1000,
      endTime: 3500,
    });
    const cases = [['laws', 10], ['laws', 5], ['other', 7]].map(([name, count]) => JSON.stringify({ path: `/root/${name}`, cases: count })).join('\n'); // prettier-ignore
    const results = {
      testResults: [
        result('laws', 'passed', 'passed', 'passed'),
        result('other', 'failed', 'passed', 'failed', 'failed'),
        result('plain', 'passed', 'passed'),
        result('broken', 'failed'),
      ],
    };
    expect(run(`[...readRows(${JSON.stringify(cases)}, ${JSON.stringify(results)}, '/root')]`)).toEqual([
      ['laws', { cases: 15, failed: 0, seconds: 2.5 }],
      ['other', { cases: 7, failed: 2, seconds: 2.5 }],
      ['broken', { cases: 0, failed: 1, seconds: 2.5 }],
    ]);
  });
});
