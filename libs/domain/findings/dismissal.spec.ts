import { AS_OF, contextAt, DAYS, MONDAY, raised, signal } from '../../../test/support/builders-findings.js';
import { checkQuietDays, previewDismissal } from './dismissal.js';
import type { Sighting } from './finding.js';

const seen = (daysAgo: number): Sighting => ({
  seenAt: MONDAY - daysAgo * DAYS,
  asOf: AS_OF - daysAgo,
  signal: signal(),
});

it('says until when it is quiet, how often it was seen in as many days, and what opens it before', () => {
  const preview = previewDismissal(raised(), 10, [seen(1), seen(9), seen(10), seen(40)], contextAt());
  expect(preview).toEqual({
    quietDays: 10,
    quietUntil: MONDAY + 10 * DAYS,
    sightings: 2,
    wakesAt: ['critical', 'high'],
    text: 'It stays quiet until 12 November 2026. In the 10 days before now it was seen 2 times. It opens again at once when it is high or critical.',
  });
});

it('takes the days of the workspace, and knows what cannot get worse and what is over at once', () => {
  const worst = previewDismissal(raised({ severity: 'critical' }), null, [seen(1)], contextAt());
  expect(worst).toMatchObject({ quietDays: 90, wakesAt: [] });
  expect(worst.text).toContain('seen once. It cannot get more severe, so nothing opens it before.');
  const verdict = previewDismissal(raised({ kind: 'impact_verdict' }), null, [], contextAt());
  expect(verdict.text).toBe('It is over at once, and nothing is silenced.');
});

it.each([
  [1, 0],
  [365, 0],
  [0, 1],
  [366, 1],
  [1.5, 1],
])('%p quiet days have %p problems', (days, count) => expect(checkQuietDays(days)).toHaveLength(count));
