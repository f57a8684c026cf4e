/** What changes of findings look at: the tree, its owners and the rules at this moment, and what somebody is to a finding. */
import {
  dimensionOf,
  findEffectiveOwners,
  FINDING_RULES,
  growTree,
  findRoutingTarget,
  listOwnedNodes,
  movingFindings,
  ownershipOf,
  selectOwnersAt,
  slotsByMetric,
  Refusal,
  currentRouting,
  type Finding,
  type FindingContext,
  type MovingFinding,
  type Ownership,
  type OwnershipView,
  type Relation,
  type TreeNode,
  type Workspace,
} from '@bough/domain';
import type { Account } from '../access/account.store.js';
import type { UseCaseContext } from '../context.js';
import type { OwnershipResult } from '../ownership/apply-ownership.js';

/** Tree, owners and rules at one moment, as every change of findings needs them. */
export interface FindingsNow extends FindingContext {
  readonly nodes: readonly TreeNode[];
  readonly ownership: Ownership;
}

/** Reads workspace and owners anew, and the clock after them: each try of a change begins with it. Refuses before the first workspace. */
export async function findingsNow({ stores, clock }: UseCaseContext): Promise<FindingsNow> {
  const [applied, ownership, accounts] = await Promise.all([
    stores.workspaces.current(),
    stores.ownership.read(),
    stores.accounts.accounts(),
  ]);
  if (!applied) throw new Refusal('WORKSPACE_MISSING', 'There is no workspace yet; run "bough apply" first.');
  const { workspace } = applied;
  const nodes = growTree(workspace.tree, dimensionOf(workspace));
  const at = clock.now();
  const rules = workspace.findings ?? FINDING_RULES;
  return {
    ...ownersOf(ownableOf(workspace, nodes), ownership, at),
    admins: adminsOf(accounts),
    at,
    rules,
    nodes,
    ownership,
  };
}

/** What can be owned, and what is needed to say by whom. */
type Ownable = Pick<OwnershipResult, 'nodes' | 'slots' | 'timeZone'>;

/** What a workspace with these nodes has that can be owned. */
export function ownableOf(workspace: Workspace, nodes: readonly TreeNode[]): Ownable {
  return {
    nodes: listOwnedNodes(nodes, workspace),
    slots: slotsByMetric(workspace),
    timeZone: workspace.timeZone,
  };
}

/** Who answers for every node and segment at an instant, ready to be said in words; without admins, who are not owners. */
export function ownersOf({ nodes, slots, timeZone }: Ownable, ownership: Ownership, at: number): OwnershipView {
  const owners = selectOwnersAt(ownership, at);
  return {
    owned: findEffectiveOwners(nodes, owners),
    words: { owners, nodes: new Map(nodes.map((node) => [node.path, node])), timeZone },
    slots,
    admins: [],
  };
}

function adminsOf(accounts: readonly Account[]): string[] {
  return accounts.filter(({ role, active }) => role === 'admin' && active).map(({ id }) => id);
}

/** The open findings that a change of ownership moves, and where to. Nothing moves when the change has problems. */
export async function listMovedFindings(
  { stores, clock }: UseCaseContext,
  result: Pick<OwnershipResult, 'before' | 'after' | 'problems' | 'nodes' | 'slots' | 'timeZone'>,
): Promise<MovingFinding[]> {
  if (result.problems.length > 0 || result.nodes.length === 0) return [];
  const findings = await stores.findings.unsettled();
  const [then, next] = [result.before, result.after].map((ownership) => ownersOf(result, ownership, clock.now()));
  return movingFindings(findings, then!, next!);
}

/** What somebody is to a finding: it is theirs, or its node or segment is. Cover and inheritance count. */
export function relationToFinding(finding: Finding, person: string, look: OwnershipView): Relation | null {
  if (finding.assignee === person || currentRouting(finding).person === person) return 'self';
  const { person: acting, holder } = findRoutingTarget(finding.signal, look);
  if (acting === person || holder === person) return 'accountable';
  const { teams } = look.words.owners;
  const isResponsible = ownershipOf(finding.signal, look)[0]?.responsible.some(({ assignment: { party } }) =>
    party !== null && 'person' in party ? party.person === person : teams.get(party!.team)?.members.includes(person),
  );
  return isResponsible ? 'responsible' : null;
}
