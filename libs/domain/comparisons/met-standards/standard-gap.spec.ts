import { standardsAt } from '../../workspace/standards/standards-at.js';
import { aStandard } from '../../../../test/support/builders-standards.js';
import { workspace } from '../../../../test/support/builders.js';
import { METRIC_CATALOGUE } from '../../metrics/metric-catalogue.js';
import { gapBetween, readGap } from './standard-gap.js';

const [tight, loose] = [aStandard({ high: 1800 }), aStandard({ high: 3600 })];
const most = (share: number, high: number) => aStandard({ kind: 'share_within', share, high });

it.each([
  ['as asked', tight, loose, 'lower', 'first', 'deliberate'],
  ['the opposite', tight, loose, 'lower', 'second', 'accidental'],
  ['the same though they differ', tight, loose, 'lower', 'neither', 'accidental'],
  ['different though they are the same', tight, tight, 'lower', 'first', 'accidental'],
  ['the same, as asked', tight, tight, 'lower', 'neither', 'deliberate'],
  [
    'more is better',
    aStandard({ kind: 'at_least', low: 0.9, high: null }),
    aStandard({ kind: 'at_least', low: 0.8, high: null }),
    'higher',
    'first',
    'deliberate',
  ],
  ['one has none', tight, null, 'lower', 'first', 'unset'],
  ['none has one', null, null, 'lower', 'first', 'unset'],
  ['of different kinds', tight, most(0.9, 3600), 'lower', 'first', 'unset'],
  ['neither direction is better', tight, loose, 'neutral', 'first', 'unset'],
  ['a higher share', most(0.95, 3600), most(0.9, 3600), 'lower', 'first', 'deliberate'],
  ['a shorter limit', most(0.9, 3600), most(0.9, 1800), 'lower', 'second', 'deliberate'],
  ['more of them, but later', most(0.95, 3600), most(0.9, 1800), 'lower', 'first', 'unset'],
] as const)('%s', (_, first, second, polarity, observed, reading) =>
  expect(readGap(first, second, polarity, observed).reading).toBe(reading),
);

it('reads the gap of two segments by what holds on the day; a quarter more counts as the same', () => {
  const metric = METRIC_CATALOGUE.find(({ key }) => key === 'first_response_time')!;
  const of = (segment: string, high: number) => aStandard({ segment, metric: metric.key, high, from: 100, to: null });
  const standards = [of('plan/pro', 1800), of('plan/free', 3600)];
  const reading = (pro: number, free: number, day = 200) =>
    gapBetween(standardsAt({ ...workspace(), standards }, day), metric, [
      { segment: 'plan/pro', value: pro },
      { segment: 'plan/free', value: free },
    ])!.reading;
  expect([reading(1000, 2000), reading(2000, 1000), reading(1000, 1200), reading(1000, 2000, 99)]).toEqual([
    ...['deliberate', 'accidental', 'accidental', 'unset'],
  ]);
});
