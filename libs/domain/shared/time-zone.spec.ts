import fc from 'fast-check';
import { dayText, parseDay } from './day.js';
import { isTimeZone, timeZone } from './time-zone.js';
import { tries } from '../../../test/support/how-much.js';

const HOUR = 3_600_000;
const utc = (text: string) => Date.parse(`${text.replace(' ', 'T')}Z`);
const iso = (instant: number) => new Date(instant).toISOString().slice(0, 16).replace('T', ' ');

describe('the length of a day in hours', () => {
  it.each([
    ['UTC', '2026-03-29', 24],
    ['Europe/Berlin', '2026-03-28', 24],
    ['Europe/Berlin', '2026-03-29', 23],
    ['Europe/Berlin', '2026-10-25', 25],
    ['America/New_York', '2026-03-08', 23],
    ['America/New_York', '2026-11-01', 25],
    ['Australia/Lord_Howe', '2026-04-05', 24.5],
    ['Australia/Lord_Howe', '2026-10-04', 23.5],
    ['America/Sao_Paulo', '2018-11-04', 23], // the clock went from 24:00 to 1:00
    ['America/Sao_Paulo', '2019-02-16', 25],
    ['Asia/Kathmandu', '2026-05-01', 24],
    ['Pacific/Apia', '2011-12-30', 0], // Samoa crossed the date line
  ])('%s %s: %d', (name, text, hours) => {
    const zone = timeZone(name);
    const day = parseDay(text)!;
    expect((zone.startOf(day + 1) - zone.startOf(day)) / HOUR).toBe(hours);
  });
});

describe('the day of an instant', () => {
  it.each([
    ['UTC', '2026-01-01 23:59:59.999', '2026-01-01'],
    ['Europe/Berlin', '2026-01-01 22:59:59.999', '2026-01-01'],
    ['Europe/Berlin', '2026-01-01 23:00', '2026-01-02'],
    ['Europe/Berlin', '2026-07-01 22:00', '2026-07-02'],
    ['Asia/Kolkata', '2026-01-01 18:29:59.999', '2026-01-01'],
    ['Asia/Kolkata', '2026-01-01 18:30', '2026-01-02'],
    ['Asia/Kathmandu', '2026-01-01 18:15', '2026-01-02'],
    ['Pacific/Chatham', '2026-01-01 10:15', '2026-01-02'],
    ['America/St_Johns', '2026-01-01 03:29', '2025-12-31'],
    ['America/St_Johns', '2026-01-01 03:30', '2026-01-01'],
    ['Pacific/Kiritimati', '2026-01-01 10:00', '2026-01-02'],
    ['Pacific/Pago_Pago', '2026-01-01 10:59', '2025-12-31'],
    ['UTC', '1969-12-31 23:59', '1969-12-31'],
  ])('%s %s falls on %s', (name, instant, expected) =>
    expect(dayText(timeZone(name).dayAt(utc(instant)))).toBe(expected),
  );
});

describe('a local time', () => {
  it.each([
    ['an ordinary one', 'Europe/Berlin', '2026-07-01 12:00', '2026-07-01 10:00'],
    ['one that is skipped', 'Europe/Berlin', '2026-03-29 02:30', '2026-03-29 01:30'],
    ['one just before the skip', 'Europe/Berlin', '2026-03-29 01:59', '2026-03-29 00:59'],
    ['one that happens twice', 'Europe/Berlin', '2026-10-25 02:30', '2026-10-25 00:30'],
    ['one after that', 'Europe/Berlin', '2026-10-25 03:00', '2026-10-25 02:00'],
    ['a skipped midnight', 'America/Sao_Paulo', '2018-11-04 00:00', '2018-11-04 03:00'],
    ['half an hour that happens twice', 'Australia/Lord_Howe', '2026-04-05 01:45', '2026-04-04 14:45'],
  ])('%s: %s %s is %s UTC', (_, name, local, expected) =>
    expect(iso(timeZone(name).fromLocal(utc(local)))).toBe(expected),
  );
});

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'America/Havana',
  'Asia/Kolkata',
  'Asia/Tehran',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Africa/Casablanca',
].map(timeZone);

it('begins every day where the one before ends', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), fc.integer({ min: 10_957, max: 22_000 }), (zone, day) => {
      const start = zone.startOf(day);
      expect([zone.dayAt(start), zone.dayAt(start - 1)]).toEqual([day, day - 1]);
    }),
    tries(300),
  );
});

it('never goes back a day while time goes on', () => {
  const instant = fc.integer({ min: utc('2000-01-01'), max: utc('2030-01-01') });
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), instant, fc.nat(48 * HOUR), (zone, from, later) => {
      expect(zone.dayAt(from + later)).toBeGreaterThanOrEqual(zone.dayAt(from));
      expect(zone.dayAt(from) * 24 * HOUR).toBeLessThanOrEqual(from + zone.offsetAt(from));
    }),
  );
});

it('knows which zones there are', () => {
  expect(['Europe/Berlin', 'UTC', 'Etc/UTC'].map(isTimeZone)).toEqual([true, true, true]);
  expect(['Mars/Phobos', 'Berlin', ''].map(isTimeZone)).toEqual([false, false, false]);
  expect(() => timeZone('Mars/Phobos')).toThrow(RangeError);
});
