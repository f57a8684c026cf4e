/** A true experiment: customers inside the treated segments were assigned at random to the change or to none. */
import { armsEffect, evidenceGrade, verdictOn, type Arm } from '@bough/statistics';
import { FEWEST_CUSTOMERS } from './experiment-arms.js';
import type { AssessmentReason } from './assessment-reason.js';
import type { ArmSums } from './circumstances.js';
import type { AssessedArm } from './effect-around.js';
import { sizeOnScale } from './impact-study.js';
import type { JudgedMetric } from './judged-metric.js';
import { noJudgement, type Judgement } from './judgement.js';
import type { InterventionPlan, Margin } from './plan.js';
import type { Sum } from './ratio-form.js';

/** The judgement, and the arms as they are shown. `weeks`: so many could be judged. */
export function judgeArms(
  plan: Pick<InterventionPlan, 'margin' | 'direction'>,
  judged: JudgedMetric,
  arms: readonly ArmSums[],
  { registered, weeks }: { readonly registered: boolean; readonly weeks: number },
): { readonly judgement: Judgement; readonly arms: readonly AssessedArm[] } {
  const [treated, control] = arms;
  const reason = refusalOf(judged, arms);
  if (reason || !treated || !control) return { judgement: noJudgement([], [reason ?? NO_ARMS], weeks), arms: [] };
  const found = armsEffect(armOf(judged, treated), armOf(judged, control), judged.scale, weeks);
  const shown = [treated, control].flatMap(({ name, customers }, i) => {
    const ratio = i === 0 ? found.treated : found.control;
    return ratio ? [{ name, customers, value: ratio.ratio, standardError: ratio.error }] : [];
  });
  const margin = sizeOnScale(plan.margin as Margin, judged.scale, found.control?.ratio ?? null, null);
  if (found.effect.kind === 'none' || margin === null)
    return { judgement: noJudgement([], [NO_VALUE], weeks, margin), arms: shown };
  const few = Math.min(treated.customers, control.customers) < FEWEST_CUSTOMERS;
  const verdict = verdictOn(found.effect, { better: plan.direction === 'up' ? 'higher' : 'lower', margin });
  const grade = registered ? 'A' : evidenceGrade({ registered, controls: 0, weeksBefore: 0, worseControl: false });
  const judgement: Judgement = {
    ...noJudgement([], few ? [FEW] : [], weeks, margin),
    ...{
      effect: found.effect,
      outcome: few ? 'inconclusive' : verdict.outcome,
      belowMargin: verdict.belowMargin,
      grade,
    },
  };
  return { judgement, arms: shown };
}

const WEEK = 7;

const NO_ARMS: AssessmentReason = { code: 'NO_ARMS', words: 'nobody said which customers were in which arm' };
const NO_VALUE: AssessmentReason = { code: 'NO_VALUE', words: 'an arm has no value, or customers that all are alike' };
const FEW: AssessmentReason = {
  code: 'FEW_CUSTOMERS',
  words: `an arm has fewer than ${FEWEST_CUSTOMERS} customers`,
};

function refusalOf({ form, metric }: JudgedMetric, arms: readonly ArmSums[]): AssessmentReason | null {
  if (form === null)
    return { code: 'NOT_A_RATIO', words: `${metric.name} is no ratio of sums, so customers do not add up to it` };
  const needed = [...form.numerator.keys(), ...(form.denominator?.keys() ?? [])];
  const missing = needed.filter((name) => arms.some(({ sums }) => !sums.has(name)));
  if (missing.length === 0) return null;
  return { code: 'NOT_BY_CUSTOMER', words: `${missing.join(', ')} cannot be told customer by customer` };
}

/** A count is per customer; what is counted by days is told by the week, as in the other designs. */
function armOf({ form }: JudgedMetric, { sums, customers }: ArmSums): Arm {
  const columnOf = (sum: Sum, factor: number) =>
    Float64Array.from({ length: customers }, (_, i) =>
      [...sum].reduce((total, [name, times]) => total + factor * times * sums.get(name)![i]!, 0),
    );
  const { numerator, denominator, days } = form!;
  const denominators =
    denominator === null ? new Float64Array(customers).fill(1) : columnOf(denominator, WEEK ** -days);
  return { numerators: columnOf(numerator, denominator === null ? WEEK ** days : 1), denominators };
}
