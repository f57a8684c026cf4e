/** Each treated segment, and each wave, as it is shown. */
import { launchBlocks } from '@bough/statistics';
import { rangedOf, relativeRange } from './assessed-effect.js';
import type { AssessedPart, AssessedWave } from './effect-around.js';
import type { Numbers } from './impact-series.js';
import type { JudgedMetric } from './judged-metric.js';
import type { Judgement } from './judgement.js';
import type { InterventionPlan } from './plan.js';

export function partsOf(numbers: Numbers, judged: JudgedMetric, { studies, parts }: Judgement): AssessedPart[] {
  return parts.map(({ segment, effect, shrunk, holm }) => {
    const id = studies[0]!.treated[segment]!;
    const name = numbers.model.segments[numbers.model.positions.get(id)!]!.name;
    if (effect.kind === 'none') {
      const reason = { code: effect.reason.toUpperCase(), words: 'this segment alone has no effect to show' };
      return { segment: id, name, estimate: null, relative: null, shrunk: null, holm: null, reason };
    }
    const estimate = rangedOf(effect);
    return { segment: id, name, estimate, relative: relativeRange(estimate, judged.scale, null), shrunk, holm, reason: null };
  }); // prettier-ignore
}

export function wavesOf(
  plan: InterventionPlan,
  { studies, waves, reasons }: Judgement,
  isHidden: boolean,
): AssessedWave[] {
  if (plan.design !== 'staged') return [];
  return studies.map((made, index) => {
    const found = waves[index];
    const shown = { segments: made.treated, launch: made.launch, controls: made.controls };
    const weeks = launchBlocks(made.study).weeksAfter;
    const effect = isHidden ? null : (found?.effect ?? null);
    const reason = effect ? null : (reasons[0] ?? null);
    return { ...shown, weeks, estimate: effect && rangedOf(effect), weight: effect && found!.weight, reason };
  });
}
