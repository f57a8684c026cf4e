/** The assessment of a plan for which nothing could be computed: the reason, and nothing else. */
import type { Day } from '../../shared/day.js';
import type { MetricUnit } from '../../metrics/metric.js';
import type { AssessmentReason } from '../assessment-reason.js';
import type { Assessment } from '../assessment.js';
import type { Circumstances } from '../circumstances.js';
import { IMPACT_METHOD } from './assessment-inputs.js';
import type { InterventionPlan } from '../plan.js';
import { nameTreated } from './treated-segments.js';
import { verdictWords } from '../words/verdict-words.js';
import type { Numbers, VersionedNumbers } from '../study/plan-study.js';

/** Why nothing can be computed; `null` where it can. */
export function findRefusal(
  { model, state, columns }: Numbers,
  plan: InterventionPlan,
  asOf: Day,
): AssessmentReason | null {
  const segments = [...plan.waves.flatMap((wave) => wave.segments), ...plan.controls];
  const gone = segments.filter((segment) => !model.positions.has(segment));
  if (gone.length > 0) return { code: 'SEGMENT_REMOVED', words: `the workspace no longer has ${gone.join(', ')}` };
  if (plan.waves.length === 0 || plan.waves.some((wave) => wave.segments.length === 0))
    return { code: 'NOBODY_TREATED', words: 'the plan names no segment that is treated' };
  if (new Set(segments).size < segments.length)
    return { code: 'SEGMENT_TWICE', words: 'a segment is treated or a control, once' };
  if (state.range === null || columns.days === 0 || asOf <= state.range.from)
    return { code: 'NO_DATA', words: 'there is no data yet' };
  const lacking = (model.measuresOf.get(plan.metric) ?? []).filter((name) => !columns.daily.has(name));
  return lacking.length === 0 ? null : { code: 'NO_DATA', words: `nothing is known of ${lacking.join(', ')}` };
}

/** An inconclusive assessment without any number. */
export function refuseAssessment(
  numbers: VersionedNumbers,
  plan: InterventionPlan,
  circumstances: Circumstances,
  reason: AssessmentReason,
): Assessment {
  const metric = numbers.model.metrics.get(plan.metric);
  const { model, workspaceVersion, dataVersion, state } = numbers;
  const rest = {
    verdict: {
      kind: 'inconclusive' as const, outcome: null, atACost: false, exploratory: !circumstances.registered, until: null,
      confoundedBy: [], reasons: [reason],
    },
    grade: circumstances.registered ? ('C' as const) : ('X' as const),
    design: plan.design,
    metric: { key: plan.metric, name: metric?.name ?? plan.metric, unit: metric?.unit ?? ('rate' as MetricUnit), currency: model.workspace.currency, form: '' },
    treated: nameTreated(numbers, plan),
    margin: 0, predicted: null, shareOfPredicted: null, effect: null, naive: null, trend: null, worth: null, chart: null,
    checks: [], looks: [], opinions: [], parts: [], waves: [], arms: [], guardrails: [], others: [], upward: [],
    weeksNeeded: null, planChanges: circumstances.planChanges, dataThrough: state.range ? state.range.to - 1 : null,
    inputs: {
      method: IMPACT_METHOD, metric: plan.metric, formula: model.metrics.get(plan.metric)?.formula ?? '',
      workspaceVersion, dataVersion, asOf: state.range?.to ?? 0, registered: circumstances.registered,
      overlaps: [], series: [],
    },
  }; // prettier-ignore
  return { ...rest, words: verdictWords(rest, plan) };
}
