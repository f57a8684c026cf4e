import {
  dimensionOf,
  findEffectiveOwners,
  FINDING_RULES,
  growTree,
  movingFindings,
  selectOwnersAt,
  Refusal,
  currentRouting,
  nearestExistingPath,
  type Finding,
  type FindingContext,
  type MovingFinding,
  type OwnedNode,
  type Ownership,
  type OwnershipView,
  type Relation,
  type TreeNode,
} from '@bough/domain';
import type { WorkspaceStore } from '../workspace/workspace.store.js';
import type { OwnershipResult } from '../ownership/apply-ownership.js';
import type { OwnershipStore } from '../ownership/ownership.store.js';

export interface LookPorts {
  readonly workspaces: WorkspaceStore;
  readonly ownership: Pick<OwnershipStore, 'read'>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

export interface FindingLook extends FindingContext {
  readonly nodes: readonly TreeNode[];
  readonly ownership: Ownership;
}

/** Tree, owners and rules at this moment. */
export async function lookNow({ workspaces, ownership, now }: LookPorts): Promise<FindingLook> {
  const [applied, owners] = await Promise.all([workspaces.current(), ownership.read()]);
  if (!applied) throw new Refusal('WORKSPACE_MISSING', 'There is no workspace yet; run "bough apply" first.');
  const { workspace } = applied;
  const nodes = growTree(workspace.tree, dimensionOf(workspace));
  const at = now();
  const rules = workspace.findings ?? FINDING_RULES;
  return { ...ownersOf(nodes, owners, at, workspace.timeZone), at, rules, nodes, ownership: owners };
}

/** Who answers for every node at an instant, ready to be said in words. */
export function ownersOf(
  nodes: readonly OwnedNode[],
  ownership: Ownership,
  at: number,
  timeZone: string,
): OwnershipView {
  const owners = selectOwnersAt(ownership, at);
  const byPath = new Map(nodes.map((node) => [node.path, node]));
  return { owned: findEffectiveOwners(nodes, owners), words: { owners, nodes: byPath, timeZone } };
}

/** The open findings that a change of ownership moves, and where to. Nothing moves when the change has problems. */
export function findingsMovedBy(
  { before, after, nodes, problems }: Pick<OwnershipResult, 'before' | 'after' | 'nodes' | 'problems'>,
  findings: readonly Finding[],
  at: number,
): MovingFinding[] {
  if (problems.length > 0) return [];
  const [then, next] = [before, after].map((ownership) => ownersOf(nodes, ownership, at, 'UTC'));
  return movingFindings(findings, then!, next!);
}

/** What somebody is to a finding: it is theirs, or its node is. Cover and inheritance count. */
export function relationToFinding(finding: Finding, person: string, look: OwnershipView): Relation | null {
  if (finding.assignee === person || currentRouting(finding).person === person) return 'self';
  const node = look.owned.get(nearestExistingPath(finding.signal.path, look));
  if (!node) return null;
  const { accountable, responsible } = node;
  if (accountable.kind === 'owned' && (accountable.person.id === person || accountable.holder.id === person))
    return 'accountable';
  const { teams } = look.words.owners;
  const isResponsible = responsible.some(({ assignment: { party } }) =>
    party !== null && 'person' in party ? party.person === person : teams.get(party!.team)?.members.includes(person),
  );
  return isResponsible ? 'responsible' : null;
}
