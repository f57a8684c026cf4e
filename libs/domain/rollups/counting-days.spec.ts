import { at, conversation, day } from '../../../test/support/builders.js';
import { timeZone } from '../shared/time-zone.js';
import { countingDays } from './counting-days.js';

const UTC = timeZone('UTC');
const CREATED = { createdAt: at('2025-03-10 09:00') };

it('counts a reopened conversation on the day of its last resolution', () =>
  expect(countingDays(conversation('c', { ...CREATED, resolvedAt: at('2025-03-14'), reopenCount: 2 }), UTC)).toEqual({
    created: day('2025-03-10'),
    resolved: day('2025-03-14'),
    rated: null,
  }));

it('counts an answer on its own day, and a rating time without an answer on none', () => {
  const ratedAt = at('2025-03-12');
  expect(countingDays(conversation('c', { ...CREATED, ratedAt, effort: 3 }), UTC).rated).toBe(day('2025-03-12'));
  expect(countingDays(conversation('c', { ...CREATED, ratedAt }), UTC).rated).toBeNull();
});

it('follows up to the minute, and counts what came in time on the day of the creation', () => {
  const resolved = (text: string) =>
    countingDays(conversation('c', { ...CREATED, resolvedAt: at(text) }), UTC, 7).resolved;
  expect([resolved('2025-03-17 09:00'), resolved('2025-03-17 09:01')]).toEqual([day('2025-03-10'), null]);
});
