import { at, conversation, day } from '../../../test/support/builders.js';
import { timeZone } from '../shared/time-zone.js';
import * as fc from 'fast-check';
import { standardFor, topicStandards } from './topic-standards.js';

const solved = (date: string, topic: string | null, handleSeconds: number | null) =>
  conversation(`${date} ${topic} ${handleSeconds}`, { resolvedAt: at(`${date} 12:00`), topic, handleSeconds });
const UTC = timeZone('UTC');

it('takes the mean of each topic and over all', () => {
  const standards = topicStandards(
    [
      solved('2025-01-01', 'billing', 100),
      solved('2025-01-02', 'billing', 201),
      solved('2025-01-02', 'login', 40),
      solved('2025-01-03', null, 9),
      solved('2025-01-03', 'login', null), // no handle time
      conversation('open', { topic: 'login', handleSeconds: 9_999 }),
    ],
    UTC,
    null,
  );
  expect([...standards.byTopic]).toEqual([
    ['billing', 150.5],
    ['login', 40],
    ['', 9],
  ]);
  expect(standards.overall).toBe(87.5); // 350 ÷ 4
  expect(['billing', 'login', null, 'new'].map((topic) => standardFor(standards, topic))).toEqual([150.5, 40, 9, 87.5]);
});

it('looks at the first 90 days with resolutions unless told otherwise', () => {
  const all = [
    solved('2025-01-01', 'a', 10),
    solved('2025-03-31', 'a', 20), // day 90
    solved('2025-04-01', 'a', 90), // day 91
  ];
  expect(standardFor(topicStandards(all, UTC, null), 'a')).toBe(15);
  const declared = { from: day('2025-03-31'), to: day('2025-04-02') };
  expect(standardFor(topicStandards(all, UTC, declared), 'a')).toBe(55);
});

it('asks the time zone for the day', () => {
  const all = [
    solved('2025-01-01', 'a', 10),
    conversation('late', { resolvedAt: at('2025-03-31 22:30'), topic: 'a', handleSeconds: 50 }),
  ];
  expect(standardFor(topicStandards(all, UTC, null), 'a')).toBe(30);
  expect(standardFor(topicStandards(all, timeZone('Europe/Berlin'), null), 'a')).toBe(10);
});

it('has no standard where there is nothing to measure', () => {
  const nothing = topicStandards([], UTC, null);
  expect([nothing.overall, standardFor(nothing, 'a')]).toEqual([null, 0]);
  const outside = topicStandards([solved('2025-01-01', 'a', 10)], UTC, { from: 0, to: 1 });
  expect([outside.overall, outside.byTopic.size]).toEqual([null, 0]);
});

it('is not biased: the standards of the reference period add up to the handle time in it', () => {
  const handled = fc.record({ topic: fc.constantFrom('a', 'b', null), seconds: fc.nat(7200) });
  fc.assert(
    fc.property(fc.array(handled, { minLength: 1, maxLength: 60 }), (given) => {
      const all = given.map(({ topic, seconds }) => solved('2025-01-01', topic, seconds));
      const standards = topicStandards(all, UTC, null);
      const expected = given.reduce((sum, { topic }) => sum + standardFor(standards, topic), 0);
      const spent = given.reduce((sum, { seconds }) => sum + seconds, 0);
      // Half a step for each conversation at most.
      expect(Math.abs(expected - spent)).toBeLessThanOrEqual(given.length * 2 ** -25);
    }),
  );
});

it('adds up in any order to the same', () => {
  const thirds = topicStandards([1, 1, 2].map((s) => solved('2025-01-01', 'a', s)), UTC, null); // prettier-ignore
  const sevenths = topicStandards([1, 1, 1, 1, 1, 1, 2].map((s) => solved('2025-01-01', 'b', s)), UTC, null); // prettier-ignore
  const [third, seventh] = [standardFor(thirds, 'a'), standardFor(sevenths, 'b')];
  expect(third).toBeCloseTo(4 / 3, 7);
  const parts = Array.from({ length: 2000 }, (_, index) => (index % 3 === 0 ? third : seventh * 1000));
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
  expect(sum(parts)).toBe(sum([...parts].sort((a, b) => a - b)));
});
