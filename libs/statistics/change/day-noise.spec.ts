import { studentTwoSided } from '../special/student-t.js';
import { differenceByDays, pairedByDays, type DailyValue } from './day-noise.js';

const value = (parts: readonly number[], firstWeekday = 0): DailyValue => ({
  value: parts.reduce((sum, part) => sum + part, 0),
  parts: Float64Array.from(parts),
  firstWeekday,
});
/** Days that go up and down by one. */
const alternating = (days: number, mean: number) => Array.from({ length: days }, (_, day) => mean + (-1) ** day);

it('is the t test of two sums over days', () => {
  // Ten days at ±1: squares 10, variance 10 · 10 / 9; all fourth moments are equal, so 9 degrees of freedom on each side.
  const { p } = differenceByDays(value(alternating(10, 5)), value(alternating(10, 4)))!;
  expect(p).toBeCloseTo(studentTwoSided(10 / Math.sqrt((2 * 100) / 9), 18), 12);
});

it('does not take a fifth Monday for news', () => {
  const week = [10, 1, 1, 1, 1, 1, 1];
  const days = (count: number) => Array.from({ length: count }, (_, day) => week[day % 7]! + (day % 2 ? 0.1 : -0.1));
  // 29 days have five Mondays; as many days without one would have nine less.
  const { p } = differenceByDays(value(days(29)), value(days(28).map((part) => (part * 29) / 28)))!;
  expect(p).toBeGreaterThan(0.5);
  expect(differenceByDays(value(days(29).map((part) => part + 1)), value(days(28)))!.p).toBeLessThan(1e-6);
});

it('does not trust a value that rests on one day', () => {
  const burst = value([...Array<number>(27).fill(0), 50]);
  const other = value(alternating(28, 0.1));
  // One day in 28 has nearly all of the fourth moment: about two degrees of freedom at most.
  expect(differenceByDays(burst, other)!.p).toBeGreaterThan(0.2);
});

it('allows for days that resemble the ones before', () => {
  const runs = value(Array.from({ length: 28 }, (_, day) => 10 + (day % 14 < 7 ? 1 : -1) + (day % 2) * 0.5));
  const mixed = value(Array.from({ length: 28 }, (_, day) => 10 + ((day * 5) % 14 < 7 ? 1 : -1) + (day % 2) * 0.5));
  const other = value(alternating(28, 9.5));
  expect(differenceByDays(runs, other)!.p).toBeGreaterThan(differenceByDays(mixed, other)!.p * 2);
});

it('compares a part with its whole day by day', () => {
  const whole = alternating(28, 10).map((part, day) => part + (day % 5));
  const part = whole.map((each, day) => each + 0.2 + (day % 3) * 0.01);
  expect(pairedByDays(value(part), value(whole))!.p).toBeLessThan(1e-9);
  expect(differenceByDays(value(part), value(whole))!.p).toBeGreaterThan(0.2);
});

it('says nothing without days or without differences between them', () => {
  expect(differenceByDays(value(alternating(6, 5)), value(alternating(28, 4)))).toBeNull();
  expect(pairedByDays(value(alternating(6, 5)), value(alternating(6, 4)))).toBeNull();
  expect(differenceByDays(value(Array(28).fill(2)), value(Array(28).fill(1)))).toBeNull();
});
