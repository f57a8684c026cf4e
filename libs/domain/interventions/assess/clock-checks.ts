/** When a conversation counts and how long it moves, as far as a reader of the verdict has to know it. */
import type { AssessmentCheck } from '../assessment-reason.js';
import { noted } from './check.js';
import { followUpWords, unfollowed } from '../study/followed-metric.js';
import { isOfAnyLength } from '../study/formula-length.js';
import type { PlanStudy } from '../study/plan-study.js';

/** The checks that say by which clock the metric counts, and how long each conversation is followed. */
export function clockChecks(study: PlanStudy): AssessmentCheck[] {
  const { numbers, metric } = study;
  const { maturity, form } = metric;
  if (metric.followUpDays !== null && numbers.followed) {
    const [followed, atLaunch] = followUpWords(metric, numbers.followed);
    return [noted('FOLLOW_UP', followed), noted('OPEN_AT_LAUNCH', atLaunch)];
  }
  const measures = metric.measures.map((name) => numbers.model.measures.get(name));
  const clocks = new Set(measures.map((measure) => (measure && 'clock' in measure ? measure.clock : null)));
  const cohort = clocks.has('created cohort');
  const settled = cohort
    ? `counted on the day a conversation began, with at least ${maturity} days of follow-up on both sides`
    : `every day had ${maturity} days to stand still`;
  return [
    ...(cohort || maturity > 0 ? [noted('FOLLOW_UP', settled)] : []),
    ...(clocks.has('resolved') ? [ownClock(study, 'RESOLVED_CLOCK', 'resolution')] : []),
    ...(clocks.has('rated') ? [ownClock(study, 'RATED_CLOCK', 'rating')] : []),
    ...(form === null ? [noted('FORMULA', formulaWords(study))] : []),
  ];
}

function formulaWords({ numbers: { model }, plan: { excluded }, metric: { definition } }: PlanStudy): string {
  const words = `${definition.name} is no ratio of sums: its formula is computed week by week`;
  if (excluded.length === 0) return words;
  return isOfAnyLength(model, definition.key)
    ? `${words}, from the days of a week that are not left out`
    : `${words}; a week with a day that is left out is left out whole, as the formula counts up over the days`;
}

/** A lagging metric that is not followed, and why. */
function ownClock({ numbers, plan, metric }: PlanStudy, code: string, event: string): AssessmentCheck {
  const isExperiment = plan.design === 'experiment';
  const why = isExperiment
    ? 'customers are not followed from the day on which a conversation began; both arms alike'
    : (unfollowed(numbers.model, metric) ?? 'the plan says no follow-up');
  const words = `${metric.definition.name} counts on the day of ${event}: in the first weeks conversations begun before launch are among them`;
  return noted(code, `${words} (${why})`);
}
