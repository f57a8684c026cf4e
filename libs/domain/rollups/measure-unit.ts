/** What the formula language is told about a measure: what it is measured in, and what puts it on a day. */
import type { FormulaUnit, KnownName } from '@bough/formula';
import type { MeasureClock, Unit } from './measures.js';

const UNITS: Record<Unit, FormulaUnit> = {
  count: { count: 1 },
  customers: { customers: 1 },
  'customer-days': { customers: 1, days: 1 },
  seconds: { seconds: 1 },
  money: { money: 1 },
  'money-days': { money: 1, days: 1 },
  points: { points: 1 },
  days: { days: 1 },
};

/** What every day has (customers, cost) goes with every clock; a cohort is counted when it was created. */
const CLOCKS: Record<MeasureClock, readonly string[]> = {
  created: ['created'],
  'created cohort': ['created'],
  resolved: ['resolved'],
  rated: ['rated'],
  day: [],
};

/** A measure as a name in formulas; readings have no clock of their own. */
export function knownMeasure({
  unit,
  clock = 'day',
}: {
  readonly unit: Unit;
  readonly clock?: MeasureClock;
}): KnownName {
  return { unit: UNITS[unit], clocks: CLOCKS[clock] };
}
