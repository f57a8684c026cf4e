import * as fc from 'fast-check';
import { tries } from '../../../test/support/how-much.js';
import { businessClock, businessSeconds, openTimes, type BusinessHours } from './business-time.js';
import { dayOf, weekday } from './day.js';
import { timeZone } from './time-zone.js';

const [MINUTE, HOUR] = [60_000, 3_600_000];
const TRIES = tries(40);
const span = (from: number, to: number) => ({ from: from * 60, to: to * 60 });
const DESK = [span(9, 17)];

function hours(given: Partial<BusinessHours> = {}): BusinessHours {
  const week = [DESK, DESK, DESK, DESK, [span(9, 12), span(13, 17)], [], []];
  return { timeZone: 'Europe/Berlin', week, holidays: null, closed: [], open: [], ...given };
}
/** Seconds, as hours. */
const worked = (given: BusinessHours, from: string, to: string) =>
  businessSeconds(given, Date.parse(from), Date.parse(to)) / 3600;

describe('business time', () => {
  // 2026-03-23 is a Monday; Berlin is at +01:00 until Sunday the 29th.
  it('runs while the desk is open', () => {
    expect(worked(hours(), '2026-03-23T10:00+01:00', '2026-03-23T11:30+01:00')).toBe(1.5);
    expect(worked(hours(), '2026-03-23T16:00+01:00', '2026-03-24T10:00+01:00')).toBe(2);
    expect(worked(hours(), '2026-03-27T11:00+01:00', '2026-03-27T14:00+01:00')).toBe(2);
  });

  it('begins with the next opening for what comes outside of the hours, and stands still over a weekend', () => {
    expect(worked(hours(), '2026-03-23T03:00+01:00', '2026-03-23T09:15+01:00')).toBe(0.25);
    expect(worked(hours(), '2026-03-27T20:00+01:00', '2026-03-30T09:00+02:00')).toBe(0);
    expect(worked(hours(), '2026-03-27T16:00+01:00', '2026-03-30T10:00+02:00')).toBe(2);
  });

  it('stands still on holidays and other closed days, unless they are opened', () => {
    const days = [dayOf(2026, 3, 24), dayOf(2026, 3, 26)];
    const holidays = { country: 'DE', state: null, days };
    const week = ['2026-03-23T00:00+01:00', '2026-03-28T00:00+01:00'] as const;
    expect(worked(hours(), ...week)).toBe(4 * 8 + 7);
    expect(worked(hours({ holidays, closed: [dayOf(2026, 3, 25)] }), ...week)).toBe(8 + 7);
    expect(worked(hours({ holidays, open: [dayOf(2026, 3, 26)] }), ...week)).toBe(3 * 8 + 7);
  });

  it('is what a watch on the wall shows when the clock is put forward or back', () => {
    const night = (from: number, to: number) => hours({ week: Array.from({ length: 7 }, () => [span(from, to)]) });
    const spring = ['2026-03-29T00:00+01:00', '2026-03-30T00:00+02:00'] as const; // 2:00 is 3:00
    const autumn = ['2026-10-25T00:00+02:00', '2026-10-26T00:00+01:00'] as const; // 3:00 is 2:00
    expect([worked(night(0, 24), ...spring), worked(night(0, 24), ...autumn)]).toEqual([23, 25]);
    expect([worked(night(1, 2.5), ...spring), worked(night(1, 2.5), ...autumn)]).toEqual([1, 2]);
    expect([worked(night(2.5, 4), ...spring), worked(night(2.5, 4), ...autumn)]).toEqual([1, 2]);
    expect([worked(night(9, 17), ...spring), worked(night(9, 17), ...autumn)]).toEqual([8, 8]);
  });

  it('counts whole seconds', () => {
    const nine = Date.parse('2026-03-23T09:00:00.600+01:00');
    expect(businessSeconds(hours(), nine, nine + 999)).toBe(0);
    expect(businessSeconds(hours(), nine - 600, nine + 400)).toBe(1);
  });

  it('gives open spans that touch as one', () => {
    const always = hours({ week: Array.from({ length: 7 }, () => [span(0, 12), span(12, 24)]) });
    expect(openTimes(always, { from: dayOf(2026, 3, 28), to: dayOf(2026, 3, 31) })).toEqual([
      { opensAt: Date.parse('2026-03-28T00:00+01:00'), closesAt: Date.parse('2026-03-31T00:00+02:00') },
    ]);
  });
});

describe(`laws of business time (seed ${TRIES.seed})`, () => {
  const START = Date.UTC(2026, 2, 20);
  const ZONES = ['Europe/Berlin', 'America/St_Johns', 'Africa/Cairo', 'Asia/Kathmandu', 'Pacific/Auckland'];
  const day = fc
    .uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 0, maxLength: 4 })
    .map((edges) => edges.sort((a, b) => a - b))
    .map((edges) =>
      Array.from({ length: edges.length >> 1 }, (_, i) => ({ from: edges[2 * i]!, to: edges[2 * i + 1]! })),
    );
  const closed = fc.array(fc.integer({ min: dayOf(2026, 3, 18), max: dayOf(2026, 11, 5) }), { maxLength: 30 });
  const calendar = fc.record({
    timeZone: fc.constantFrom(...ZONES),
    week: fc.array(day, { minLength: 7, maxLength: 7 }),
    holidays: fc.constant(null),
    closed,
    open: fc.constant([]),
  });
  /** Spring, when the clock is put forward in some zones, and autumn, when it is put back. */
  const minute = fc.oneof(
    fc.integer({ min: 0, max: 14 * 1440 }),
    fc.integer({ min: 215 * 1440, max: 229 * 1440 }), // 21 October to 4 November
  );
  const instant = minute.map((count) => START + count * MINUTE);
  /** Three instants within nine days, in order. */
  const three = fc
    .tuple(instant, fc.integer({ min: 0, max: 3 * 1440 }), fc.integer({ min: 0, max: 6 * 1440 }))
    .map(([a, b, c]) => [a, a + b * MINUTE, a + (b + c) * MINUTE] as const);

  it('adds up, and is never more than calendar time', () =>
    fc.assert(
      fc.property(calendar, three, (given, [a, b, c]) => {
        const clock = businessClock(given);
        expect(clock.secondsBetween(a, b) + clock.secondsBetween(b, c)).toBe(clock.secondsBetween(a, c));
        expect(clock.secondsBetween(a, c)).toBeLessThanOrEqual((c - a) / 1000);
        expect(clock.secondsBetween(a, a)).toBe(0);
      }),
      TRIES,
    ));

  it('of a desk that never closes is calendar time', () =>
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), three, fc.nat(59_999), (zone, [from, , to], rest) => {
        const always = hours({ timeZone: zone, week: Array.from({ length: 7 }, () => [span(0, 24)]) });
        expect(businessSeconds(always, from, to + rest)).toBe(Math.floor((to + rest - from) / 1000));
      }),
      TRIES,
    ));

  it('is what counting the minutes on the wall gives', () =>
    fc.assert(
      fc.property(calendar, instant, fc.nat(5 * 1440), (given, from, minutes) => {
        const zone = timeZone(given.timeZone);
        let open = 0;
        for (let at = from; at < from + minutes * MINUTE; at += MINUTE) {
          const today = zone.dayAt(at);
          const onTheWall = (at + zone.offsetAt(at) - today * 24 * HOUR) / MINUTE;
          const isWithin = given.week[weekday(today) - 1]!.some(
            (each) => each.from <= onTheWall && onTheWall < each.to,
          );
          if (isWithin && !given.closed.includes(today)) open += 1;
        }
        expect(businessSeconds(given, from, from + minutes * MINUTE)).toBe(open * 60);
      }),
      TRIES,
    ));
});
