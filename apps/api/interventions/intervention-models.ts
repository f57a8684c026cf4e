/** Interventions of the domain as models: names in the place of keys, what is gone as null. */
import {
  missedLaunchWords,
  newestPlan,
  planChanges,
  planWindow,
  sizeText,
  type Day,
  type Intervention,
  type InterventionPlan,
  type Margin,
  type OwnersAt,
  type Period,
  type PlanPower,
  type PlanRevision,
} from '@bough/domain';
import type { Snapshot } from '@bough/application';
import { uuidId } from '../graphql/ids.js';
import { personModel } from '../ownership/owner-models.js';
import type { PersonModel } from '../ownership/ownership.model.js';
import { segmentModels, type SegmentModel } from '../segments/dimension.model.js';
import { grownTree } from '../trees/grown-tree.js';
import type { InterventionModel } from './intervention.model.js';
import type { DayRangeModel, MarginModel, PlanModel, PlanPowerModel, PlanRevisionModel } from './plan.model.js';

export interface InterventionView {
  readonly snapshot: Snapshot;
  readonly owners: OwnersAt;
  /** What people call a person or a finding in a plan, by its id. */
  readonly nameOf: (id: string) => string;
  /** In the workspace's calendar. */
  readonly today: Day;
}

export function interventionModel(intervention: Intervention, view: InterventionView): InterventionModel {
  const { id, frozen, frozenAt, revisions, signOffs, createdAt, createdBy, ...rest } = intervention;
  const models = revisions.map((each, index) => revisionModel(each, revisions[index - 1] ?? null, frozen, view));
  const plan = newestPlan(intervention);
  return {
    ...rest,
    id: uuidId('int', id),
    plan: planModel(plan, view),
    frozen: models.find((each) => each.frozen) ?? null,
    frozenAt: frozenAt === null ? null : new Date(frozenAt),
    revisions: models,
    planChanges: frozen ? planChanges(frozen.plan, plan, view.nameOf).map(({ text }) => text) : [],
    signOffs: signOffs.map(({ person, assessment, agrees, note, at }) => ({
      person: personOf(person, view),
      assessmentId: uuidId('ass', assessment),
      agrees,
      note,
      at: new Date(at),
    })),
    reminder: missedLaunchWords(intervention, view.today),
    createdAt: new Date(createdAt),
    createdBy: personOf(createdBy, view),
    intervention,
  };
}

export function planModel(plan: InterventionPlan, view: InterventionView): PlanModel {
  const { byPath } = grownTree(view.snapshot);
  const { waves, controls, guardrails, owner, finding, excluded, arms, followUpDays, ...rest } = plan;
  const window = planWindow(plan);
  return {
    ...rest,
    node: byPath.get(plan.primary) ?? null,
    waves: waves.map(({ segments, launch }) => ({ segments: segmentsOf(segments, view), launch })),
    controls: segmentsOf(controls, view),
    window: window && rangeModel(window),
    predicted: plan.predicted === null ? null : marginModel({ kind: plan.margin.kind, value: plan.predicted }),
    margin: marginModel(plan.margin),
    guardrails: guardrails.map((each) => ({
      ...each,
      margin: marginModel(each.margin),
      node: byPath.get(each.path) ?? null,
    })),
    owner: personOf(owner, view),
    findingId: finding === null ? null : uuidId('fin', finding),
    excluded: excluded.map(rangeModel),
    followUpDays: followUpDays ?? null,
    arms: arms ? { treated: arms.treated.length, control: arms.control.length } : null,
  };
}

/** Power as a model; `null` where it could not be told. */
export function powerModel(power: PlanPower | null): PlanPowerModel | null {
  if (!power) return null;
  const { kind } = power;
  const rows = power.rows.map((row) => ({ ...row, detectable: marginModel({ kind, value: row.detectable }) }));
  return { ...power, rows };
}

function marginModel(margin: Margin): MarginModel {
  return { ...margin, text: sizeText(margin) };
}

function revisionModel(
  { plan, recordedAt, recordedBy, ...rest }: PlanRevision,
  before: PlanRevision | null,
  frozen: PlanRevision | null,
  view: InterventionView,
): PlanRevisionModel {
  return {
    ...rest,
    plan: planModel(plan, view),
    frozen: frozen?.revision === rest.revision,
    changes: before ? planChanges(before.plan, plan, view.nameOf).map(({ text }) => text) : [],
    recordedAt: new Date(recordedAt),
    recordedBy: personOf(recordedBy, view),
  };
}

function personOf(id: string | null, { owners }: InterventionView): PersonModel | null {
  const person = id === null ? undefined : owners.people.get(id);
  return person ? personModel(person, owners) : null;
}

/** Segments that are gone are left out; `plan/enterprise` names its dimension. */
function segmentsOf(ids: readonly string[], { snapshot }: InterventionView): SegmentModel[] {
  const all = snapshot.model.workspace.dimensions.flatMap(segmentModels);
  return ids.flatMap((id) => all.find(({ columnId }) => columnId === id) ?? []);
}

function rangeModel({ from, to }: Period): DayRangeModel {
  return { start: from, endExclusive: to };
}
