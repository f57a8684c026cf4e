/** Each treated segment, and each wave, as it is shown. */
import { launchBlocks } from '@bough/statistics';
import { rangedOf, relativeRange } from './assessed-effect.js';
import { assessmentChart } from './assessment-chart.js';
import type { AssessedPart, AssessedWave } from '../assessment-parts.js';
import type { ChartEvent } from '../impact-chart.js';
import type { Numbers } from '../study/segment-series.js';
import type { StudyMetric } from '../study/study-metric.js';
import type { EffectEstimate } from '../designs/effect-estimate.js';

export function assessParts(numbers: Numbers, judged: StudyMetric, { parts }: EffectEstimate): AssessedPart[] {
  return parts.map(({ segment, effect, shrunk, holm }) => {
    const shown = { segment, name: nameOf(numbers, segment) };
    if (effect.kind === 'none') {
      const reason = { code: effect.reason.toUpperCase(), words: 'this segment alone has no effect to show' };
      return { ...shown, estimate: null, relative: null, shrunk: null, holm: null, reason };
    }
    const estimate = rangedOf(effect);
    const relative = relativeRange(estimate, judged.scale, null);
    return { ...shown, estimate, relative, shrunk, holm, reason: null };
  });
}

/** What is shown of waves: `isHidden` while nobody may see how it goes. */
export interface WavesShown {
  readonly isHidden: boolean;
  readonly asOf: number;
  readonly events: readonly ChartEvent[];
}

/** The waves of a staged rollout, each with its chart. */
export function assessWaves(
  numbers: Numbers,
  judged: StudyMetric,
  { studies, waves, reasons, weeksPerBlock }: EffectEstimate,
  { isHidden, asOf, events }: WavesShown,
): AssessedWave[] {
  return studies.map((made, index) => {
    const found = isHidden ? undefined : waves[index];
    const effect = found?.effect ?? null;
    const estimate = effect && rangedOf(effect);
    return {
      segments: made.treated,
      names: made.treated.map((segment) => nameOf(numbers, segment)),
      launch: made.launch,
      controls: made.controls,
      weeks: launchBlocks(made.input).weeksAfter,
      estimate,
      relative: estimate && relativeRange(estimate, judged.scale, null),
      weight: found?.weight ?? null,
      reason: isHidden ? null : (found?.reason ?? (effect ? null : (reasons[0] ?? null))),
      chart: assessmentChart(numbers, made, effect && { effect, weeksPerBlock }, asOf, events),
    };
  });
}

function nameOf({ model }: Numbers, segment: string): string {
  return model.segments[model.positions.get(segment) ?? -1]?.name ?? segment;
}
