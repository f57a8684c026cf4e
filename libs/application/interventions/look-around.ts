/** What every change of an intervention looks at first: the numbers, the people, the clock; and whether the caller may. */
import { createHash } from 'node:crypto';
import {
  bindingPlan,
  checkPlan,
  effectiveOwners,
  hashInput,
  ownersAt,
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
import type { AuditStore } from '../access/audit.store.js';
import { authorise } from '../access/authorise.js';
import { relationAt } from '../ownership/relation-at.js';
import type { FactStore } from '../facts/fact.store.js';
import type { FindingStore } from '../findings/finding.store.js';
import type { OwnershipStore } from '../ownership/ownership.store.js';
import type { Engine } from '../trees/engine.js';
import type { Snapshot } from '../trees/snapshot.js';
import { customerProblems } from './numbers/drawn-customers.js';
import type { ImpactAssessor } from './numbers/impact-assessor.js';
import type { InterventionStore } from './intervention.store.js';
import type { VerdictFollowUp } from './verdict-follow-up.js';

export interface InterventionPorts {
  readonly interventions: InterventionStore;
  readonly engine: Pick<Engine, 'current'>;
  readonly ownership: Pick<OwnershipStore, 'read'>;
  readonly findings: Pick<FindingStore, 'find'>;
  readonly facts: Pick<FactStore, 'customersNamed' | 'customersById'>;
  readonly audit: Pick<AuditStore, 'list'>;
  readonly judge: ImpactAssessor;
  readonly followUp: VerdictFollowUp;
  /** Epoch milliseconds. */
  readonly now: () => Instant;
  readonly newId: () => string;
}

export interface Look {
  readonly snapshot: Snapshot;
  readonly ownership: Ownership;
  readonly at: Instant;
  /** In the workspace's calendar. */
  readonly today: Day;
}

/** Refuses before the first workspace. */
export async function lookAround({ engine, ownership, now }: InterventionPorts): Promise<Look> {
  const snapshot = engine.current;
  if (!snapshot) throw new Refusal('WORKSPACE_MISSING', 'There is no workspace yet; run "bough apply" first.');
  return lookAt(snapshot, await ownership.read(), now());
}

export function lookAt(snapshot: Snapshot, ownership: Ownership, at: Instant): Look {
  return { snapshot, ownership, at, today: timeZone(snapshot.model.workspace.timeZone).dayAt(at) };
}

/** Refuses unless the caller may, by role or by what they are to the node. A node that is not there is nobody's. */
export function authoriseAt({ principal }: Caller, action: Action, path: string | null, look: Look): void {
  const person = principal?.person ?? null;
  const { nodes } = look.snapshot.model;
  const isOwners = person !== null && path !== null;
  authorise(principal, action, isOwners ? relationAt(nodes, look.ownership, look.at, person, path) : null);
}

/** `exploratory`: whoever asks knows that the launch is past. */
export function planContext({ snapshot, ownership, today, at }: Look, exploratory: boolean): PlanContext {
  return { model: snapshot.model, people: ownership.people, today, now: at, exploratory };
}

/**
 * Everything that is wrong with what was asked for: with its words, with the plan that they come to, and with the finding and the customers
 * that it names, who must be customers of the treated segments.
 */
export async function wrongWith(
  ports: InterventionPorts,
  wish: PlanWish,
  plan: InterventionPlan,
  look: Look,
  exploratory: boolean,
): Promise<Problem[]> {
  return [
    ...wishProblems(wish, plan),
    ...checkPlan(plan, planContext(look, exploratory)),
    ...(await findingProblems(ports, plan)),
    ...(await customerProblems(ports, plan, look.snapshot)),
  ];
}

async function findingProblems({ findings }: InterventionPorts, { finding }: InterventionPlan): Promise<Problem[]> {
  if (finding === null || (await findings.find({ id: finding }))) return [];
  return [problem('UNKNOWN_FINDING', ['finding'], 'there is no such finding')];
}

/** The next revision of a plan, with what its names mean now. */
export function revisionOf(plan: InterventionPlan, number: number, look: Look, caller: Caller): PlanRevision {
  const definition = planDefinition(look.snapshot.model, plan);
  const hash = hashOf(plan, definition);
  const recordedBy = caller.principal?.person ?? null;
  return { revision: number, plan, definition, hash, recordedAt: look.at, recordedBy };
}

/** SHA-256 of the canonical plan and of what its names meant, as hex. */
export function hashOf(plan: InterventionPlan, definition: string): string {
  return createHash('sha256').update(hashInput(plan, definition)).digest('hex');
}

/** Who is to sign; `null` when nobody is there but who made the bet. */
export function signerOf(intervention: Intervention, { snapshot, ownership, at }: Look): VerdictSigner | null {
  const { primary, owner } = bindingPlan(intervention);
  const { nodes, nodesByPath } = snapshot.model;
  return verdictSigner(nodesByPath, effectiveOwners(nodes, ownersAt(ownership, at)), primary, owner);
}
