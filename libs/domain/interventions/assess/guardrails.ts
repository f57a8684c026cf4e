/** What must not suffer: each guardrail node, by the same method against the same controls. */
import { guardrail } from '@bough/statistics';
import { dimensionOf, segmentId } from '../../trees/model-of-workspace.js';
import { mapRange, rangedOf, relativeRange } from './assessed-effect.js';
import type { ArmSums } from '../circumstances.js';
import type { AssessedGuardrail } from '../effect-around.js';
import type { Ranged } from '../effect-figures.js';
import type { Numbers } from '../study/impact-series.js';
import { metricOfPlan } from '../study/followed-metric.js';
import type { StudyOptions } from '../study/impact-study.js';
import type { JudgedMetric } from '../study/judged-metric.js';
import { judgeArms } from '../designs/judge-arms.js';
import type { Guardrail, InterventionPlan } from '../plan.js';
import { railImpact, type RailImpact } from './rail-impact.js';

/** Each guardrail of the plan. No correction for their number: an alarm too many costs little here. */
export function assessGuardrails(
  numbers: Numbers,
  plan: InterventionPlan,
  options: StudyOptions,
  arms?: readonly ArmSums[],
): AssessedGuardrail[] {
  return plan.guardrails.map((each) => assessGuardrail(numbers, plan, each, options, arms));
}

function assessGuardrail(
  numbers: Numbers,
  plan: InterventionPlan,
  rail: Guardrail,
  options: StudyOptions,
  arms?: readonly ArmSums[],
): AssessedGuardrail {
  const { model } = numbers;
  const node = model.nodesByPath.get(rail.path);
  const shown = { path: rail.path, name: node?.name ?? rail.path, metric: node?.metric ?? '' };
  const none = (words: string): AssessedGuardrail => ({
    ...shown,
    outcome: 'not_measured',
    estimate: null,
    relative: null,
    words,
  });
  if (!node || node.metric === null) return none('there is no number at this node');
  const judged = metricOfPlan(numbers, plan, node.metric);
  if (judged.kind === 'not_judged') return none(judged.reason.words);
  const polarity = node.polarity ?? judged.metric.polarity;
  if (polarity === 'neutral') return none(`neither direction of ${judged.metric.name} is worse`);
  const better = polarity;
  if (arms) return armsGuardrail(judged, rail, better, arms, shown, none);
  const segment = node.segment === null ? null : segmentId(dimensionOf(model.workspace).key, node.segment);
  if (segment !== null && !model.positions.has(segment)) return none('its segment is not there any more');
  const found = railImpact({ numbers, plan, judged, options, segment }, rail, better);
  if (found.kind === 'none') return none(found.words);
  const { impact, margin } = found;
  const outcome = guardrail(impact.effect, better, margin);
  const doubt = doubtOf(impact);
  const estimate = rangedOf(impact.effect);
  const relative = relativeRange(estimate, judged.scale, impact.naive?.after ?? null);
  return { ...shown, outcome, estimate, relative, words: railWords(outcome, estimate, judged, margin) + doubt };
}

function armsGuardrail(
  judged: JudgedMetric,
  rail: Guardrail,
  better: 'higher' | 'lower',
  arms: readonly ArmSums[],
  shown: Pick<AssessedGuardrail, 'path' | 'name' | 'metric'>,
  none: (words: string) => AssessedGuardrail,
): AssessedGuardrail {
  const plan = { margin: rail.margin, direction: better === 'higher' ? 'up' : 'down' } as const;
  const { judgement } = judgeArms(plan, judged, arms, { registered: true, weeks: 1 });
  const { effect, margin, reasons } = judgement;
  if (effect === null || margin === null) return none(reasons[0]!.words);
  const outcome = guardrail(effect, better, margin);
  const estimate = rangedOf(effect);
  const relative = relativeRange(estimate, judged.scale, null);
  return { ...shown, outcome, estimate, relative, words: railWords(outcome, estimate, judged, margin) };
}

function doubtOf({ verdict }: RailImpact): string {
  const gates = verdict.failed
    .filter(({ gate }) => gate !== 'overlapping')
    .map(({ gate }) => gate.replaceAll('_', ' '));
  return gates.length === 0 ? '' : `; to be read with care (${gates.join(', ')})`;
}

function railWords(
  outcome: AssessedGuardrail['outcome'],
  estimate: Ranged,
  judged: JudgedMetric,
  margin: number,
): string {
  const [shown, limit] =
    judged.scale === 'log' ? [mapRange(estimate, Math.expm1), Math.expm1(margin)] : [estimate, margin];
  const unit = judged.metric.unit === 'score' ? '' : judged.scale === 'log' ? ' %' : ' points';
  const times = judged.metric.unit === 'score' ? 1 : 100;
  const number = (x: number) => `${x > 0 ? '+' : x < 0 ? '−' : ''}${Math.abs(x * times).toFixed(1)}`;
  const range = `${number(shown.value)}${unit} (95 %: ${number(shown.low95)} to ${number(shown.high95)})`;
  const most = `${Math.abs(limit * times).toFixed(1)}${unit}`;
  if (outcome === 'safe') return `safe: ${range}; harm beyond ${most} is ruled out`;
  if (outcome === 'breached') return `breached: ${range}`;
  return `not shown to be safe: ${range}; harm beyond ${most} is still possible`;
}
