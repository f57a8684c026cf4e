import fc from 'fast-check';
import { timeZone } from '@bough/domain';
import { compileDateFormat, parsed, type ReadDate } from './date-format.js';
import { localClock } from './local-time.js';

const reader = (format: string, monthOnly = false) => compileDateFormat(format, monthOnly) as ReadDate;
const iso = (value: number) => (Number.isNaN(value) ? null : new Date(value).toISOString());

describe('iso', () => {
  it.each([
    ['2025-01-31', '2025-01-31T00:00:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
    ['2000-02-29', '2000-02-29T00:00:00.000Z'],
    ['1969-12-31', '1969-12-31T00:00:00.000Z'],
    ['2025-01-31T09:30', '2025-01-31T09:30:00.000Z'],
    ['2025-01-31 09:30:15', '2025-01-31T09:30:15.000Z'],
    ['2025-01-31t09:30:15z', '2025-01-31T09:30:15.000Z'],
    ['2025-01-31T09:30:15.1Z', '2025-01-31T09:30:15.100Z'],
    ['2025-01-31T09:30:15.123Z', '2025-01-31T09:30:15.123Z'],
    ['2025-01-31T09:30:15.123456789Z', '2025-01-31T09:30:15.123Z'],
    ['2025-01-31T09:30:15,5+02:00', '2025-01-31T07:30:15.500Z'],
    ['2025-01-31 09:30:15 +0530', '2025-01-31T04:00:15.000Z'],
    ['2025-01-31 09:30:15-08', '2025-01-31T17:30:15.000Z'],
    ['2025-01-31T09:30Z', '2025-01-31T09:30:00.000Z'],
    ['2025-01-31 09:30:15 UTC', '2025-01-31T09:30:15.000Z'],
  ])('reads %s', (text, expected) => expect(iso(reader('iso')(text))).toBe(expected));

  it.each([
    '',
    '2025',
    '2025-1-31',
    '2025-02-30',
    '2023-02-29',
    '1900-02-29',
    '2025-13-01',
    '2025-00-10',
    '2025-01-00',
    '0000-01-01',
    '20250131',
    '2025/01/31',
    '2025-01-31T',
    '2025-01-31T9:30',
    '2025-01-31T24:00:00Z',
    '2025-01-31T09:60',
    '2025-01-31T09:30:60Z',
    '2025-01-31T09:30:15.',
    '2025-01-31T09:30:15.Z',
    '2025-01-31T09:30:15.12xZ',
    '2025-01-31T09:30:15+2',
    '2025-01-31T09:30:15+02:00x',
    '2025-01-31T09:30:15 CET',
    '2025-01-31T09:30:15+19:00',
    '2025-01-31T09:30:1',
    '2025-01-31X09:30',
    ' 2025-01-31',
    '2025-01-3١',
    '202x-01-31',
    '2025-01-31T09:30:15.x23Z',
    '2025-01-31T0a:30:15.123Z',
  ])('refuses %j', (text) => expect(reader('iso')(text)).toBeNaN());

  it('agrees with Date on every instant', () => {
    const read = reader('iso');
    const between = { min: Date.UTC(1, 0, 2), max: Date.UTC(9999, 11, 31) };
    fc.assert(
      fc.property(fc.integer(between), (instant) => {
        const text = new Date(instant).toISOString();
        expect(read(text)).toBe(instant);
        expect(parsed).toEqual({ hasOffset: true, dateOnly: false });
      }),
    );
  });

  it('says whether there was an offset and a time', () => {
    reader('iso')('2025-01-31');
    expect(parsed).toEqual({ hasOffset: false, dateOnly: true });
    reader('iso')('2025-01-31T10:00');
    expect(parsed).toEqual({ hasOffset: false, dateOnly: false });
  });
});

describe('patterns and Unix times', () => {
  it.each([
    ['yyyy-MM-dd HH:mm:ss', '2025-03-09 23:59:58', '2025-03-09T23:59:58.000Z'],
    ['dd.MM.yyyy', '09.03.2025', '2025-03-09T00:00:00.000Z'],
    ['M/d/yyyy h:mm a', '3/9/2025 12:05 AM', '2025-03-09T00:05:00.000Z'],
    ['M/d/yyyy h:mm a', '12/31/2025 12:05 pm', '2025-12-31T12:05:00.000Z'],
    ['M/d/yyyy h:mm a', '12/31/2025 1:05 PM', '2025-12-31T13:05:00.000Z'],
    ['yyyyMMddHHmmss', '20250309235958', '2025-03-09T23:59:58.000Z'],
    ["yyyy-MM-dd'T'HH:mm:ss.SSSXXX", '2025-03-09T23:59:58.123+01:00', '2025-03-09T22:59:58.123Z'],
    ['yyyy-MM-ddTHH:mm:ssXXX', '2025-03-09T23:59:58Z', '2025-03-09T23:59:58.000Z'],
    ["d 'de' M 'de' yyyy", '9 de 3 de 2025', '2025-03-09T00:00:00.000Z'],
    ['dd/MMM/yy h:mm a', '31/Oct/25 4:05 PM', '2025-10-31T16:05:00.000Z'],
    ['dd/MMM/yy h:mm a', '01/sept/68 4:05 AM', '2068-09-01T04:05:00.000Z'],
    ['d. MMMM yyyy', '9. March 2025', '2025-03-09T00:00:00.000Z'],
    ['MMM d, yyyy', 'Oct 31, 2025', '2025-10-31T00:00:00.000Z'],
    ['MM/dd/yy', '12/31/69', '1969-12-31T00:00:00.000Z'],
    ['unix', '1741564798', '2025-03-09T23:59:58.000Z'],
    ['unix', '1741564798.25', '2025-03-09T23:59:58.250Z'],
    ['unix_ms', '1741564798250', '2025-03-09T23:59:58.250Z'],
  ])('%s reads %s', (format, text, expected) => expect(iso(reader(format)(text))).toBe(expected));

  it.each([
    ['dd.MM.yyyy', '30.02.2025'],
    ['dd.MM.yyyy', '9.03.2025'],
    ['dd.MM.yyyy', '09.03.2025 10:00'],
    ['M/d/yyyy h:mm a', '3/9/2025 13:05 PM'],
    ['M/d/yyyy h:mm a', '3/9/2025 0:05 PM'],
    ['M/d/yyyy h:mm a', '3/9/2025 1:05 XM'],
    ['dd/MMM/yy', '31/Okt/25'],
    ['dd/MMM/yy', '31/October/25'],
    ['dd/MMM/yy', '31/Feb/25'],
    ['dd/MMM/yy', '31/Oct/2025'],
    ['d MMMM yyyy', '9 Mar 2025'],
    ['unix', 'yesterday'],
    ['unix', ''],
  ])('%s refuses %s', (format, text) => expect(reader(format)(text)).toBeNaN());

  it.each([
    ['YYYY-MM-dd', 'does not know "YYYY"; use "yyyy"'],
    ['yyyy-MM-DD', 'use "dd"'],
    ['yyyy-MM', 'names no day'],
    ['MM-dd', 'names no year; if all dates of the file are of one year, write it beside the format: "year: 2026"'],
    ['yyyy-MM-dd hh:mm', 'without am or pm'],
    ['yyyy-MM-dd HH:mm a', 'without an hour of 12'],
    ['yyyy-MM-dd dd', 'names the day twice'],
    ['EEE, yyyy-MM-dd', 'in single quotes'],
    ['toString', 'does not know'],
  ])('explains the pattern %s', (format, expected) => {
    expect((compileDateFormat(format) as { message: string }).message).toContain(expected);
  });

  it('takes the year from the mapping where the pattern names none', () => {
    const of = (format: string, year: number) => compileDateFormat(format, false, year);
    const read = (format: string, year: number, text: string) => (of(format, year) as ReadDate)(text);
    expect(iso(read('MMM d', 2025, 'Oct 31'))).toBe('2025-10-31T00:00:00.000Z');
    expect(iso(read('MMM d h:mm a', 2026, 'Oct 3 5:07 PM'))).toBe('2026-10-03T17:07:00.000Z');
    expect(iso(read('MMM d', 2024, 'Feb 29'))).toBe('2024-02-29T00:00:00.000Z');
    expect(read('MMM d', 2025, 'Feb 29')).toBeNaN();
    for (const format of ['yyyy-MM-dd', 'dd.MM.yy', 'iso', 'unix'])
      expect(of(format, 2025)).toEqual({ message: expect.stringContaining('leave out "year"') });
  });

  it('lets a month do without a day', () => {
    expect(iso(reader('MM/yyyy', true)('03/2025'))).toBe('2025-03-01T00:00:00.000Z');
    expect(iso(reader('iso', true)('2025-03'))).toBe('2025-03-01T00:00:00.000Z');
  });
});

describe('localClock', () => {
  const { instantOf: berlin } = localClock(timeZone('Europe/Berlin'));
  const local = (text: string) => reader('iso')(text);

  it.each([
    ['2025-01-31 12:00', '2025-01-31T11:00:00.000Z', 'winter'],
    ['2025-07-31 12:00', '2025-07-31T10:00:00.000Z', 'summer'],
    ['2025-03-30 01:59', '2025-03-30T00:59:00.000Z', 'before the clock goes forward'],
    ['2025-03-30 02:30', '2025-03-30T01:30:00.000Z', 'an hour that does not exist moves forward'],
    ['2025-03-30 03:00', '2025-03-30T01:00:00.000Z', 'after it'],
    ['2025-10-26 02:30', '2025-10-26T00:30:00.000Z', 'the first of two'],
    ['2025-10-26 03:00', '2025-10-26T02:00:00.000Z', 'after the clock went back'],
  ])('%s is %s (%s)', (text, expected) => {
    expect(iso(berlin(local(text)))).toBe(expected);
    expect(iso(berlin(local(text)))).toBe(expected); // remembered
  });

  it('agrees with the zone, also where half an hour is skipped', () => {
    for (const name of ['Europe/Berlin', 'Australia/Lord_Howe', 'America/St_Johns', 'Asia/Kathmandu', 'UTC']) {
      const zone = timeZone(name);
      const { instantOf: fast } = localClock(zone);
      for (let time = Date.UTC(2024, 2, 25); time < Date.UTC(2024, 10, 10); time += 13 * 60_000 * 7)
        expect(fast(time)).toBe(zone.fromLocal(time));
    }
  });

  it('keeps NaN', () => expect(berlin(NaN)).toBeNaN());
});
