import { endOfDay } from './instant.js';

describe('the end of a day', () => {
  it('is that of its time zone, also when clocks change', () => {
    expect(endOfDay('2026-06-30', 'Europe/Berlin')).toBe('2026-06-30T21:59:59.999Z');
    expect(endOfDay('2026-10-25', 'Europe/Berlin')).toBe('2026-10-25T22:59:59.999Z');
    expect(endOfDay(null, 'UTC')).toBeNull();
  });
});
