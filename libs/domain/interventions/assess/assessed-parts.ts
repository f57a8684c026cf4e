/** Each treated segment and each wave of an assessment. */
import { launchBlocks } from '@bough/statistics';
import { shownEffect } from './assessed-effect.js';
import { assessmentChart, type ChartSurroundings } from './assessment-chart.js';
import type { AssessedPart, AssessedWave } from '../assessment-parts.js';
import type { StudyMetric } from '../study/study-metric.js';
import type { EffectEstimate } from '../designs/effect-estimate.js';
import type { Numbers, PlanStudy } from '../study/plan-study.js';

/** Each treated segment by itself. */
export function assessParts({ numbers, metric }: PlanStudy, { parts }: EffectEstimate): AssessedPart[] {
  return parts.map(({ segment, effect, shrunk, holm }) => {
    const named = { segment, name: nameOf(numbers, segment) };
    if (effect.kind === 'none') {
      const reason = { code: effect.reason.toUpperCase(), words: 'this segment alone has no effect to show' };
      return { ...named, estimate: null, relative: null, shrunk: null, holm: null, reason };
    }
    const { estimate, relative } = shownEffect(effect, { metric, observed: null });
    return { ...named, estimate, relative, shrunk, holm, reason: null };
  });
}

/** The waves of a staged rollout, each with its chart; `isHidden` while a plan that is assessed at its end hides its numbers. */
export function assessWaves(
  metric: StudyMetric,
  { studies, waves, reasons, weeksPerBlock }: EffectEstimate,
  around: ChartSurroundings,
  isHidden: boolean,
): AssessedWave[] {
  return studies.map((study, index) => {
    const found = isHidden ? undefined : waves[index];
    const effect = found?.effect ?? null;
    const shown = effect && shownEffect(effect, { metric, observed: null });
    return {
      segments: study.treated,
      names: study.treated.map((segment) => nameOf(around.numbers, segment)),
      launch: study.launch,
      controls: study.controls,
      weeks: launchBlocks(study.input).weeksAfter,
      estimate: shown?.estimate ?? null,
      relative: shown?.relative ?? null,
      weight: found?.weight ?? null,
      reason: isHidden ? null : (found?.reason ?? (effect ? null : (reasons[0] ?? null))),
      chart: assessmentChart(study, effect && { effect, weeksPerBlock }, around),
    };
  });
}

function nameOf({ model }: Numbers, segment: string): string {
  return model.segments[model.positions.get(segment) ?? -1]?.name ?? segment;
}
