/** What every change of an intervention reads first: the numbers, the people and the clock; and whether the caller may make it. */
import { createHash } from 'node:crypto';
import {
  bindingPlan,
  checkPlan,
  findEffectiveOwners,
  hashInput,
  selectOwnersAt,
  planDefinition,
  problem,
  Refusal,
  timeZone,
  verdictSigner,
  wishProblems,
  type Action,
  type Caller,
  type Day,
  type Instant,
  type Intervention,
  type InterventionPlan,
  type Ownership,
  type PlanContext,
  type PlanRevision,
  type PlanWish,
  type Problem,
  type VerdictSigner,
} from '@bough/domain';
import { authorise } from '../access/authorise.js';
import type { UseCaseContext } from '../context.js';
import { relationAt } from '../ownership/relation-at.js';
import type { Stores } from '../stores.js';
import type { Snapshot } from '../trees/snapshot.js';
import { customerProblems } from './numbers/drawn-customers.js';

export interface InterventionsNow {
  readonly snapshot: Snapshot;
  readonly ownership: Ownership;
  readonly at: Instant;
  /** In the workspace's calendar. */
  readonly today: Day;
}

/** Reads the newest numbers, the people and the clock. Refuses before the first workspace. */
export async function interventionsNow({ engine, stores, clock }: UseCaseContext): Promise<InterventionsNow> {
  const snapshot = engine.current;
  if (!snapshot) throw new Refusal('WORKSPACE_MISSING', 'There is no workspace yet; run "bough apply" first.');
  return nowOf(snapshot, await stores.ownership.read(), clock.now());
}

/** The same of a snapshot and owners that are at hand. */
export function nowOf(snapshot: Snapshot, ownership: Ownership, at: Instant): InterventionsNow {
  return { snapshot, ownership, at, today: timeZone(snapshot.model.workspace.timeZone).dayAt(at) };
}

/** Refuses unless the caller may, by role or by what they are to the node. A node that is not there is nobody's. */
export function authoriseAt({ principal }: Caller, action: Action, path: string | null, now: InterventionsNow): void {
  const person = principal?.person ?? null;
  const { nodes } = now.snapshot.model;
  const isOwners = person !== null && path !== null;
  authorise(
    principal,
    action,
    isOwners ? relationAt({ nodes, ownership: now.ownership, at: now.at }, person, path) : null,
  );
}

/** `exploratory`: whoever asks knows that the launch is past. */
export function planContext({ snapshot, ownership, today, at }: InterventionsNow, exploratory: boolean): PlanContext {
  return { model: snapshot.model, people: ownership.people, today, now: at, exploratory };
}

/**
 * Everything that is wrong with what was asked for: with its words, with the plan that they come to, and with the finding and the customers
 * that it names, who must be customers of the treated segments.
 */
export async function wrongWith(
  { stores }: UseCaseContext,
  wish: PlanWish,
  plan: InterventionPlan,
  now: InterventionsNow,
  exploratory: boolean,
): Promise<Problem[]> {
  return [
    ...wishProblems(wish, plan),
    ...checkPlan(plan, planContext(now, exploratory)),
    ...(await findingProblems(stores, plan)),
    ...(await customerProblems(stores, plan, now.snapshot)),
  ];
}

async function findingProblems({ findings }: Stores, { finding }: InterventionPlan): Promise<Problem[]> {
  if (finding === null || (await findings.find({ id: finding }))) return [];
  return [problem('UNKNOWN_FINDING', ['finding'], 'there is no such finding')];
}

/** The next revision of a plan, with what its names mean now. */
export function revisionOf(
  plan: InterventionPlan,
  number: number,
  now: InterventionsNow,
  caller: Caller,
): PlanRevision {
  const definition = planDefinition(now.snapshot.model, plan);
  const hash = hashOf(plan, definition);
  const recordedBy = caller.principal?.person ?? null;
  return { revision: number, plan, definition, hash, recordedAt: now.at, recordedBy };
}

/** SHA-256 of the canonical plan and of what its names meant, as hex. */
export function hashOf(plan: InterventionPlan, definition: string): string {
  return createHash('sha256').update(hashInput(plan, definition)).digest('hex');
}

/** Who is to sign; `null` when nobody is there but who made the bet. */
export function signerOf(
  intervention: Intervention,
  { snapshot, ownership, at }: InterventionsNow,
): VerdictSigner | null {
  const { primary, owner } = bindingPlan(intervention);
  const { nodes, nodesByPath } = snapshot.model;
  return verdictSigner(nodesByPath, findEffectiveOwners(nodes, selectOwnersAt(ownership, at)), primary, owner);
}
