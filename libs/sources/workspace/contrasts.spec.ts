import { formatProblems } from '../yaml/format-problems.js';
import { readWorkspace } from './read-workspace.js';

/** What a test adds begins in line 8. */
const SOUND = `name: Sound
time_zone: UTC
currency: EUR
dimensions:
  - { key: plan, decision: staffing, segments: [{ key: free, values: [free] }, { key: pro, values: [pro] }] }
  - { key: size, decision: SLA, segments: [{ key: small, band: 0-10 }, { key: large, band: 10+ }] }
contrasts:
`;
const read = (...lines: string[]) => readWorkspace(SOUND + lines.map((line) => `  ${line}\n`).join(''), 'w.yml');
function report(...lines: string[]): string[] {
  const { file, problems, positionOf } = read(...lines);
  return formatProblems(file, problems, positionOf).map((line) => line.replace('w.yml:', '').replace(/ {2,}/g, ' '));
}

it('reads what is said, and leaves unsaid what is not', () => {
  const { workspace, problems } = read(
    'window_days: 182',
    'tiers: [free, pro]',
    'premium: [pro]',
    'value: size',
    'thresholds: { waits_twice: 3 }',
    'off: [self_service]',
  );
  expect(problems).toEqual([]);
  expect(workspace!.contrasts).toEqual({
    tiers: ['free', 'pro'],
    roles: { premium: ['pro'] },
    value: 'size',
    windowDays: 182,
    thresholds: { waits_twice: 3 },
    off: ['self_service'],
  });
});

it('names every mistake with its place', () =>
  expect(report('dimension: plan', 'value: sise', 'tiers: [free, fre, free]', 'self_serve: [max]')).toEqual([
    expect.stringMatching(/^9:\d+ error UNKNOWN_DIMENSION .*did you mean "size"/),
    expect.stringMatching(/^10:\d+ error UNKNOWN_SEGMENT .*did you mean "free"/),
    expect.stringMatching(/^10:\d+ error DUPLICATE_SEGMENT/),
    expect.stringMatching(/^11:\d+ error UNKNOWN_SEGMENT/),
  ]));

it('thresholds and rules that do not exist are refused by the schema', () =>
  expect(report('thresholds: { ratio: 0.5 }', 'off: [nothing]')).toEqual([
    expect.stringMatching(/^8:\d+ error OUT_OF_RANGE/),
    expect.stringMatching(/^9:\d+ error/),
  ]));

describe('ranks of segments', () => {
  const dimension = (order: string, ...segments: string[]) =>
    readWorkspace(
      `name: Ranked
time_zone: UTC
currency: EUR
dimensions:
  - { key: plan, decision: staffing${order}, segments: [${segments.join(', ')}] }
`,
      'w.yml',
    );
  const ranksOf = (order: string, ...segments: string[]) =>
    dimension(order, ...segments).workspace!.dimensions[0]!.segments.map(({ key, rank }) => [key, rank]);
  const [FREE, PRO] = ['{ key: free, values: [free] }', '{ key: pro, values: [pro] }'];

  it('are read as given, and there are none where nothing is said', () => {
    expect(ranksOf('', '{ key: pro, values: [pro], rank: 20 }', '{ key: free, values: [free], rank: -1 }')).toEqual([
      ['pro', 20],
      ['free', -1],
    ]);
    expect(ranksOf('', FREE!, PRO!)).toEqual([
      ['free', undefined],
      ['pro', undefined],
    ]);
  });

  it('follow from the order of listing only where the dimension says so', () => {
    expect(ranksOf(', rank: lowest_first', FREE!, PRO!)).toEqual([
      ['free', 1],
      ['pro', 2],
    ]);
    expect(ranksOf(', rank: highest_first', PRO!, FREE!)).toEqual([
      ['pro', 2],
      ['free', 1],
    ]);
  });

  it('are there for every segment or for none', () => {
    const { problems } = dimension('', FREE!, '{ key: pro, values: [pro], rank: 2 }');
    expect(problems.map(({ code, path }) => [code, path])).toEqual([
      ['RANK_MISSING', ['dimensions', 0, 'segments', 0]],
    ]);
  });
});
