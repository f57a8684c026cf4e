/** Rules for the fields of a metric other than its formulas. */
import { problem, type Problem } from '../shared/problem.js';
import type { Metric } from './metric.js';

/** In days: ten years. */
const LONGEST_MATURITY = 3660;

/** The problems of one metric; paths begin at the metric. */
export function checkMetricFields({ key, name, maturity, minimumSample }: Metric): Problem[] {
  const problems: Problem[] = [];
  if (name.trim() === '') problems.push(problem('EMPTY_TEXT', ['name'], `"name" of "${key}" is empty; leave it out`));
  if (!(Number.isInteger(maturity) && maturity >= 0 && maturity <= LONGEST_MATURITY))
    problems.push(
      problem('OUT_OF_RANGE', ['maturity'], `maturity is a whole number of days, from 0 to ${LONGEST_MATURITY}`),
    );
  if (!Number.isSafeInteger(minimumSample) || minimumSample < 1)
    problems.push(problem('OUT_OF_RANGE', ['minimum_sample'], 'a minimum sample is a whole number, 1 or more'));
  return problems;
}
