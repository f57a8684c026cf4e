/** The estimate within what its metric can be, so that verdict, share of the prediction, chart and words speak of one effect. */
import type { AssessmentCheck } from '../assessment-reason.js';
import type { ArmsEstimate } from '../designs/estimate-arms.js';
import type { EffectEstimate } from '../designs/effect-estimate.js';
import type { StudyMetric } from '../study/study-metric.js';
import { rangedOf } from './assessed-effect.js';
import { noted } from './check.js';
import { possiblePoints, possibleValues } from './possible-effect.js';

/**
 * Controls that fall by 20 points let 105 % be expected of a segment that is at 95 %: no share is. What would have been is held within the
 * possible values, with a check that says so. An effect of which nothing is left then decides nothing.
 */
export function withinPossible(found: ArmsEstimate, metric: StudyMetric): ArmsEstimate {
  const { estimate, arms, checks } = found;
  const { effect, naive } = estimate;
  if (effect === null || metric.scale === 'log') return found;
  const observed = arms[0]?.value ?? naive?.after ?? null;
  const before = arms[1]?.value ?? naive?.before ?? null;
  const ranged = rangedOf(effect);
  const values = possibleValues(metric, [observed, before]);
  const held = possiblePoints(ranged, values, observed);
  const isHeld = (Object.keys(ranged) as (keyof typeof ranged)[]).some((end) => held[end] !== ranged[end]);
  if (!isHeld) return found;
  const possible = {
    ...effect,
    estimate: held.value,
    interval95: { low: held.low95, high: held.high95 },
    interval90: { low: held.low90, high: held.high90 },
  };
  return { ...found, estimate: stillSure({ ...estimate, effect: possible }), checks: [...checks, heldCheck(metric)] };
}

/** Improved or worsened only while the interval still has 0 outside. */
function stillSure(estimate: EffectEstimate): EffectEstimate {
  const { outcome, effect, reasons } = estimate;
  const { low, high } = effect!.interval95;
  if ((outcome !== 'improved' && outcome !== 'worsened') || low > 0 || high < 0) return estimate;
  const words = 'the estimate lies where the metric cannot be: held within its values, nothing of it is left';
  return { ...estimate, outcome: 'inconclusive', reasons: [...reasons, { code: 'IMPOSSIBLE_EFFECT', words }] };
}

function heldCheck({ definition: { name, unit } }: StudyMetric): AssessmentCheck {
  const limits = unit === 'ratio' ? 'a share lies between 0 and 100 %' : 'its values have an end';
  return noted(
    'WITHIN_POSSIBLE',
    `by the controls ${name} would have been beyond what it can be; the effect is held within it: ${limits}`,
  );
}
