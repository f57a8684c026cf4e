/**
 * The assessment of an intervention: what would the treated segments have shown without it? The estimator of the plan's design answers, and
 * everything else is put beside its answer. Whatever is missing makes the verdict inconclusive, with the reason; `assess` never throws.
 */
import type { Assessment } from '../assessment.js';
import type { Circumstances } from '../circumstances.js';
import { armWeeks } from '../designs/arm-weeks.js';
import { noEstimate } from '../designs/effect-estimate.js';
import { estimateArms, type ArmsEstimate } from '../designs/estimate-arms.js';
import { estimateLaunch } from '../designs/estimate-launch.js';
import { estimateWaves } from '../designs/estimate-waves.js';
import type { InterventionPlan } from '../plan.js';
import { daysToSettle, resolvePlanMetric } from '../study/followed-metric.js';
import { launchDays } from '../study/launch-study.js';
import type { VersionedNumbers } from '../study/plan-study.js';
import { assembleAssessment } from './assemble-assessment.js';
import type { AssessmentInput } from './assessment-input.js';
import { findRefusal, refuseAssessment } from './refuse-assessment.js';
import { withinPossible } from './within-possible.js';

/** The assessment of a plan as of the data that there is. */
export function assess(numbers: VersionedNumbers, plan: InterventionPlan, circumstances: Circumstances): Assessment {
  const metric = resolvePlanMetric(numbers, plan, plan.metric);
  const asOf = Math.min(circumstances.asOf ?? Infinity, numbers.state.range?.to ?? -Infinity);
  const reason = metric.kind === 'unsuitable' ? metric.reason : findRefusal(numbers, plan, asOf);
  if (metric.kind === 'unsuitable' || reason) return refuseAssessment(numbers, plan, circumstances, reason!);
  const launch = Math.max(...plan.waves.map((wave) => wave.launch));
  const days = launchDays(plan, daysToSettle(numbers, plan, metric), launch);
  const input = { numbers, plan, metric, registered: circumstances.registered, asOf, circumstances, days };
  return assembleAssessment(input, withinPossible(estimateEffect(input), metric));
}

/** The effect by the design of the plan; only an experiment has arms. */
function estimateEffect(input: AssessmentInput): ArmsEstimate {
  const { plan, metric, registered, asOf, circumstances, days } = input;
  const noArms = { arms: [], checks: [], opinions: [] };
  if (plan.design === 'staged') return { ...noArms, estimate: estimateWaves(input) };
  if (plan.design !== 'experiment') return { ...noArms, estimate: estimateLaunch(input) };
  const weeks = armWeeks(plan, metric.maturity, days.settled, asOf);
  if (weeks === 0) return { ...noArms, estimate: noEstimate([], []) };
  return estimateArms(plan, metric, circumstances.arms ?? [], { registered, weeks, before: circumstances.armsBefore });
}
