import type { Change } from './change-between.js';
import { noiseOfChange } from './change-noise.js';

const change = (given: Partial<Change> = {}): Change => ({
  absolute: 1,
  relative: 0.1,
  tone: 'GOOD',
  against: 10,
  neutralBecause: null,
  ...given,
});

it.each<[string, Partial<Change>, number | null, unknown]>([
  ['more than chance', {}, 0.049, { noise: 'BEYOND', p: 0.049 }],
  ['what chance may give', {}, 0.05, { noise: 'WITHIN', p: 0.05 }],
  ['what nobody can tell', {}, null, { noise: 'UNKNOWN', p: null }],
  ['no direction', { neutralBecause: 'NO_DIRECTION' }, 0.01, { noise: 'BEYOND', p: 0.01 }],
  ['no difference', { absolute: 0, neutralBecause: 'UNCHANGED' }, 0.01, { noise: 'WITHIN', p: 1 }],
  ['a thin side', { neutralBecause: 'INSUFFICIENT_SAMPLE' }, 0.01, { noise: 'UNKNOWN', p: null }],
  ['an unfinished side', { neutralBecause: 'PERIOD_INCOMPLETE' }, 0.01, { noise: 'UNKNOWN', p: null }],
  ['a missing side', { absolute: null, neutralBecause: 'NO_VALUE' }, 0.01, null],
])('tells %s', (_, given, p, expected) => {
  expect(noiseOfChange(change(given), () => p)).toEqual(expected);
});
