/** What each customer of an arm adds to a metric. */
import type { Arm } from '@bough/statistics';
import type { AssessmentReason } from '../assessment-reason.js';
import type { ArmSums } from '../circumstances.js';
import type { StudyMetric } from '../study/study-metric.js';
import type { Sum } from '../study/ratio-form.js';

const WEEK = 7;

/** Why customers do not add up to the metric; `null` where they do. */
export function lackingReason({ form, definition }: StudyMetric, arms: readonly ArmSums[]): AssessmentReason | null {
  if (form === null)
    return { code: 'NOT_A_RATIO', words: `${definition.name} is no ratio of sums, so customers do not add up to it` };
  const needed = [...form.numerator.keys(), ...(form.denominator?.keys() ?? [])];
  const missing = needed.filter((name) => arms.some(({ sums }) => !sums.has(name)));
  if (missing.length === 0) return null;
  const why = missing.flatMap((name) => arms[0]?.lacking?.get(name) ?? []);
  const words = `${missing.join(', ')} cannot be told customer by customer`;
  return { code: 'NOT_BY_CUSTOMER', words: why.length > 0 ? `${words}: ${why.join('; ')}` : words };
}

/** Both arms, the treated one first; `null` unless there are two. Every measure must be there, as {@link lackingReason} says. */
export function armsOfMetric(metric: StudyMetric, [treated, control]: readonly ArmSums[]): readonly [Arm, Arm] | null {
  return treated && control ? [armOf(metric, treated), armOf(metric, control)] : null;
}

/** A count is per customer; a rate per day is stated per week, as in the other designs. */
function armOf({ form }: StudyMetric, { sums, customers }: ArmSums): Arm {
  const columnOf = (sum: Sum, factor: number) =>
    Float64Array.from({ length: customers }, (_, i) =>
      [...sum].reduce((total, [name, times]) => total + factor * times * sums.get(name)![i]!, 0),
    );
  const { numerator, denominator, days } = form!;
  const denominators =
    denominator === null ? new Float64Array(customers).fill(1) : columnOf(denominator, WEEK ** -days);
  return { numerators: columnOf(numerator, denominator === null ? WEEK ** days : 1), denominators };
}
