import type { Estimate } from '@bough/statistics';
import type { CountWithin } from '../../rollups/duration-limit.js';
import type { MetricValue } from '../../trees/values/metric-value.js';
import { isMissedForSure, assessStandard } from './assess-standard.js';
import { aStandard } from '../../../../test/support/builders-standards.js';

const value = (given: Partial<MetricValue> = {}): MetricValue => ({
  value: 1600,
  reason: null,
  marks: [],
  message: null,
  sample: 100,
  blockedBy: [],
  ...given,
});
const figure = (given: Partial<MetricValue>, estimate: Estimate | null = null, within: CountWithin | null = null) => ({
  value: value(given),
  estimate,
  within,
});

describe('a bound', () => {
  it.each([
    ['at most, below', { high: 3600 }, 1800, 'met', 1800],
    ['at most, close', { high: 3600 }, 3500, 'at_risk', 100],
    ['at most, on it', { high: 3600 }, 3600, 'at_risk', 0],
    ['at most, above', { high: 3600 }, 3700, 'missed', -100],
    ['at least, above', { kind: 'at_least', low: 0.75, high: null }, 0.8, 'met', 0.05],
    ['at least, below', { kind: 'at_least', low: 0.75, high: null }, 0.7, 'missed', -0.05],
    ['between, in the middle', { kind: 'between', low: 0.2, high: 0.4 }, 0.3, 'met', 0.1],
    ['between, under it', { kind: 'between', low: 0.2, high: 0.4 }, 0.1, 'missed', -0.1],
    ['between, over it', { kind: 'between', low: 0.2, high: 0.4 }, 0.5, 'missed', -0.1],
  ] as const)('%s', (_, given, actual, status, margin) => {
    const judged = assessStandard(aStandard(given), figure({ value: actual }));
    expect(judged).toMatchObject({ status, reason: null, actual, p: null });
    expect(judged.margin).toBeCloseTo(margin, 12);
  });

  it('is met for sure, at risk or missed for sure by the evidence', () => {
    // Student's t of 20 degrees of freedom: 5 % lie beyond 1.7247.
    const at = (actual: number) =>
      assessStandard(aStandard({ high: 3600 }), figure({ value: actual }, { value: actual, error: 100, df: 20 }));
    expect(at(3600 - 173).status).toBe('met');
    expect(at(3600 - 172).status).toBe('at_risk');
    expect([at(3600 + 172).status, isMissedForSure(at(3600 + 172))]).toEqual(['missed', false]);
    expect([at(3600 + 173).status, isMissedForSure(at(3600 + 173))]).toEqual(['missed', true]);
    expect(at(3600 + 172.47).p).toBeCloseTo(0.05, 4);
  });
});

describe('a share within a limit', () => {
  const standard = aStandard({ kind: 'share_within', high: 3600, share: 0.9 });
  const answered = (quick: number, slow: number): CountWithin => ({ count: quick + slow, within: quick });
  const judge = (within: CountWithin | null) => assessStandard(standard, figure({}, null, within));

  it('counts every event', () => {
    expect(judge(answered(99, 1))).toMatchObject({ status: 'met', actual: 0.99, bound: 0.9 });
    expect(judge(answered(80, 20))).toMatchObject({ status: 'missed', actual: 0.8 });
    // Binomial: P(X ≤ 9 | 10, 0.9) = 1 − 0.9^10.
    expect(judge(answered(9, 1)).p).toBeCloseTo(1 - 0.9 ** 10, 12);
    expect(judge(answered(9, 1)).status).toBe('at_risk');
    // P(X ≤ 3 | 4, 0.9) = 1 − 0.9^4.
    expect(judge(answered(3, 1)).p).toBeCloseTo(1 - 0.9 ** 4, 12);
    expect(judge(answered(5, 0)).p).toBe(1);
  });

  it('is decided on the bound, too: 90 of 100 are 90 %', () => {
    expect(judge(answered(90, 10))).toMatchObject({ status: 'at_risk', actual: 0.9, margin: 0 });
    expect(judge(answered(89, 11))).toMatchObject({ status: 'missed', actual: 0.89 });
  });

  it('tells the share that was found, not the duration, also where it is not judged', () => {
    const immature = figure({ marks: ['PERIOD_INCOMPLETE'] }, null, answered(80, 20));
    expect(assessStandard(standard, immature)).toMatchObject({ status: 'not_evaluable', actual: 0.8 });
    const unknown = figure({ marks: ['PERIOD_INCOMPLETE'] }, null, null);
    expect(assessStandard(standard, unknown).actual).toBeNull();
  });

  it('needs durations', () =>
    expect([null, answered(0, 0)].map((within) => judge(within).status)).toEqual(['not_evaluable', 'not_evaluable']));
});

describe('what is never judged', () => {
  it.each([
    ['no value', { value: null, reason: 'ZERO_DENOMINATOR', message: 'answered is zero' }],
    ['a thin one', { marks: ['INSUFFICIENT_SAMPLE'], message: 'thin: 3 of at least 20' }],
    ['an immature one', { marks: ['PERIOD_INCOMPLETE'], message: 'immature: still moves until 2026-01-08' }],
  ] as const)('%s', (_, given) => {
    const judged = assessStandard(aStandard({ high: 10 }), figure(given));
    expect(judged).toMatchObject({ status: 'not_evaluable', reason: given.message, margin: null, p: null });
  });

  it('what is stale is judged as it is', () =>
    expect(assessStandard(aStandard(), figure({ marks: ['SOURCE_STALE'] })).status).toBe('met'));

  it('business time of a metric that is not counted in it', () =>
    expect(assessStandard(aStandard({ basis: 'business' }), null)).toMatchObject({
      status: 'not_evaluable',
      reason: 'it is not counted in business time',
    }));
});
