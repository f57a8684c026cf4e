import fc from 'fast-check';
import { dayText, parseDay } from '../shared/day.js';
import {
  bucketStart,
  buckets,
  comparisonPeriod,
  GRAINS,
  parsePeriod,
  periodLabel,
  resolvePreset,
  type ComparisonPreset,
  type Period,
  type PeriodPreset,
} from './period.js';

/** `2026-08-01 2026-09-01`: the end is out. */
const period = (text: string): Period => {
  const [from, to] = text.split(' ');
  return { from: parseDay(from!)!, to: parseDay(to!)! };
};
const shown = ({ from, to }: Period) => `${dayText(from)} ${dayText(to)}`;

const LATER = parseDay('2027-01-01')!;

describe('a preset counts back from the last day with facts', () => {
  it.each<[PeriodPreset, string, string]>([
    ['LAST_COMPLETE_DAY', '2026-11-01', '2026-10-31 2026-11-01'],
    ['LAST_7_DAYS', '2026-11-01', '2026-10-25 2026-11-01'],
    ['LAST_28_DAYS', '2026-11-01', '2026-10-04 2026-11-01'],
    ['LAST_90_DAYS', '2026-11-01', '2026-08-03 2026-11-01'],
    ['LAST_365_DAYS', '2026-11-01', '2025-11-01 2026-11-01'],
    ['LAST_COMPLETE_WEEK', '2026-11-01', '2026-10-19 2026-10-26'], // the last day is a Saturday
    ['LAST_COMPLETE_WEEK', '2026-11-02', '2026-10-26 2026-11-02'], // … a Sunday
    ['LAST_COMPLETE_MONTH', '2026-11-01', '2026-10-01 2026-11-01'],
    ['LAST_COMPLETE_MONTH', '2026-10-31', '2026-09-01 2026-10-01'],
    ['LAST_COMPLETE_MONTH', '2026-01-15', '2025-12-01 2026-01-01'],
    ['LAST_COMPLETE_QUARTER', '2026-11-01', '2026-07-01 2026-10-01'],
    ['LAST_COMPLETE_QUARTER', '2026-10-01', '2026-07-01 2026-10-01'],
    ['MONTH_TO_DATE', '2026-10-16', '2026-10-01 2026-10-16'],
    ['MONTH_TO_DATE', '2026-11-01', '2026-10-01 2026-11-01'],
    ['QUARTER_TO_DATE', '2026-11-02', '2026-10-01 2026-11-02'],
    ['QUARTER_TO_DATE', '2026-10-01', '2026-07-01 2026-10-01'],
    ['ALL_TIME', '2026-11-01', '2025-09-27 2026-11-01'],
  ])('%s of data until %s: %s', (preset, end, expected) =>
    expect(shown(resolvePreset(preset, period(`2025-09-27 ${end}`), LATER))).toBe(expected),
  );
});

describe('a preset while facts come in: the data end with today, which is not over', () => {
  it.each<[PeriodPreset, string, string]>([
    ['LAST_COMPLETE_DAY', '2026-11-12', '2026-11-11 2026-11-12'],
    ['LAST_7_DAYS', '2026-11-12', '2026-11-05 2026-11-12'],
    ['LAST_28_DAYS', '2026-11-12', '2026-10-15 2026-11-12'],
    ['LAST_COMPLETE_WEEK', '2026-11-15', '2026-11-02 2026-11-09'], // today is Sunday
    ['LAST_COMPLETE_WEEK', '2026-11-16', '2026-11-09 2026-11-16'], // … Monday
    ['LAST_COMPLETE_MONTH', '2026-11-30', '2026-10-01 2026-11-01'],
    ['LAST_COMPLETE_MONTH', '2026-12-01', '2026-11-01 2026-12-01'],
    ['LAST_COMPLETE_QUARTER', '2026-12-31', '2026-07-01 2026-10-01'],
    ['LAST_COMPLETE_QUARTER', '2027-01-01', '2026-10-01 2027-01-01'],
    ['MONTH_TO_DATE', '2026-11-12', '2026-11-01 2026-11-13'],
    ['QUARTER_TO_DATE', '2026-11-12', '2026-10-01 2026-11-13'],
    ['ALL_TIME', '2026-11-12', '2025-09-27 2026-11-13'],
  ])('%s on %s: %s', (preset, today, expected) => {
    const now = parseDay(today)!;
    expect(shown(resolvePreset(preset, { from: parseDay('2025-09-27')!, to: now + 1 }, now))).toBe(expected);
  });

  it('shows the first day of all data, although it is not over', () => {
    const today = parseDay('2026-11-12')!;
    const data = { from: today, to: today + 1 };
    expect(shown(resolvePreset('LAST_7_DAYS', data, today))).toBe('2026-11-06 2026-11-13');
    expect(shown(resolvePreset('LAST_COMPLETE_DAY', data, today))).toBe('2026-11-11 2026-11-12');
  });
});

describe('what a period is compared with', () => {
  it.each<[string, ComparisonPreset, string]>([
    ['2026-08-01 2026-09-01', 'PREVIOUS_PERIOD', '2026-07-01 2026-08-01'],
    ['2026-03-01 2026-04-01', 'PREVIOUS_PERIOD', '2026-02-01 2026-03-01'],
    ['2026-07-01 2026-10-01', 'PREVIOUS_PERIOD', '2026-04-01 2026-07-01'],
    ['2026-01-01 2027-01-01', 'PREVIOUS_PERIOD', '2025-01-01 2026-01-01'],
    ['2026-10-04 2026-11-01', 'PREVIOUS_PERIOD', '2026-09-06 2026-10-04'],
    ['2026-10-01 2026-10-16', 'PREVIOUS_PERIOD', '2026-09-16 2026-10-01'],
    ['2026-08-14 2026-08-15', 'PREVIOUS_PERIOD', '2026-08-13 2026-08-14'],
    ['2024-02-01 2024-03-01', 'SAME_PERIOD_LAST_YEAR', '2023-02-01 2023-03-01'],
    ['2026-10-05 2026-10-12', 'SAME_PERIOD_LAST_YEAR', '2025-10-06 2025-10-13'], // Monday to Sunday both times
  ])('%s, %s: %s', (text, preset, expected) => expect(shown(comparisonPeriod(preset, period(text)))).toBe(expected));
});

const DATA = period('2025-09-27 2026-11-01');

describe('a period as people type it', () => {
  it.each([
    ['last_28_days', '2026-10-04 2026-11-01'],
    ['LAST-7-DAYS', '2026-10-25 2026-11-01'],
    ['all_time', '2025-09-27 2026-11-01'],
    ['2026-08-14', '2026-08-14 2026-08-15'],
    ['2026-08', '2026-08-01 2026-09-01'],
    ['2026-12', '2026-12-01 2027-01-01'],
    ['2026-Q3', '2026-07-01 2026-10-01'],
    ['2026-W45', '2026-11-02 2026-11-09'],
    ['2026w01', '2025-12-29 2026-01-05'],
    ['2026-W53', '2026-12-28 2027-01-04'], // 1 January 2026 is a Thursday
    ['2024-W01', '2024-01-01 2024-01-08'],
    ['2026q4', '2026-10-01 2027-01-01'],
    ['2026', '2026-01-01 2027-01-01'],
    ['2026-08-01..2026-08-31', '2026-08-01 2026-09-01'],
    ['2026-08-01..2026-08-01', '2026-08-01 2026-08-02'],
  ])('%s is %s', (text, expected) => expect(shown(parsePeriod(text, DATA, LATER)!)).toBe(expected));

  it.each([
    '',
    '2026-13',
    '2026-02-30',
    '2026-Q5',
    '2026-W00',
    '2026-W54',
    '2025-W53',
    '2026-W5',
    '2026-08-31..2026-08-01',
    '2026-08-01..',
    'yesterday',
    '26',
    'a..b..c',
  ])('"%s" is none', (text) => expect(parsePeriod(text, DATA, LATER)).toBeNull());
});

it.each([
  ['2026-08-14 2026-08-15', '2026-08-14'],
  ['2026-08-01 2026-09-01', 'Aug 2026'],
  ['2026-07-01 2026-10-01', 'Jul 2026 to Sept 2026'],
  ['2026-01-01 2027-01-01', '2026'],
  ['2025-07-01 2026-07-01', 'Jul 2025 to Jun 2026'],
  ['2026-08-01 2026-08-29', '2026-08-01 to 2026-08-28'],
  ['2026-11-02 2026-11-09', '2026-W45'],
  ['2025-12-29 2026-01-05', '2026-W01'],
  ['2021-01-01 2021-01-08', '2021-01-01 to 2021-01-07'], // from Friday to Thursday
])('%s is called %s', (text, label) => expect(periodLabel(period(text))).toBe(label));

describe('buckets', () => {
  it.each([
    ['DAY', '2026-08-14', '2026-08-14'],
    ['WEEK', '2026-08-14', '2026-08-10'],
    ['WEEK', '2026-08-10', '2026-08-10'],
    ['WEEK', '2026-08-16', '2026-08-10'],
    ['WEEK', '1969-12-31', '1969-12-29'],
    ['MONTH', '2026-08-14', '2026-08-01'],
    ['QUARTER', '2026-08-14', '2026-07-01'],
    ['QUARTER', '2026-01-01', '2026-01-01'],
    ['QUARTER', '2026-12-31', '2026-10-01'],
    ['YEAR', '2026-08-14', '2026-01-01'],
  ] as const)('the %s of %s begins on %s', (grain, text, expected) =>
    expect(dayText(bucketStart(parseDay(text)!, grain))).toBe(expected),
  );

  it('are cut at the ends of the period', () => {
    const cut = (text: string, grain: (typeof GRAINS)[number]) => buckets(period(text), grain).map(shown);
    expect(cut('2026-07-30 2026-08-11', 'WEEK')).toEqual([
      '2026-07-30 2026-08-03',
      '2026-08-03 2026-08-10',
      '2026-08-10 2026-08-11',
    ]);
    expect(cut('2026-01-15 2026-03-01', 'MONTH')).toEqual(['2026-01-15 2026-02-01', '2026-02-01 2026-03-01']);
    expect(cut('2025-12-31 2026-01-02', 'YEAR')).toEqual(['2025-12-31 2026-01-01', '2026-01-01 2026-01-02']);
    expect(cut('2026-08-01 2026-08-01', 'DAY')).toEqual([]);
  });

  it('make up the period, each in one bucket of its grain', () => {
    const any = fc.tuple(fc.integer({ min: 10_000, max: 25_000 }), fc.integer({ min: 1, max: 900 }));
    fc.assert(
      fc.property(any, fc.constantFrom(...GRAINS), ([from, length], grain) => {
        const parts = buckets({ from, to: from + length }, grain);
        expect(parts[0]!.from).toBe(from);
        expect(parts.at(-1)!.to).toBe(from + length);
        for (const [index, part] of parts.entries()) {
          expect(bucketStart(part.from, grain)).toBe(bucketStart(part.to - 1, grain));
          if (index > 0) expect([part.from, bucketStart(part.from, grain)]).toEqual([parts[index - 1]!.to, part.from]);
        }
      }),
    );
  });
});

it('a week is read as it is called', () => {
  fc.assert(
    fc.property(fc.integer({ min: -30_000, max: 60_000 }), (any) => {
      const from = bucketStart(any, 'WEEK');
      const week = { from, to: from + 7 };
      expect(periodLabel(week)).toMatch(/^\d{4}-W\d{2}$/);
      expect(parsePeriod(periodLabel(week), DATA, LATER)).toEqual(week);
    }),
  );
});

it('compares with as long a period, unless months differ', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10_000, max: 25_000 }), fc.integer({ min: 1, max: 400 }), (from, length) => {
      const before = comparisonPeriod('PREVIOUS_PERIOD', { from, to: from + length });
      expect(before.to).toBe(from);
      expect(Math.abs(before.to - before.from - length)).toBeLessThanOrEqual(3);
    }),
  );
});
