import {
  touchedSegments,
  isAfterTheFact,
  planOf,
  treatedSegments,
  type Caller,
  type Intervention,
  type InterventionPlan,
  type PlanWish,
} from '@bough/domain';
import {
  asWarning,
  hasErrors,
  interventionEntry,
  planAudit,
  statusChange,
  type InterventionResult,
} from './change-intervention.js';
import { authoriseAt, lookAround, revisionOf, wrongWith, type InterventionPorts, type Look } from './look-around.js';
import { numbersOf, withFollowUp } from './numbers/follow-up.js';
import { canBeWeighed, PreviewPlan, type PlanPreview } from './preview-plan.js';

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

/** Writes a bet down before it starts: by editors, and by who answers for the node or works on it. */
export class PlanIntervention {
  constructor(private readonly ports: InterventionPorts) {}

  /** Without controls in the wish, those that are suggested are taken; a lagging metric is followed as long as its history asks for. */
  async run(
    caller: Caller,
    wish: PlanWish,
    { draft = false, dryRun = false, exploratory = false }: PlanOptions = {},
  ): Promise<PlanResult> {
    const look = await lookAround(this.ports);
    authoriseAt(caller, 'write_intervention', wish.primary ?? null, look);
    const wished = planOf(wish, look.snapshot.model, look.ownership.people);
    const plan = await this.withControls(await withFollowUp(look.snapshot, wished), wish, look);
    const problems = await wrongWith(this.ports, wish, plan, look, exploratory);
    const preview = await new PreviewPlan(this.ports).run(caller.principal, look.snapshot, plan);
    if (dryRun || (hasErrors(problems) && !draft)) return { intervention: null, plan, problems, preview };
    const isSound = !draft && !hasErrors(problems);
    const intervention = await this.create(caller, plan, isSound ? 'planned' : 'draft', look);
    return { intervention, plan, problems: isSound ? problems : problems.map(asWarning), preview };
  }

  private create(
    caller: Caller,
    plan: InterventionPlan,
    status: 'draft' | 'planned',
    look: Look,
  ): Promise<Intervention> {
    const blank = { frozen: null, frozenAt: null, signOffs: [], reason: null, cancelledOn: null };
    const draft = {
      ...blank,
      id: this.ports.newId(),
      version: 1,
      status,
      exploratory: isAfterTheFact(plan, look.today),
      revisions: [revisionOf(plan, 1, look, caller)],
      createdAt: look.at,
      createdBy: caller.principal?.person ?? null,
    };
    const changes = [statusChange(null, status), ...planAudit(null, plan, look.ownership)];
    return this.ports.interventions.create(draft, (number) => interventionEntry(caller, look, 'plan', number, changes));
  }

  private async withControls(plan: InterventionPlan, wish: PlanWish, look: Look): Promise<InterventionPlan> {
    const { interventions, judge } = this.ports;
    if (wish.controls !== undefined || plan.design !== 'untreated_segments') return plan;
    if (treatedSegments(plan).length === 0 || !canBeWeighed(look.snapshot, plan)) return plan;
    const touched = touchedSegments(plan, await interventions.list(), look.today);
    const numbers = await numbersOf(look.snapshot, plan);
    const suggested = judge.suggest(numbers, plan, touched).filter((each) => each.suggested);
    return { ...plan, controls: suggested.map(({ segment }) => segment) };
  }
}
