/** What must not suffer: each guardrail node, by the same method against the same controls. */
import { guardrail as guardrailOutcome, type WeeklyEffect } from '@bough/statistics';
import { formatTogether } from '../../metrics/format-value.js';
import { RATIO } from '../../metrics/value-unit.js';
import { dimensionOf, segmentId } from '../../trees/model-of-workspace.js';
import type { TreeNode } from '../../trees/tree.js';
import { shownEffect, type ShownEffect } from './assessed-effect.js';
import { mapRange } from './map-range.js';
import type { ArmSums } from '../circumstances.js';
import type { AssessedGuardrail } from '../assessment-parts.js';
import { resolvePlanMetric } from '../study/followed-metric.js';
import type { StudyMetric } from '../study/study-metric.js';
import { estimateArms } from '../designs/estimate-arms.js';
import type { Guardrail } from '../plan.js';
import { estimateGuardrail, type GuardrailEstimate } from './estimate-guardrail.js';
import type { PlanStudy } from '../study/plan-study.js';

/** Each guardrail of the plan. There is no correction for their number: one alarm too many costs little here. */
export function assessGuardrails(study: PlanStudy, arms?: readonly ArmSums[]): AssessedGuardrail[] {
  return study.plan.guardrails.map((guardrail) => assessGuardrail(study, guardrail, arms));
}

function assessGuardrail(study: PlanStudy, guardrail: Guardrail, arms?: readonly ArmSums[]): AssessedGuardrail {
  const node = study.numbers.model.nodesByPath.get(guardrail.path);
  const described = { path: guardrail.path, name: node?.name ?? guardrail.path, metric: node?.metric ?? '' };
  const found = measureGuardrail(study, node, guardrail, arms);
  if (typeof found === 'string')
    return { ...described, outcome: 'not_measured', estimate: null, relative: null, words: found };
  const { metric, effect, margin, better, observed, before, doubt } = found;
  const outcome = guardrailOutcome(effect, better, margin);
  const { estimate, relative } = shownEffect(effect, { metric, observed, before });
  return {
    ...described,
    outcome,
    estimate,
    relative,
    words: guardrailWords(outcome, { estimate, relative }, metric, margin) + resolvedWords(metric, guardrail) + doubt,
  };
}

/** What was measured at the node of a guardrail. */
interface MeasuredGuardrail {
  readonly metric: StudyMetric;
  readonly effect: WeeklyEffect;
  readonly margin: number;
  readonly better: 'higher' | 'lower';
  /** The value after launch, where it is known. */
  readonly observed: number | null;
  /** The value before launch, where it is known. */
  readonly before: number | null;
  /** What the words add where the evidence is weak. */
  readonly doubt: string;
}

/** In words why there is nothing to measure. */
function measureGuardrail(
  study: PlanStudy,
  node: TreeNode | undefined,
  guardrail: Guardrail,
  arms?: readonly ArmSums[],
): MeasuredGuardrail | string {
  const { numbers, plan } = study;
  const { model } = numbers;
  if (!node || node.metric === null) return 'there is no number at this node';
  const metric = resolvePlanMetric(numbers, plan, node.metric);
  if (metric.kind === 'unsuitable') return metric.reason.words;
  const better = node.polarity ?? metric.definition.polarity;
  if (better === 'neutral') return `neither direction of ${metric.definition.name} is worse`;
  if (arms) return measureInArms(metric, guardrail, better, arms);
  const segment = node.segment === null ? null : segmentId(dimensionOf(model.workspace).key, node.segment);
  if (segment !== null && !model.positions.has(segment)) return 'its segment is not there any more';
  const found = estimateGuardrail({ ...study, metric, segment, better }, guardrail);
  if (found.kind === 'none') return found.words;
  const { effect, naive } = found.impact;
  const seen = { observed: naive?.after ?? null, before: naive?.before ?? null };
  return { metric, effect, margin: found.margin, better, ...seen, doubt: doubtOf(found.impact) };
}

/** In an experiment, the arms are compared in the metric of the guardrail. */
function measureInArms(
  metric: StudyMetric,
  { margin: size }: Guardrail,
  better: 'higher' | 'lower',
  arms: readonly ArmSums[],
): MeasuredGuardrail | string {
  const plan = { margin: size, direction: better === 'higher' ? 'up' : 'down' } as const;
  const { effect, margin, reasons } = estimateArms(plan, metric, arms, { registered: true, weeks: 1 }).estimate;
  if (effect === null || margin === null) return reasons[0]!.words;
  return { metric, effect, margin, better, observed: null, before: null, doubt: '' };
}

function doubtOf({ verdict }: GuardrailEstimate): string {
  const gates = verdict.failed
    .filter(({ gate }) => gate !== 'overlapping')
    .map(({ gate }) => gate.replaceAll('_', ' '));
  return gates.length === 0 ? '' : `; to be read with care (${gates.join(', ')})`;
}

/** The margin of a resolution time is one of those resolved, and is measured with the unresolved in it. */
function resolvedWords({ isRestrictedMean }: StudyMetric, { margin: { kind, value } }: Guardrail): string {
  if (!isRestrictedMean || kind !== 'relative') return '';
  return ` (${(100 * value).toFixed(1)} % of the time of those resolved)`;
}

function guardrailWords(
  outcome: AssessedGuardrail['outcome'],
  { estimate, relative }: ShownEffect,
  metric: StudyMetric,
  margin: number,
): string {
  const [shown, limit] =
    metric.scale === 'log' ? [relative ?? mapRange(estimate, Math.expm1), Math.expm1(margin)] : [estimate, margin];
  const unit = metric.definition.unit === 'score' ? '' : metric.scale === 'log' ? ' %' : ' points';
  const numbers = [shown.value, shown.low95, shown.high95, limit];
  const sizes = formatTogether(
    numbers.map((x) => Math.abs(x)),
    metric.definition.unit === 'score' ? { unit: 'score' } : RATIO,
  ).map((text) => text.replace('%', ''));
  const [value, low, high] = numbers.map((x, index) => `${x > 0 ? '+' : x < 0 ? '−' : ''}${sizes[index]}`);
  const range = `${value}${unit} (95 %: ${low} to ${high})`;
  const most = `${sizes[3]}${unit}`;
  if (outcome === 'safe') return `safe: ${range}; harm beyond ${most} is ruled out`;
  if (outcome === 'breached') return `breached: ${range}`;
  return `not shown to be safe: ${range}; harm beyond ${most} is still possible`;
}
