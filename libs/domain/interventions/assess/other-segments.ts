/** Enterprise gained, self-serve lost: how the segments fared that were not treated, each against the others that were not. */
import { holm, measureEffect, towardsGood, type MeasuredEffect } from '@bough/statistics';
import { UNKNOWN } from '../../segments/dimension.js';
import { naiveOf, shownEffect } from './assessed-effect.js';
import type { OtherSegment } from '../assessment-parts.js';
import { dataReasons } from '../study/data-gaps.js';
import { launchDays, studiesOfLaunch } from '../study/launch-study.js';
import { wholeLaunch } from '../plan-window.js';
import type { PlanStudy } from '../study/plan-study.js';

/**
 * A change is sure when its p value is below this after Holm's correction for the number of segments (Holm, "A simple sequentially rejective
 * multiple test procedure", Scandinavian Journal of Statistics 6, 1979).
 */
const SURE = 0.05;

/**
 * All other segments of the treated segments' dimension, from the first launch to the end of the last; `Unknown` only where it is a control.
 */
export function otherSegments(study: PlanStudy): OtherSegment[] {
  const { numbers, plan, metric } = study;
  const treated = new Set(plan.waves.flatMap(({ segments }) => segments));
  const dimension = [...treated][0]?.split('/')[0];
  const others = numbers.model.segments.filter(
    ({ id, key, dimension: own }) =>
      own === dimension && !treated.has(id) && (key !== UNKNOWN || plan.controls.includes(id)),
  );
  const { launch, weeks } = wholeLaunch(plan);
  const studyOf = studiesOfLaunch({ ...study, weeks }, launchDays(plan, metric.maturity, launch));
  const effects = others.map(({ id }) => {
    const controls = plan.controls.filter((control) => control !== id);
    const own = studyOf({ treated: [id], controls });
    if (dataReasons(numbers, own).length > 0) return null;
    const found = measureEffect(own.input);
    return found.kind === 'effect' && !found.verdict.failed.some(({ gate }) => gate === 'thin') ? found : null;
  });
  const sure = surelyMoved(effects);
  return others.map(({ id, name }, index) => {
    const found = effects[index]!;
    const role = plan.controls.includes(id) ? ('control' as const) : ('other' as const);
    const shown = { segment: id, name, role };
    if (!found) return { ...shown, outcome: 'not_measured', estimate: null, relative: null, naive: null };
    const { low } = towardsGood(found.effect.interval95, plan.direction === 'up' ? 'higher' : 'lower');
    const outcome = sure[index] ? (low > 0 ? 'gained' : 'lost') : 'no_sure_change';
    const [observed, before] = [found.naive?.after ?? null, found.naive?.before ?? null];
    const { estimate, relative } = shownEffect(found.effect, { metric, observed, before });
    return { ...shown, outcome, estimate, relative, naive: naiveOf(found.naive) };
  });
}

function surelyMoved(effects: readonly (MeasuredEffect | null)[]): boolean[] {
  const known = effects.flatMap((found) => (found ? [found] : []));
  const adjusted = holm(known.map(({ effect }) => effect.p));
  return effects.map((found) => found !== null && adjusted[known.indexOf(found)]! < SURE);
}
