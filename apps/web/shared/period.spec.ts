import { comparisonOf, lastDayOf, periodInput, periodNames, periodOf } from './period.js';

const calendar = { dataThrough: '2026-10-31T23:00:00.000Z', timeZone: 'Europe/Berlin' };
const now = new Date('2026-12-01T09:00Z');
const names = (p: string | null, c: string | null = null) => periodNames({ p, c }, calendar, now);

describe('periods of an address', () => {
  it('end on the last day with data, in the time zone of the workspace', () => {
    expect(lastDayOf(calendar)).toBe('2026-10-31');
    expect(lastDayOf({ dataThrough: '2026-11-01T00:00:00.000Z', timeZone: 'UTC' })).toBe('2026-10-31');
    expect(lastDayOf({ dataThrough: null, timeZone: 'UTC' })).toBeNull();
  });

  it('become what the API takes', () => {
    expect(periodInput('2026-08')).toEqual({ range: { start: '2026-08-01', endExclusive: '2026-09-01' } });
    expect(periodInput('2026-08-01..2026-08-31')).toEqual(periodInput('2026-08'));
    expect(periodInput('mtd')).toEqual({ preset: 'MONTH_TO_DATE' });
    expect(periodInput('last-28-days')).toEqual({ preset: 'LAST_28_DAYS' });
    expect(periodInput('August')).toBeNull();
    expect(periodOf({ p: null })).toEqual({ preset: 'LAST_COMPLETE_MONTH' });
  });

  it('are compared with the period before, unless the address says otherwise', () => {
    expect(comparisonOf({ c: null })).toEqual({ preset: 'PREVIOUS_PERIOD' });
    expect(comparisonOf({ c: 'last-year' })).toEqual({ preset: 'SAME_PERIOD_LAST_YEAR' });
    expect(comparisonOf({ c: '2026-01' })).toEqual({
      period: { range: { start: '2026-01-01', endExclusive: '2026-02-01' } },
    });
  });

  it('have names before the server has answered', () => {
    expect(names(null)).toEqual({ period: 'Oct 2026', comparison: 'Sept 2026' });
    expect(names('2026-08', 'last-year')).toEqual({ period: 'Aug 2026', comparison: 'Aug 2025' });
    expect(names('last-7-days')).toEqual({
      period: '2026-10-25 to 2026-10-31',
      comparison: '2026-10-18 to 2026-10-24',
    });
    expect(names('2026-08', '2026-01')).toEqual({ period: 'Aug 2026', comparison: 'Jan 2026' });
  });

  it('have none without data', () => {
    expect(periodNames({ p: null, c: null }, { ...calendar, dataThrough: null }, now)).toBeNull();
  });
});
