import fc from 'fast-check';
import { day, workspace } from '../../../test/support/builders.js';
import { aStandard } from '../../../test/support/builders-standards.js';
import { formatProblems } from '../yaml/format-problems.js';
import { readWorkspace } from './read-workspace.js';
import { writeStandards } from './write-standards.js';
import type { Standard } from '@bough/domain';
import { tries } from '../../../test/support/how-much.js';

/** What a test adds begins in line 8. */
const SOUND = `name: Sound
time_zone: UTC
currency: EUR
dimensions:
  - { key: plan, decision: staffing, segments: [{ key: free, values: [free] }, { key: pro, values: [pro] }] }
  - { key: size, decision: SLA, segments: [{ key: small, band: 0-10 }, { key: large, band: 10+ }] }
standards:
`;
const TIMES = 'from: 2026-01-01, review: 2026-12-31, reason: sold so';
const read = (...lines: string[]) => readWorkspace(SOUND + lines.join('\n') + '\n', 'w.yml');
function report(...lines: string[]): string[] {
  const { file, problems, positionOf } = read(...lines);
  return formatProblems(file, problems, positionOf).map((line) => line.replace('w.yml:', ''));
}

it('reads what is asked for, in the unit of the metric', () => {
  const { workspace: built, problems } = read(
    `  - { segment: pro, metric: first_response_time, at_most: 1h, ${TIMES}, set_by: olga }`,
    `  - { segment: size/large, metric: csat, at_least: 75%, ${TIMES}, to: 2026-06-30, contractual: true }`,
    `  - { segment: all, metric: bot_first_ratio, between: { low: 0.2, high: 40% }, ${TIMES} }`,
    `  - { segment: plan/free, metric: resolution_time, within: { share: 90%, limit: 8h }, basis: business, ${TIMES} }`,
    'business_hours: { hours: { monday: 9:00-17:00 } }',
  );
  expect(problems).toEqual([]);
  expect(built!.standards).toEqual([
    aStandard({ high: 3600 }),
    aStandard({
      segment: 'size/large',
      metric: 'csat',
      kind: 'at_least',
      low: 0.75,
      high: null,
      setBy: null,
      to: day('2026-07-01'),
      contractual: true,
    }),
    aStandard({ segment: 'all', metric: 'bot_first_ratio', kind: 'between', low: 0.2, high: 0.4, setBy: null }),
    aStandard({
      segment: 'plan/free',
      metric: 'resolution_time',
      kind: 'share_within',
      share: 0.9,
      high: 28_800,
      basis: 'business',
      setBy: null,
    }),
  ]);
});

it('asks for business time where there is some', () =>
  expect(
    report(
      `  - { segment: pro, metric: resolution_time, at_most: 8h, basis: business, ${TIMES} }`,
      `  - { segment: pro, metric: handle_time, at_most: 8m, basis: business, ${TIMES} }`,
    ),
  ).toEqual([
    '8:66  warning  NO_BUSINESS_HOURS  it cannot be judged: the workspace file has no "business_hours"',
    '9:62  error  NO_BUSINESS_TIME  "handle_time" is not counted in business time; first_response_time and resolution_time are',
  ]));

it('knows segments and metrics, and what can be asked of them', () =>
  expect(
    report(
      `  - { segment: enterprise, metric: first_response_tim, at_most: 1h, ${TIMES} }`,
      `  - { segment: large, metric: csat, at_least: 75%, ${TIMES} }`,
      `  - { segment: pro, metric: csat, within: { share: 90%, limit: 80% }, ${TIMES} }`,
      `  - { segment: pro, metric: csat, at_least: 70%, basis: business, ${TIMES} }`,
      `  - { segment: free, metric: csat, at_most: 70%, ${TIMES} }`,
    ),
  ).toEqual([
    '8:16  error  UNKNOWN_SEGMENT  no segment "plan/enterprise"',
    '8:36  error  UNKNOWN_METRIC  no metric "first_response_tim", did you mean "first_response_time"?',
    '9:16  error  UNKNOWN_SEGMENT  no segment "plan/large", did you mean "size/large"?',
    '10:35  error  NO_DISTRIBUTION  how "csat" is distributed is not kept, so no share of it can be told; give "at_most", or a metric with quantiles',
    '11:57  error  NO_DURATION  "csat" is no duration; only durations have business time',
    '12:45  warning  AGAINST_POLARITY  of "csat" higher is better, so "at_most" asks for worse; is it meant?',
  ]));

it('knows bounds', () =>
  expect(
    report(
      `  - { segment: pro, metric: csat, ${TIMES} }`,
      `  - { segment: pro, metric: csat, at_most: 90%, at_least: 70%, ${TIMES} }`,
      `  - { segment: pro, metric: csat, at_least: 1h, ${TIMES} }`,
      `  - { segment: free, metric: csat, at_least: 75, ${TIMES} }`,
      `  - { segment: pro, metric: first_response_time, at_most: 30, ${TIMES} }`,
      `  - { segment: free, metric: first_response_time, at_most: soon, ${TIMES} }`,
      `  - { segment: pro, metric: handle_time, between: { low: 1h, high: 30m }, ${TIMES} }`,
      `  - { segment: pro, metric: resolution_time, within: { share: 0, limit: 1h }, ${TIMES} }`,
    ),
  ).toEqual([
    '8:5  error  MISSING_BOUND  a standard needs one of "at_most", "at_least", "between", "within"',
    '9:59  error  BOUND_TWICE  it has "at_least" beside "at_most"; give one, or "between"',
    '10:45  error  WRONG_UNIT  "1h" does not fit: write a share, such as 75% or 0.75',
    '11:46  error  WRONG_UNIT  "75" does not fit: write a share, such as 75% or 0.75',
    '12:59  error  WRONG_UNIT  "30" does not fit: write a duration, such as 30m, 4h or 1h 30m',
    '13:60  error  WRONG_FORMAT  "soon" does not fit: the highest value that is as it should be, such as 1h, 30m, 75% or 12',
    '14:42  error  EMPTY_RANGE  the low end of a range lies below its high end',
    '15:63  error  OUT_OF_RANGE  a share is above 0 and at most 1 (100%)',
  ]));

it('knows times, and that two do not hold at once', () =>
  expect(
    report(
      '  - { segment: pro, metric: csat, at_least: 70%, from: 2026-01-01, to: 2025-12-01, review: 2025-11-01, reason: x }',
      '  - { segment: free, metric: csat, at_least: 70%, from: 2026-02-30, review: 2026-11-01, reason: x }',
      '  - { segment: all, metric: csat, at_least: 70%, from: 2026-01-01, to: 2026-01-31, review: 2026-11-01, reason: x }',
      '  - { segment: all, metric: csat, at_least: 71%, from: 2026-02-01, review: 2026-11-01, reason: x }',
      '  - { segment: all, metric: csat, at_least: 72%, from: 2026-03-01, review: 2026-11-01, reason: " " }',
    ),
  ).toEqual([
    '8:72  error  EMPTY_PERIOD  the standard ends before it begins',
    '8:92  error  REVIEW_BEFORE_START  the review lies before the first day of the standard',
    '9:57  error  NO_SUCH_DAY  there is no 2026-02-30 in the calendar',
    '12:56  error  STANDARDS_OVERLAP  all csat at_least has a standard for some of these days already (number 4); end that one with "to" first',
    '12:96  error  EMPTY_TEXT  a standard says why it is as it is',
  ]));

const DAYS = fc.integer({ min: day('2025-01-01'), max: day('2027-01-01') });
const DURATION = fc.integer({ min: 1, max: 1_000_000 });
const standard: fc.Arbitrary<Standard> = fc
  .record({ share: fc.integer({ min: 1, max: 1000 }), low: DURATION, more: DURATION, from: DAYS, isLong: fc.boolean() })
  .chain(({ share, low, more, from, isLong }) =>
    fc
      .constantFrom<Partial<Standard>>(
        { kind: 'at_most', high: low },
        { kind: 'at_least', low, high: null },
        { kind: 'between', low, high: low + more },
        { kind: 'share_within', share: share / 1000, high: low },
        { metric: 'csat', kind: 'at_least', low: share / 1000, high: null, segment: 'size/large', basis: 'calendar' },
        { metric: 'cost_to_serve', kind: 'at_most', high: low / 100, segment: 'all', setBy: null },
        { basis: 'business', contractual: true, kind: 'at_most', high: low },
      )
      .map((given) => aStandard({ ...given, from, to: isLong ? from + 90 : null, review: from + 30 })),
  );

it('gives back what was written', () => {
  const base = readWorkspace(SOUND.replace('standards:\n', ''), 'w.yml').workspace!;
  expect(writeStandards(workspace())).toBe('');
  fc.assert(
    fc.property(standard, (each) => {
      const text = writeStandards({ ...base, standards: [each] });
      const { workspace: again, problems } = readWorkspace(SOUND.replace('standards:\n', text), 'w.yml');
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(again!.standards).toEqual([each]);
    }),
    tries(30),
  );
});
