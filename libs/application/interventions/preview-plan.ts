/** What is known about a plan before anybody bets on it: how much it could show, what overlaps, who is left to compare with. */
import {
  bindingPlan,
  touchedSegments,
  overlapsOf,
  timeZone,
  treatedSegments,
  type Intervention,
  type InterventionPlan,
  type PlanOverlap,
  type PlanPower,
  type Principal,
  type SuggestedControl,
} from '@bough/domain';
import type { Snapshot } from '../trees/snapshot.js';
import { authorise } from '../access/authorise.js';
import { historiesOfArms } from './numbers/drawn-sums.js';
import { numbersOf } from './numbers/follow-up.js';
import type { KeptAssessment } from './intervention.store.js';
import type { InterventionPorts } from './look-around.js';

/** An earlier bet on the same node, and what came out. */
interface PastBet {
  readonly intervention: Intervention;
  readonly assessment: KeptAssessment | null;
}

export interface PlanPreview {
  readonly power: PlanPower | null;
  readonly overlaps: readonly PlanOverlap[];
  readonly past: readonly PastBet[];
  readonly controls: readonly SuggestedControl[];
}

/** Weighs a plan. Everybody who may read may know: a bet is no secret. */
export class PreviewPlan {
  constructor(private readonly ports: Pick<InterventionPorts, 'interventions' | 'judge' | 'facts' | 'now'>) {}

  /** `self`: the intervention whose plan it is, once it is one. Without treated segments there is nothing to weigh. */
  async run(
    principal: Principal | null,
    snapshot: Snapshot,
    plan: InterventionPlan,
    self: string | null = null,
  ): Promise<PlanPreview> {
    authorise(principal, 'read_model');
    const { interventions, judge } = this.ports;
    const [all, latest] = [await interventions.list(), await interventions.latestAssessments()];
    const past = all
      .filter((other) => other.id !== self && other.frozen !== null)
      .filter((other) => isSameSlot(bindingPlan(other).primary, plan.primary))
      .map((intervention) => ({ intervention, assessment: latest.get(intervention.id) ?? null }));
    const today = timeZone(snapshot.model.workspace.timeZone).dayAt(this.ports.now());
    const overlaps = overlapsOf(plan, all, today, self);
    if (!canBeWeighed(snapshot, plan)) return { power: null, overlaps, past, controls: [] };
    const numbers = await numbersOf(snapshot, plan);
    const isCompared = plan.design !== 'experiment'; // whose customers are their own controls
    const controls = isCompared ? judge.suggest(numbers, plan, touchedSegments(plan, all, today, self)) : [];
    const power = judge.power(numbers, plan, await historiesOfArms(this.ports, plan, snapshot));
    return { power, overlaps, past, controls };
  }
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
