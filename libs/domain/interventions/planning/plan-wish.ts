/** What somebody wants of a plan, with the keys that people use and only the fields that they care about. The rest is filled in, or kept. */
import type { Day } from '../../shared/day.js';
import type { Person } from '../../ownership/person.js';
import { segmentId, type Model } from '../../trees/model-of-workspace.js';
import type { TreeNode } from '../../trees/tree.js';
import { laggingMetrics } from '../study/followed-metric.js';
import { problem, type Problem } from '../../shared/problem.js';
import { PLAN_FIELDS, USUAL_FIELD_NAMES, type UsualFieldName } from '../plan-fields.js';
import { sizeText } from '../plan-texts.js';
import { NO_NODE, polarityAt } from './plan-nodes.js';
import { firstLaunch, treatedSegments } from '../plan-window.js';
import type { ExperimentArms, Guardrail, ImpactDesign, InterventionPlan, Margin, Wave } from '../plan.js';

export interface GuardrailWish {
  readonly path: string;
  /** Left out: what is usual for its metric. */
  readonly margin?: Margin | null;
}

/**
 * What a field leaves out stays as it was, or becomes what is usual. Segments may be named by their key alone where the dimension is that
 * of the tree; the owner, by key or id.
 */
export interface PlanWish extends Partial<Omit<InterventionPlan, 'metric' | 'guardrails' | 'arms'>> {
  /** Treated segments of a plan with one wave. */
  readonly treated?: readonly string[];
  readonly launch?: Day;
  /** How the predicted size was written; left out: as the margin. */
  readonly predictedIn?: Margin['kind'];
  readonly guardrails?: readonly GuardrailWish[];
  /** Customers that were drawn; with them it is an experiment, unless the plan says otherwise. `null` takes them away. */
  readonly arms?: ExperimentArms | null;
}

/** The margin unless the plan says otherwise: 10 %, or 3 points of a share, or 3 % of the range of a score. */
const USUAL_SHARE = 0.1;
const USUAL_POINTS = 0.03;

/** The plan that a wish comes to, over `before` where there is one. It may be unsound; `checkPlan` says how. */
export function planOf(
  wish: PlanWish,
  model: Model,
  people: readonly Person[],
  before: InterventionPlan | null = null,
): InterventionPlan {
  const primary = wish.primary ?? before?.primary ?? '';
  const isNamed = wish.primary !== undefined || before !== null;
  const node = isNamed ? model.nodesByPath.get(primary) : undefined;
  const isMoved = wish.primary !== undefined && wish.primary !== before?.primary;
  const waves = wavesOf(wish, model, before, node);
  const arms = wish.arms === undefined ? before?.arms : (wish.arms ?? undefined);
  const plan: InterventionPlan = {
    ...usualFields(wish, before),
    primary: isNamed ? primary : NO_NODE,
    metric: node?.metric ?? '',
    design: wish.design ?? (wish.arms ? 'experiment' : designOf(waves, before)),
    waves,
    controls: (wish.controls ?? before?.controls ?? []).map((segment) => fullSegment(segment, model)),
    direction: wish.direction ?? (isMoved ? undefined : before?.direction) ?? goodDirection(model, node),
    margin: wish.margin ?? (isMoved ? undefined : before?.margin) ?? usualMargin(model, node, wish.predictedIn),
    guardrails: wish.guardrails?.map((each) => guardrailOf(each, model)) ?? before?.guardrails ?? [],
    owner: ownerId(wish.owner, people) ?? before?.owner ?? '',
    ...(arms && { arms }),
  };
  // A follow-up is dropped with the metric that needed it.
  const isKept = before?.followUpDays !== undefined && laggingMetrics(model, plan).length > 0;
  const followUpDays = wish.followUpDays ?? (isKept ? before.followUpDays : undefined);
  return followUpDays === undefined ? plan : { ...plan, followUpDays };
}

/** The fields that depend on nothing else: as wished, as they were, or as usual. */
function usualFields(wish: PlanWish, before: InterventionPlan | null): Pick<InterventionPlan, UsualFieldName> {
  const entries = USUAL_FIELD_NAMES.map((field) => {
    const values = [wish[field], before?.[field], PLAN_FIELDS[field].usual];
    return [field, values.find((value) => value !== undefined)];
  });
  return Object.fromEntries(entries) as Pick<InterventionPlan, UsualFieldName>;
}

/** Problems of a wish that the plan no longer shows: a predicted size of another kind than the margin's. */
export function wishProblems({ predictedIn }: PlanWish, { predicted, margin }: InterventionPlan): Problem[] {
  if (predictedIn === undefined || predicted === null || predictedIn === margin.kind) return [];
  const like = margin.kind === 'relative' ? 'of the value, as 15%' : 'in points or in the unit of the metric, as 5pt';
  const message = `the margin is ${sizeText(margin)}; say the predicted effect ${like}, or give a margin of its kind`;
  return [problem('PREDICTED_UNLIKE_MARGIN', ['predicted'], message)];
}

/** What is usual for the metric of a node: points for shares and scores, else relative. `wanted`: as the prediction was written. */
function usualMargin({ metrics }: Model, node: TreeNode | undefined, wanted?: Margin['kind']): Margin {
  if (wanted === 'relative') return { kind: 'relative', value: USUAL_SHARE };
  const metric = node?.metric ? metrics.get(node.metric) : undefined;
  if (metric?.unit === 'ratio') return { kind: 'points', value: USUAL_POINTS };
  const { scale } = metric ?? {};
  if (metric?.unit === 'score' && scale) return { kind: 'points', value: USUAL_POINTS * (scale.max - scale.min) };
  return { kind: 'relative', value: USUAL_SHARE };
}

function wavesOf(
  { waves, treated, launch }: PlanWish,
  model: Model,
  before: InterventionPlan | null,
  node: TreeNode | undefined,
): readonly Wave[] {
  if (waves) return waves.map((wave) => ({ ...wave, segments: fullSegments(wave.segments, model) }));
  if (before && treated === undefined && launch === undefined) return before.waves;
  const from = launch ?? (before && firstLaunch(before));
  // A draft without a launch has no wave yet.
  if (from == null) return [];
  const own = node?.segment == null ? [] : [segmentId(model.branches.key, node.segment)];
  const kept = before ? treatedSegments(before) : [];
  const segments = treated ? fullSegments(treated, model) : kept.length > 0 ? kept : own;
  return [{ segments, launch: from }];
}

function designOf(waves: readonly Wave[], before: InterventionPlan | null): ImpactDesign {
  if (before?.design === 'experiment') return 'experiment';
  return waves.length > 1 ? 'staged' : 'untreated_segments';
}

function fullSegments(segments: readonly string[], model: Model): string[] {
  return segments.map((segment) => fullSegment(segment, model));
}

/** `enterprise` → `plan/enterprise`. An unknown segment stays as it was written. */
export function fullSegment(segment: string, { branches, positions }: Model): string {
  const full = segmentId(branches.key, segment);
  return positions.has(full) ? full : segment;
}

function goodDirection(model: Model, node: TreeNode | undefined): InterventionPlan['direction'] {
  return node && polarityAt(model, node) === 'higher' ? 'up' : 'down';
}

function guardrailOf({ path, margin }: GuardrailWish, model: Model): Guardrail {
  return { path, margin: margin ?? usualMargin(model, model.nodesByPath.get(path)) };
}

/** The id of a person by key; an unknown key stays as it was written, for the check to name. */
function ownerId(owner: string | undefined, people: readonly Person[]): string | undefined {
  return owner === undefined ? undefined : (people.find(({ key }) => key === owner)?.id ?? owner);
}
