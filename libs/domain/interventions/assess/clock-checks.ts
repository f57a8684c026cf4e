/** When a conversation counts and how long it moves, as far as a reader of the verdict has to know it. */
import type { AssessmentCheck } from '../assessment-reason.js';
import { noted } from './assessment-checks.js';
import { followUpWords, unfollowed } from '../study/followed-metric.js';
import { isOfAnyLength } from '../study/formula-length.js';
import type { Numbers } from '../study/segment-series.js';
import type { StudyMetric } from '../study/study-metric.js';
import type { InterventionPlan } from '../plan.js';

export function clockChecks(numbers: Numbers, plan: InterventionPlan, judged: StudyMetric): AssessmentCheck[] {
  const { maturity, form } = judged;
  const clocks = new Set(judged.measures.map((name) => numbers.model.measures.get(name)).map((each) => each && 'clock' in each ? each.clock : null)); // prettier-ignore
  const formula = form === null ? [noted('FORMULA', formulaWords(numbers, plan, judged))] : [];
  if (judged.followUpDays !== null && numbers.followed) {
    const [followed, atLaunch] = followUpWords(judged, numbers.followed);
    return [noted('FOLLOW_UP', followed), noted('OPEN_AT_LAUNCH', atLaunch)];
  }
  const cohort = clocks.has('created cohort');
  const settled = cohort
    ? `counted on the day a conversation began, with at least ${maturity} days of follow-up on both sides`
    : `every day had ${maturity} days to stand still`;
  return [
    ...(cohort || maturity > 0 ? [noted('FOLLOW_UP', settled)] : []),
    ...(clocks.has('resolved') ? [ownClock('RESOLVED_CLOCK', 'resolution', numbers, plan, judged)] : []),
    ...(clocks.has('rated') ? [ownClock('RATED_CLOCK', 'rating', numbers, plan, judged)] : []),
    ...formula,
  ];
}

function formulaWords({ model }: Numbers, { excluded }: InterventionPlan, { definition }: StudyMetric): string {
  const words = `${definition.name} is no ratio of sums: its formula is computed week by week`;
  if (excluded.length === 0) return words;
  return isOfAnyLength(model, definition.key)
    ? `${words}, from the days of a week that are not left out`
    : `${words}; a week with a day that is left out is left out whole, as the formula counts up over the days`;
}

/** A lagging metric that is not followed, and why. */
function ownClock(code: string, of: string, { model }: Numbers, plan: InterventionPlan, judged: StudyMetric) {
  const isExperiment = plan.design === 'experiment';
  const why = isExperiment
    ? 'customers are not followed from the day on which a conversation began; both arms alike'
    : (unfollowed(model, judged) ?? 'the plan says no follow-up');
  const words = `${judged.definition.name} counts on the day of ${of}: in the first weeks conversations begun before launch are among them`;
  return noted(code, `${words} (${why})`);
}
