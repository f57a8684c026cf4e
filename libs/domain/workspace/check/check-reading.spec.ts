import { conversation, workspace } from '../../../../test/support/builders.js';
import type { Reading } from '../../facts/fact.js';
import { readingCheck } from './check-reading.js';

const check = readingCheck(workspace({ measures: [{ key: 'nps', name: 'NPS', unit: 'points' }] }));
const reading = (given: Partial<Reading>): Reading => ({
  measure: 'nps',
  day: 0,
  dimension: null,
  segment: null,
  value: 1,
  ...given,
});

it.each<[string, Partial<Reading>]>([
  ['of all segments', {}],
  ['of a segment', { dimension: 'plan', segment: 'pro' }],
  ['of Unknown', { dimension: 'plan', segment: 'unknown' }],
])('a reading %s goes in', (_, given) => expect(check(reading(given))).toEqual([]));

it.each<[Partial<Reading>, string]>([
  [{ measure: 'nsp' }, 'UNKNOWN_MEASURE measure is not under "measures" in the workspace file, did you mean "nps"?'],
  [{ measure: 'created' }, 'UNKNOWN_MEASURE measure is not under "measures" in the workspace file'],
  [
    { dimension: 'plam', segment: 'pro' },
    'UNKNOWN_DIMENSION dimension is no dimension of the workspace, did you mean "plan"?',
  ],
  [{ segment: 'pro' }, 'UNKNOWN_DIMENSION dimension is no dimension of the workspace'],
  [
    { dimension: 'plan', segment: 'prro' },
    'UNKNOWN_SEGMENT segment is no segment of dimension "plan", did you mean "pro"?',
  ],
  [{ dimension: 'plan' }, 'UNKNOWN_SEGMENT segment is no segment of dimension "plan"'],
])('%j does not', (given, expected) => {
  const [found, ...more] = check(reading(given));
  expect(`${found!.code} ${found!.field} ${found!.message}`).toBe(expected);
  expect([found!.severity, more]).toEqual(['error', []]);
});

it('does not look at other facts', () => expect(check(conversation('c'))).toEqual([]));
