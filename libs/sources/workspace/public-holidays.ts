/** Public holidays of a country or of one of its states, from the tables of date-holidays: whole days, over a fixed range of years. */
import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';
import { parseDay, type Day } from '@bough/domain';

/** A fixed range of years, so that a file means the same whenever it is read. */
const HOLIDAY_YEARS = { first: 2015, last: 2034 } as const;

/** Names of countries or states by their code. */
type Places = Readonly<Record<string, string>>;

/** The countries by ISO 3166 code: `DE` is Germany. */
export function countries(): Places {
  return tables().getCountries('en');
}

/** The states of a country that have holidays of their own; none for most countries. */
export function statesOf(country: string): Places {
  return tables().getStates(country, 'en') ?? {};
}

/** The public holidays, in order, each day once. Half holidays are left out, since the desk is open on the other half. */
export function publicHolidays(country: string, state: string | null): readonly Day[] {
  const key = `${country}/${state ?? ''}`;
  let days = known.get(key);
  if (!days) known.set(key, (days = listDays(country, state)));
  return days;
}

/** Results that were computed, since computing twenty years takes a moment. */
const known = new Map<string, readonly Day[]>();

function listDays(country: string, state: string | null): readonly Day[] {
  const calendar = new (holidays())(country, state ?? '', { types: ['public'] });
  const days = new Set<Day>();
  for (let year = HOLIDAY_YEARS.first; year <= HOLIDAY_YEARS.last; year++)
    for (const { date, start, end } of calendar.getHolidays(year)) {
      const first = parseDay(date.slice(0, 10))!;
      for (let index = 0; index < wholeDays(start, end); index++) days.add(first + index);
    }
  return [...days].sort((a, b) => a - b);
}

/** The number of whole days between two dates; a day on which the clocks go forward has 23 hours. */
function wholeDays(start: Date, end: Date): number {
  return Math.floor((end.getTime() - start.getTime() + 3_600_000) / 86_400_000);
}

function tables(): Holidays {
  return new (holidays())();
}

/** Loads date-holidays when a file first names a country, since the tables of the whole world are large. */
function holidays(): typeof Holidays {
  return createRequire(import.meta.url)('date-holidays') as typeof Holidays;
}
