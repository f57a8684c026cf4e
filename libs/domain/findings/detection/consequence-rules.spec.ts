import { candidate } from '../../../../test/support/builders-detection.js';
import { explainsEverywhere, explainsOutlier, isEcho, isSameCause, repeatsComparison } from './consequence-rules.js';

const spike = (day: number, p: number, position = 0, segment: string | null = null) =>
  candidate(
    { kind: 'spike', period: { from: day, to: day + 1 }, segment },
    {
      p,
      move: { metric: 'csat', position, before: { position, from: 0, to: 1 }, after: { position, from: 1, to: 2 } },
    },
  );

it('of the same cause the smaller p explains the larger one', () => {
  const [small, large] = [candidate({}, { p: 0.01 }), candidate({}, { p: 0.02 })];
  expect([isSameCause(small, large), isSameCause(large, small)]).toEqual([true, false]);
  expect(isSameCause(small, candidate({ cause: 'another' }, { p: 0.02 }))).toBe(false);
});

describe('a comparison that repeats another one', () => {
  const about = (kind: 'contrast' | 'pattern' | 'outlier', segment: string | null, metric = 'csat') =>
    candidate({ kind, segment, metric });

  it('is of the same metric in the same segment; a rule comes before a pattern, a pattern before an outlier', () => {
    expect(repeatsComparison(about('contrast', 'plan/pro'), about('outlier', 'plan/pro'))).toBe(true);
    expect(repeatsComparison(about('outlier', 'plan/pro'), about('pattern', 'plan/pro'))).toBe(false);
    expect(repeatsComparison(about('contrast', 'plan/pro'), about('outlier', 'plan/free'))).toBe(false);
    expect(repeatsComparison(about('contrast', 'plan/pro'), about('outlier', 'plan/pro', 'handle_time'))).toBe(false);
  });

  it('of a whole dimension is under the same rule, too', () => {
    const other = candidate({ kind: 'pattern', rule: 'another', metric: 'csat' });
    expect(repeatsComparison(about('contrast', null), about('pattern', null))).toBe(true);
    expect(repeatsComparison(about('contrast', null), other)).toBe(false);
  });
});

it('a contrast says why its segment stands out', () => {
  const contrast = candidate({ kind: 'contrast', segment: 'plan/pro' });
  expect(explainsOutlier(contrast, candidate({ kind: 'outlier', segment: 'plan/pro' }))).toBe(true);
  expect(explainsOutlier(contrast, candidate({ kind: 'outlier', segment: 'plan/free' }))).toBe(false);
});

it('a spike echoes in the same place for two days, the surest one stays', () => {
  expect([10, 11, 12, 13, 9].map((day) => isEcho(spike(10, 0.001), spike(day, 0.01)))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
  expect(isEcho(spike(10, 0.001), spike(11, 0.0001))).toBe(false);
  expect(isEcho(spike(10, 0.001), spike(11, 0.01, 2))).toBe(false);
});

it('a spike of everybody explains the one of a segment from the same day on, not the other way round', () => {
  const [everybody, segment] = [spike(10, 0.01), spike(10, 0.01, 2, 'plan/pro')];
  expect([explainsEverywhere(everybody, segment), explainsEverywhere(segment, everybody)]).toEqual([true, false]);
  expect(explainsEverywhere(everybody, spike(11, 0.01, 2, 'plan/pro'))).toBe(false);
});
