/** Which segments could show what would have happened without the change: untouched, large enough, and parallel before launch. */
import { launchBlocks, LEAST_IN_BLOCK, preTrend, thinControls, weeklyEffect, type BlockPanel } from '@bough/statistics';
import { UNKNOWN } from '../../segments/dimension.js';
import type { AssessmentReason } from '../assessment-reason.js';
import { launchDays, studyLaunch } from '../study/launch-study.js';
import { resolvePlanMetric } from '../study/followed-metric.js';
import type { InterventionPlan } from '../plan.js';
import type { Numbers, PlanStudy } from '../study/plan-study.js';

/** Weeks without which nobody can tell whether two segments run in parallel. */
const LEAST_WEEKS = 6;
const LEVEL = 0.1;

export interface SuggestedControl {
  readonly segment: string;
  readonly name: string;
  readonly suggested: boolean;
  /** All of them, for and against. */
  readonly reasons: readonly AssessmentReason[];
}

/** A segment that another intervention touches in the weeks of the plan. */
export interface TouchedSegment {
  readonly segment: string;
  readonly label: string;
}

/** All other segments of the treated segments' dimension, those that are suggested first, each with its reasons. */
export function suggestedControls(
  numbers: Numbers,
  plan: InterventionPlan,
  touched: readonly TouchedSegment[],
): SuggestedControl[] {
  const metric = resolvePlanMetric(numbers, plan, plan.metric);
  const treated = plan.waves.flatMap(({ segments }) => segments);
  const dimension = treated[0]?.split('/')[0];
  const others = numbers.model.segments.filter(
    ({ id, dimension: own, key }) => own === dimension && !treated.includes(id) && key !== UNKNOWN,
  );
  const asOf = numbers.state.range?.to ?? 0;
  const suggestions = others.map(({ id, name }) => {
    if (metric.kind === 'unsuitable') return { segment: id, name, suggested: false, reasons: [metric.reason] };
    const other = touched.find(({ segment }) => segment === id);
    const against = other ? [reason('TOUCHED', `${other.label} touches it in the same weeks`)] : [];
    const { isGood, reasons } = fitOf({ numbers, plan, metric, registered: true, asOf, weeks: 0 }, treated, id);
    return { segment: id, name, suggested: isGood && against.length === 0, reasons: [...against, ...reasons] };
  });
  return suggestions.sort((a, b) => Number(b.suggested) - Number(a.suggested));
}

/** Whether a segment is large enough and ran in parallel with the treated ones before launch, with reasons. */
function fitOf(study: PlanStudy, treated: readonly string[], id: string) {
  const { numbers, plan, metric, asOf } = study;
  const days = launchDays(plan, metric.maturity, Math.min(plan.waves[0]!.launch, asOf - metric.maturity));
  const known = treated.filter((segment) => numbers.model.positions.has(segment));
  const { input } = studyLaunch(study, { treated: known, controls: [id] }, days);
  const { panel, leastInBlock, weeksBefore } = launchBlocks(input);
  if (weeksBefore < LEAST_WEEKS)
    return {
      isGood: false,
      reasons: [reason('SHORT', `${weeksBefore} weeks with data on both sides; ${LEAST_WEEKS} are needed`)],
    };
  const isThere = [...panel.treated, ...panel.controls].every(
    (s) => panel.weights[s]! > 0 && panel.weights[s]! < Infinity,
  );
  if (!isThere) return { isGood: false, reasons: [reason('EMPTY', 'no week before launch has anything to compare')] };
  const isLeftOut = thinControls(input).length > 0;
  const enough = leastInBlock >= LEAST_IN_BLOCK && !isLeftOut;
  const volume = isLeftOut
    ? reason(
        'THIN',
        `fewer than ${LEAST_IN_BLOCK} events in some week: it would turn the whole comparison into fortnights, so it would be left out`,
      )
    : enough
      ? reason(
          'VOLUME',
          `at least ${Math.floor(leastInBlock)} events in every ${panel.weeksPerBlock === 1 ? 'week' : 'fortnight'}`,
        )
      : reason('THIN', `a fortnight has only ${Math.floor(leastInBlock)} events; ${LEAST_IN_BLOCK} are needed`);
  const { isParallel, words } = parallelism(panel, metric.scale === 'log' ? '%' : 'points');
  return { isGood: enough && isParallel, reasons: [volume, reason(isParallel ? 'PARALLEL' : 'APART', words)] };
}

/**
 * Whether the gap to the treated segments had a trend of its own in the weeks before launch. The last half of these weeks takes the place of
 * the weeks after.
 */
function parallelism(panel: BlockPanel, unit: string): { isParallel: boolean; words: string } {
  const before = Math.floor(panel.before / 2);
  const effect = weeklyEffect({ ...panel, before }, before);
  if (effect.kind === 'none') return { isParallel: false, words: 'whether it runs in parallel cannot be told' };
  const whole = { ...effect, baseline: panel.before };
  const { slope, p } = preTrend({ ...panel, before: panel.before }, whole);
  const isParallel = !(p < LEVEL);
  const weeks = panel.before * (panel.weeksPerBlock ?? 1);
  if (isParallel) return { isParallel, words: `ran in parallel over ${weeks} weeks` };
  return {
    isParallel,
    words: `drifted apart over ${weeks} weeks, by ${(Math.abs(slope) * 100).toFixed(2)} ${unit} a week (p ${p < 0.01 ? '< 0.01' : p.toFixed(2)})`,
  };
}

function reason(code: string, words: string): AssessmentReason {
  return { code, words };
}
