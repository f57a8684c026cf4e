/** The estimate of a true experiment: customers inside the treated segments were assigned at random to the change or to none. */
import { armsEffect, impactVerdict } from '@bough/statistics';
import { adjustedOpinion, armChecks } from './arm-checks.js';
import { armsOfMetric, lackingReason } from './arm-values.js';
import { FEWEST_CUSTOMERS } from '../experiment-arms.js';
import type { AssessmentCheck, AssessmentReason } from '../assessment-reason.js';
import type { ArmHistory, ArmSums } from '../circumstances.js';
import type { AssessedArm } from '../assessment-parts.js';
import type { SecondOpinion } from '../effect-figures.js';
import { sizeOnScale } from '../study/launch-study.js';
import type { StudyMetric } from '../study/study-metric.js';
import { noEstimate, type EffectEstimate } from './effect-estimate.js';
import type { InterventionPlan, Margin } from '../plan.js';

/** `weeks`: whole weeks that could be assessed. `before`: the same customers before launch. */
export interface ArmsWindow {
  readonly registered: boolean;
  readonly weeks: number;
  readonly before?: ArmHistory;
}

/** The estimate, the arms by themselves, and the checks and opinions that only an experiment has. */
export interface ArmsEstimate {
  readonly estimate: EffectEstimate;
  readonly arms: readonly AssessedArm[];
  readonly checks: readonly AssessmentCheck[];
  readonly opinions: readonly SecondOpinion[];
}

/** The effect of the treated arm against the control arm; the treated arm comes first in `arms`. */
export function estimateArms(
  plan: Pick<InterventionPlan, 'margin' | 'direction'>,
  metric: StudyMetric,
  arms: readonly ArmSums[],
  { registered, weeks, before }: ArmsWindow,
): ArmsEstimate {
  const reason = lackingReason(metric, arms);
  const compared = reason ? null : armsOfMetric(metric, arms);
  if (!compared) return { ...NOTHING, estimate: noEstimate([], [reason ?? NO_ARMS], weeks) };
  const found = armsEffect(...compared, metric.scale, weeks);
  const shown = [found.treated, found.control].flatMap((ratio, i) => {
    const { name, customers } = arms[i]!;
    return ratio ? [{ name, customers, value: ratio.ratio, standardError: ratio.error }] : [];
  });
  const margin = sizeOnScale(plan.margin as Margin, metric.scale, found.control?.ratio ?? null, null);
  const { checks, failed } = armChecks(metric, compared, before);
  const beside = { arms: shown, checks, opinions: [adjustedOpinion(metric, compared, before, found) ?? []].flat() };
  if (found.effect.kind === 'none' || margin === null)
    return { ...beside, estimate: noEstimate([], [noValueReason(compared, found, margin)], weeks, margin) };
  const reasons = [...fewReasons(arms), ...failed];
  const verdict = impactVerdict(found.effect, { better: plan.direction === 'up' ? 'higher' : 'lower', margin });
  const grade = registered ? 'A' : 'X';
  const estimate: EffectEstimate = {
    ...noEstimate([], reasons, weeks, margin),
    effect: found.effect,
    outcome: reasons.length > 0 ? 'inconclusive' : verdict.outcome,
    grade,
  };
  return { ...beside, estimate };
}

const NOTHING = { arms: [], checks: [], opinions: [] };
const NO_ARMS: AssessmentReason = { code: 'NO_ARMS', words: 'nobody said which customers were in which arm' };

type Compared = NonNullable<ReturnType<typeof armsOfMetric>>;
const NAMES = ['treated', 'control'];

/** Why the arms have no effect: which arm lacks what. */
function noValueReason(
  arms: Compared,
  { effect, treated, control }: ReturnType<typeof armsEffect>,
  margin: number | null,
): AssessmentReason {
  const counted = arms.map(({ denominators }) => Array.from(denominators).filter((each) => each > 0).length);
  const thin = counted.findIndex((count) => count < 2);
  const told = (words: string): AssessmentReason => ({ code: 'NO_VALUE', words });
  if (thin >= 0) {
    const [count, drawn] = [counted[thin]!, arms[thin]!.denominators.length];
    const who = drawn === 0 ? 'nobody' : count === 0 ? `none of ${drawn} customers` : `one of ${drawn} customers`;
    return told(`${who} in ${NAMES[thin]} has anything to count, and chance is told from two on`);
  }
  const zero = [treated, control].findIndex((ratio) => ratio !== null && !(ratio.ratio > 0));
  if (effect.kind === 'none' && effect.reason === 'no_variation')
    return told('all customers are alike in both arms, so nothing says how much they differ by chance');
  if (zero >= 0) return told(`the value of ${NAMES[zero]} is zero or below: there is no per cent of that`);
  return told(margin === null ? 'the value of control is zero, so the margin has no size' : 'an arm has no value');
}

function fewReasons(arms: readonly ArmSums[]): AssessmentReason[] {
  const few = arms.filter(({ customers }) => customers < FEWEST_CUSTOMERS);
  return few.map(({ name, customers }) => ({
    code: 'FEW_CUSTOMERS',
    words: `${name} has ${customers} customers; a verdict needs ${FEWEST_CUSTOMERS}`,
  }));
}
