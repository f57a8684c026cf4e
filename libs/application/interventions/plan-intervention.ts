import {
  touchedSegments,
  isAfterTheFact,
  planOf,
  treatedSegments,
  type Intervention,
  type InterventionPlan,
  type PlanWish,
} from '@bough/domain';
import type { UseCaseContext } from '../context.js';
import {
  asWarning,
  hasErrors,
  interventionEntry,
  planAudit,
  statusChange,
  type InterventionResult,
} from './change-intervention.js';
import { namesInPlans } from './names-in-plans.js';
import { authoriseAt, interventionsNow, revisionOf, wrongWith, type InterventionsNow } from './interventions-now.js';
import { numbersOf, withFollowUp } from './numbers/follow-up.js';
import { canBeWeighed, previewPlan, type PlanPreview } from './preview-plan.js';

interface PlanOptions {
  /** Keeps it although something is missing; it can be planned later. */
  readonly draft?: boolean;
  /** Saves nothing; says what is wrong and what it could show. */
  readonly dryRun?: boolean;
  /** The launch may be past: it will never be called verified. */
  readonly exploratory?: boolean;
}

interface PlanResult extends InterventionResult {
  /** What the wish comes to. */
  readonly plan: InterventionPlan;
  readonly preview: PlanPreview;
}

/**
 * Writes a plan down before it starts: by editors, and by whoever answers for the node or works on it. Without controls in the wish, the
 * suggested ones are taken; a lagging metric is followed for as long as its history asks for.
 */
export async function planIntervention(
  context: UseCaseContext,
  wish: PlanWish,
  { draft = false, dryRun = false, exploratory = false }: PlanOptions = {},
): Promise<PlanResult> {
  const now = await interventionsNow(context);
  authoriseAt(context.caller, 'write_intervention', wish.primary ?? null, now);
  const wished = planOf(wish, now.snapshot.model, now.ownership.people);
  const plan = await withControls(context, await withFollowUp(now.snapshot, wished), wish, now);
  const problems = await wrongWith(context, wish, plan, now, exploratory);
  const preview = await previewPlan(context, plan, { snapshot: now.snapshot });
  if (dryRun || (hasErrors(problems) && !draft)) return { intervention: null, plan, problems, preview };
  const isSound = !draft && !hasErrors(problems);
  const intervention = await create(context, plan, isSound ? 'planned' : 'draft', now);
  return { intervention, plan, problems: isSound ? problems : problems.map(asWarning), preview };
}

async function create(
  context: UseCaseContext,
  plan: InterventionPlan,
  status: 'draft' | 'planned',
  now: InterventionsNow,
): Promise<Intervention> {
  const { caller, stores, newId } = context;
  const draft = {
    frozen: null,
    frozenAt: null,
    signOffs: [],
    reason: null,
    cancelledOn: null,
    id: newId(),
    version: 1,
    status,
    exploratory: isAfterTheFact(plan, now.today),
    revisions: [revisionOf(plan, 1, now, caller)],
    createdAt: now.at,
    createdBy: caller.principal?.person ?? null,
  };
  const changes = [statusChange(null, status), ...planAudit(null, plan, await namesInPlans(context, plan))];
  const created = await stores.interventions.create(draft, (number) =>
    interventionEntry(caller, now, 'plan', number, changes),
  );
  context.forget();
  return created;
}

async function withControls(
  { stores, methods: { impact } }: UseCaseContext,
  plan: InterventionPlan,
  wish: PlanWish,
  now: InterventionsNow,
): Promise<InterventionPlan> {
  if (wish.controls !== undefined || plan.design !== 'untreated_segments') return plan;
  if (treatedSegments(plan).length === 0 || !canBeWeighed(now.snapshot, plan)) return plan;
  const touched = touchedSegments(plan, await stores.interventions.list(), now.today);
  const numbers = await numbersOf(now.snapshot, plan);
  const suggested = impact.suggest(numbers, plan, touched).filter((each) => each.suggested);
  return { ...plan, controls: suggested.map(({ segment }) => segment) };
}
