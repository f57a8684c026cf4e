import { aStandard } from '../../../../test/support/builders-standards.js';
import { readGap } from './standard-gap.js';

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
