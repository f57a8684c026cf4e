import { BENCHMARKS, benchmarksOf, checkBenchmarks, COHORTS } from '../../workspace/benchmark.js';
import { readBenchmark } from './read-benchmark.js';

const value = (number: number | null, marks: readonly ('INSUFFICIENT_SAMPLE' | 'PERIOD_INCOMPLETE')[] = []) => ({
  value: number,
  reason: null,
  marks,
  message: null,
  sample: 100,
  blockedBy: [],
});
const saas = (metric: string) =>
  BENCHMARKS.find((each) => each.cohort.key === 'industry/saas' && each.metric === metric)!;

it('has twelve cohorts with four numbers each, repeat contacts of conversations and of customers', () => {
  expect(COHORTS).toHaveLength(12);
  expect(BENCHMARKS).toHaveLength(12 * 5);
  expect(BENCHMARKS.every(({ low, high }) => low < high)).toBe(true);
  expect(saas('first_response_time')).toMatchObject({ low: 7200, high: 14_400 });
});

it.each([
  [3600, 'below', 'GOOD'],
  [7200, 'inside', 'NEUTRAL'],
  [14_400, 'inside', 'NEUTRAL'],
  [14_401, 'above', 'BAD'],
] as const)('reads a response time of %d s as %s', (seconds, band, tone) =>
  expect(readBenchmark(saas('first_response_time'), value(seconds), 'lower')).toMatchObject({ band, tone }),
);

it('turns good and bad round where higher is better', () => {
  expect(readBenchmark(saas('csat_mean'), value(4.8), 'higher')).toMatchObject({ band: 'above', tone: 'GOOD' });
  expect(readBenchmark(saas('csat_mean'), value(4.1), 'higher')).toMatchObject({ band: 'below', tone: 'BAD' });
});

it('compares nothing that is missing, thin or immature', () => {
  for (const doubtful of [value(null), value(1, ['INSUFFICIENT_SAMPLE']), value(1, ['PERIOD_INCOMPLETE'])])
    expect(readBenchmark(saas('csat_mean'), doubtful, 'higher').band).toBe('not_comparable');
});

it('is named by the workspace, each cohort once', () => {
  expect(benchmarksOf({}).length).toBe(0);
  expect(benchmarksOf({ benchmarks: ['contract_type/annual'] }).map(({ metric }) => metric)).toEqual([
    ...['first_response_time', 'resolution_rate', 'csat_mean', 'repeat_contact_rate', 'repeat_contact_customers'],
  ]);
  const found = checkBenchmarks({ benchmarks: ['industry/saas', 'industry/sass', 'industry/saas'] });
  expect(found.map(({ code, path, message }) => [code, path[1], message.includes('industry/saas')])).toEqual([
    ['UNKNOWN_BENCHMARK', 1, true],
    ['DUPLICATE', 2, true],
  ]);
});
