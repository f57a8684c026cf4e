/** What changes of findings look at: the tree, its owners and the rules at this moment, and what somebody is to a finding. */
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
import type { UseCaseContext } from '../context.js';
import type { OwnershipResult } from '../ownership/apply-ownership.js';

/** Tree, owners and rules at one moment, as every change of findings needs them. */
export interface FindingsNow extends FindingContext {
  readonly nodes: readonly TreeNode[];
  readonly ownership: Ownership;
}

/** Reads workspace and owners anew, and the clock after them: each try of a change begins with it. Refuses before the first workspace. */
export async function findingsNow({ stores, clock }: UseCaseContext): Promise<FindingsNow> {
  const [applied, owners] = await Promise.all([stores.workspaces.current(), stores.ownership.read()]);
  if (!applied) throw new Refusal('WORKSPACE_MISSING', 'There is no workspace yet; run "bough apply" first.');
  const { workspace } = applied;
  const nodes = growTree(workspace.tree, dimensionOf(workspace));
  const at = clock.now();
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
export async function listMovedFindings(
  { stores, clock }: UseCaseContext,
  { before, after, nodes, timeZone, problems }: OwnershipResult,
): Promise<MovingFinding[]> {
  if (problems.length > 0) return [];
  const findings = await stores.findings.unsettled();
  const [then, next] = [before, after].map((ownership) => ownersOf(nodes, ownership, clock.now(), timeZone));
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
