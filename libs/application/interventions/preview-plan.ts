/** What is known about a plan before it is registered: how much it could show, what overlaps, who is left to compare with. */
import {
  bindingPlan,
  touchedSegments,
  overlapsOf,
  treatedSegments,
  type Intervention,
  type InterventionPlan,
  type PlanOverlap,
  type PlanPower,
  type SuggestedControl,
} from '@bough/domain';
import type { Snapshot } from '../trees/snapshot.js';
import { authorise } from '../access/authorise.js';
import { historiesOfArms } from './numbers/drawn-sums.js';
import { numbersOf } from './numbers/follow-up.js';
import type { KeptAssessment } from './intervention.store.js';
import type { UseCaseContext } from '../context.js';

/** An earlier intervention on the same node, and what came out. */
export interface PastIntervention {
  readonly intervention: Intervention;
  readonly assessment: KeptAssessment | null;
}

export interface PlanPreview {
  readonly power: PlanPower | null;
  readonly overlaps: readonly PlanOverlap[];
  readonly past: readonly PastIntervention[];
  readonly controls: readonly SuggestedControl[];
}

export interface PreviewOptions {
  /** The numbers to weigh it by; left out: those of the request. */
  readonly snapshot?: Snapshot;
  /** The intervention whose plan it is, once it is one. */
  readonly self?: string | null;
}

/** Weighs a plan; everybody who may read may ask. Without treated segments there is nothing to weigh. */
export async function previewPlan(
  context: UseCaseContext,
  plan: InterventionPlan,
  { snapshot = context.snapshot(), self = null }: PreviewOptions = {},
): Promise<PlanPreview> {
  const { caller, stores, clock, methods } = context;
  authorise(caller.principal, 'read_model');
  const [all, latest] = [await stores.interventions.list(), await stores.interventions.latestAssessments()];
  const past = all
    .filter((other) => other.id !== self && other.frozen !== null)
    .filter((other) => isSameSlot(bindingPlan(other).primary, plan.primary))
    .map((intervention) => ({ intervention, assessment: latest.get(intervention.id) ?? null }));
  const today = clock.today(snapshot.model.workspace.timeZone);
  const overlaps = overlapsOf(plan, all, today, self);
  if (!canBeWeighed(snapshot, plan)) return { power: null, overlaps, past, controls: [] };
  const numbers = await numbersOf(snapshot, plan);
  const isCompared = plan.design !== 'experiment'; // whose customers are their own controls
  const controls = isCompared ? methods.impact.suggest(numbers, plan, touchedSegments(plan, all, today, self)) : [];
  const power = methods.impact.power(numbers, plan, await historiesOfArms(stores, plan, snapshot));
  return { power, overlaps, past, controls };
}

/** Everything that it names is there. */
export function canBeWeighed({ model }: Snapshot, plan: InterventionPlan): boolean {
  const named = [...treatedSegments(plan), ...plan.controls];
  return (
    treatedSegments(plan).length > 0 &&
    model.metrics.has(plan.metric) &&
    model.nodesByPath.has(plan.primary) &&
    named.every((segment) => model.positions.has(segment))
  );
}

/** The same node, also of another branch: what was learnt there helps here. */
function isSameSlot(path: string, other: string): boolean {
  const slot = (each: string) => (each.includes('/') ? each.slice(each.indexOf('/')) : each);
  return slot(path) === slot(other);
}
