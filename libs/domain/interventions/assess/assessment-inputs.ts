/** Everything that an assessment was computed from, kept with it: equal inputs give equal answers. */
import type { AssessmentInputs, ArmSums, ArmTotals, MixInputs } from '../circumstances.js';
import type { LaunchStudy } from '../study/launch-study.js';
import type { AssessmentInput } from './assessment-input.js';

/** Changes whenever a change of the code may change an answer. */
export const IMPACT_METHOD = 'cwd-6';
/** The same of experiments. */
const ARMS_METHOD = 'arms-1';

/** In this order: the key of an assessment is a hash of them. */
export function assessmentInputs(
  { numbers, metric, asOf, circumstances }: AssessmentInput,
  studies: readonly LaunchStudy[],
  mix: MixInputs | null,
): AssessmentInputs {
  const { model, workspaceVersion, dataVersion } = numbers;
  return {
    method: circumstances.arms ? ARMS_METHOD : IMPACT_METHOD,
    metric: metric.definition.key,
    workspaceVersion,
    dataVersion,
    asOf,
    formula: model.metrics.get(metric.definition.key)!.formula ?? '',
    registered: circumstances.registered,
    overlaps: circumstances.overlaps.filter(({ confounds }) => confounds).map(({ label }) => label),
    series: studies.flatMap((study) => seriesOf(study)),
    ...(circumstances.arms && { arms: circumstances.arms.map(armTotals) }),
    ...(circumstances.armsBefore && { armsBefore: circumstances.armsBefore.arms.map(armTotals) }),
    ...(mix && { mix }),
  };
}

function armTotals({ name, customers, sums }: ArmSums): ArmTotals {
  const total = (values: ArrayLike<number>) => Array.from(values).reduce((sum, each) => sum + each, 0);
  return { name, customers, totals: Object.fromEntries([...sums].map(([key, values]) => [key, total(values)])) };
}

/** Entries added up by weeks, as far as they are known. */
function seriesOf({ input, series }: LaunchStudy): AssessmentInputs['series'] {
  const weekly = (values: ArrayLike<number> | undefined) => {
    const sums: number[] = [];
    for (let i = 0; i < (values?.length ?? 0); i++) {
      const week = Math.floor(i / input.perWeek);
      const value = values![i]!;
      sums[week] = (sums[week] ?? 0) + (Number.isFinite(value) ? value : 0);
    }
    return sums;
  };
  return series.map((segment, index) => {
    const { numerators, denominators } = input.segments[index]!;
    return { segment, numerators: weekly(numerators), denominators: weekly(denominators) };
  });
}
