/**
 * When a reading or a cost pool may be: from 1990 on, as conversations. A reading was measured, so it does not lie in the future;
 * cost is known ahead from contracts and budgets, a year at most.
 */
import { dayOf, type Day } from '../shared/day.js';
import type { CostStatement, FactProblem, ReadingStatement } from './fact.js';

const EARLIEST = dayOf(1990, 1, 1);
const COST_AHEAD = 366;
const NONE: readonly FactProblem[] = [];

/** `latest`: the last day that a fact of this import may name. */
export function checkFigure(fact: CostStatement | ReadingStatement, latest: Day): readonly FactProblem[] {
  const [field, day, last] = 'month' in fact ? ['month', fact.month, latest + COST_AHEAD] : ['day', fact.day, latest];
  if (day >= EARLIEST && day <= last) return NONE;
  const message =
    day < EARLIEST ? 'lies before 1990' : `lies ${field === 'month' ? 'more than a year ' : ''}in the future`;
  const code = day < EARLIEST ? 'DATE_OUT_OF_RANGE' : 'DATE_IN_FUTURE';
  return [{ severity: 'error', code, field, message: `${message}; check the date format and the year` }];
}
