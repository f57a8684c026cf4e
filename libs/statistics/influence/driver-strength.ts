/**
 * How strongly does a believed driver (such as first response time) move with an outcome (such as CSAT), and does it lead? It is
 * measured week by week, after removing what either series remembers of its own past and what the other drivers of the outcome
 * explain. The result is an association and not a proof: only an intervention on the driver can show that it causes anything.
 */
import { holm } from '../holm.js';
import { fisherInterval, lagCorrelation, type LagCorrelation } from './lag-correlation.js';
import { elasticity, newsOf, type DriverSeries } from './news.js';

/** `holm` is p, corrected for testing all lags. */
interface LagStrength extends LagCorrelation {
  readonly holm: number;
}

/**
 * `best` is the lag with the smallest p. `low` to `high` is the 95 % interval of its correlation; it is not widened for the
 * choice of the lag. `elasticity`: by how many per cent the outcome moves with 1 per cent of the driver at that lag; `null`
 * unless all values are positive.
 */
export interface TestedDriver {
  readonly state: 'tested';
  readonly relation: 'moves_with' | 'may_lead' | 'no_sign';
  readonly weeks: number;
  readonly best: LagStrength;
  readonly low: number;
  readonly high: number;
  readonly elasticity: number | null;
  readonly lags: readonly LagStrength[];
}

/** `untested`: one of the two series never moves, the other drivers explain all of it, or gaps leave too few pairs of weeks. */
export type DriverStrength =
  | TestedDriver
  | { readonly state: 'not_enough_weeks'; readonly weeks: number; readonly needed: number }
  | { readonly state: 'untested'; readonly weeks: number };

/** Half a year. A true correlation of 0.5 is then found in 4 cases of 10, and after a year in 9 (simulated, as in the test). */
export const LEAST_WEEKS = 26;
/** The outcome may follow the driver by up to this many weeks. */
const MOST_LAG = 4;
const LEVEL = 0.05;

/**
 * Prewhitened lag correlations of 0 to 4 weeks with Holm's correction and Fisher's interval (z = artanh r, standard error
 * 1 / √(pairs − parents − 3): Fisher, Metron 1, 1921). The values are taken as they are: hand in logarithms of rates and costs,
 * and series without the season they share. Throws `RangeError` when the series have different lengths.
 */
export function driverStrength(series: DriverSeries): DriverStrength {
  const weeks = completeWeeks(series);
  if (weeks < LEAST_WEEKS) return { state: 'not_enough_weeks', weeks, needed: LEAST_WEEKS };
  const lags = lagStrengths(series);
  if (lags.length === 0) return { state: 'untested', weeks };
  const best = lags.reduce((least, lag) => (lag.p < least.p ? lag : least));
  const relation = best.holm >= LEVEL ? 'no_sign' : best.lag === 0 ? 'moves_with' : 'may_lead';
  const [low, high] = fisherInterval(best, series.parents?.length ?? 0, 1 - LEVEL);
  return { state: 'tested', relation, weeks, best, low, high, elasticity: elasticity(series, best.lag), lags };
}

/** The strength at every lag that can be tested. */
function lagStrengths(series: DriverSeries): LagStrength[] {
  const { driver, outcome } = newsOf(series);
  const parents = series.parents?.length ?? 0;
  const lags = Array.from({ length: MOST_LAG + 1 }, (_, lag) => lagCorrelation(driver, outcome, lag, parents));
  const known = lags.filter((result) => result !== null);
  const adjusted = holm(known.map(({ p }) => p));
  return known.map((result, i) => ({ ...result, holm: adjusted[i]! }));
}

function completeWeeks({ driver, outcome, parents = [] }: DriverSeries): number {
  const all = [driver, outcome, ...parents];
  if (all.some(({ length }) => length !== driver.length)) throw new RangeError('all series need the same weeks');
  return Array.from(driver).filter((_, week) => all.every((series) => !Number.isNaN(series[week]!))).length;
}

/** The relation as a sentence for people: "may lead by 2 weeks; association, not proof". */
export function driverWords({ relation, best }: TestedDriver): string {
  const weeks = best.lag === 1 ? '1 week' : `${best.lag} weeks`;
  const moves = best.r < 0 ? 'moves against' : 'moves with';
  const leads = `may lead by ${weeks}${best.r < 0 ? ', in the opposite direction' : ''}`;
  const words = { moves_with: moves, may_lead: leads, no_sign: 'no sign' }[relation];
  return `${words}; association, not proof`;
}
