import {
  applyChanges,
  canonicalTarget,
  dimensionOf,
  growTree,
  isEmptyWrite,
  compareOwners,
  listOwnedNodes,
  problem,
  Refusal,
  diffOwnership,
  slotsByMetric,
  type Actor,
  type Caller,
  type Ownership,
  type Instant,
  type OwnedNode,
  type OwnerChange,
  type OwnershipChange,
  type OwnershipWrite,
  type Problem,
  type Workspace,
} from '@bough/domain';
import type { Account } from '../access/account.store.js';
import { authoriseChanges } from './authorise-changes.js';
import { ownershipEntry } from './ownership-audit.js';
import type { UseCaseContext } from '../context.js';
import { relationToTarget } from './relation-to.js';
import { AccountableOverlap, OwnershipConflict } from './ownership.store.js';

export interface ApplyOptions {
  /** Who is written down as having assigned it; left out: the caller. */
  readonly actor?: Actor;
  /** Save nothing; say what would change. */
  readonly dryRun?: boolean;
  /** Why; needed for what lies in the past. */
  readonly reason?: string | null;
  /** The version that the caller has seen; left out: whatever is the newest. */
  readonly expected?: number;
  /** The workspace whose tree counts, where it is only about to be saved; left out: the newest. */
  readonly over?: Workspace;
}

export interface OwnershipResult {
  /** The version that now holds. */
  readonly version: number;
  /** Nodes for which somebody else answers from now on; would answer, after a dry run. */
  readonly changes: readonly OwnerChange[];
  readonly write: OwnershipWrite;
  readonly before: Ownership;
  readonly after: Ownership;
  /** Nodes of the tree, and segments of other dimensions. */
  readonly nodes: readonly OwnedNode[];
  /** The slots of each metric. */
  readonly slots: ReadonlyMap<string, readonly string[]>;
  /** Of the workspace (IANA name): in it, ends are put into words. */
  readonly timeZone: string;
  /** Why nothing was changed; empty when it was. Paths begin with the index of a change. */
  readonly problems: readonly Problem[];
}

interface Before {
  readonly at: Instant;
  readonly before: Ownership;
  /** Empty unless somebody is to leave. */
  readonly accounts: readonly Account[];
  /** Nodes, and segments of other dimensions; none before the first workspace. */
  readonly nodes: readonly OwnedNode[];
  readonly slots: ReadonlyMap<string, readonly string[]>;
  readonly treeDimension: string;
  readonly timeZone: string;
}

/** After so many tries that others overtook, it gives up. */
const MOST_TRIES = 50;

/**
 * Changes people, teams and owners: all of it or nothing; with `dryRun` nothing, and the result says what would change. Findings move with
 * their owners at once. When somebody else was faster it reads everything, the clock too, and tries again; then either the change fits, or
 * there is a problem to tell.
 */
export async function applyOwnership(
  context: UseCaseContext,
  asked: readonly OwnershipChange[],
  options: ApplyOptions = {},
): Promise<OwnershipResult> {
  const { caller, stores } = context;
  const { actor = actorOf(caller), dryRun = false, reason = null, expected } = options;
  for (let tries = 1; ; tries++) {
    const seen = await readBefore(context, asked, options.over);
    const changes = asked.map((change) => withCanonicalTarget(withOwnNames(change, seen), seen));
    const relationTo = (person: string, target: string) =>
      relationToTarget({ nodes: seen.nodes, ownership: seen.before, at: seen.at }, person, target);
    authoriseChanges(caller, changes, { before: seen.before, at: seen.at, relationTo });
    const planned = planChanges(context, changes, { actor, reason }, seen);
    if (expected !== undefined && expected !== planned.version) return conflict(planned, expected);
    if (dryRun || planned.problems.length > 0 || isEmptyWrite(planned.write)) return planned;
    try {
      const entry = ownershipEntry(caller, seen.at, changes, planned);
      const info = { actor, at: seen.at, reason, expected: planned.version, entry };
      const version = await stores.ownership.save(planned.write, info);
      context.forget();
      await context.methods.followOwners(context);
      return { ...planned, version };
    } catch (error) {
      const overtaken = error instanceof OwnershipConflict || error instanceof AccountableOverlap;
      if (!overtaken || tries === MOST_TRIES) throw error;
    }
  }
}

/** The caller as the one who did it: a person, or whoever has no person by name. */
export function actorOf({ principal }: Caller): Actor {
  return { id: principal?.person ?? null, name: principal?.name ?? 'nobody' };
}

/** What there is to change, read once for the question whether it may be changed and for the change itself. */
async function readBefore(
  { stores, clock }: UseCaseContext,
  changes: readonly OwnershipChange[],
  over?: Workspace,
): Promise<Before> {
  const [applied, before, accounts] = await Promise.all([
    over ? null : stores.workspaces.current(),
    stores.ownership.read(),
    changes.some(({ kind }) => kind === 'deactivate') ? stores.accounts.accounts() : [],
  ]);
  const workspace = over ?? applied?.workspace;
  const nodes = workspace ? listOwnedNodes(growTree(workspace.tree, dimensionOf(workspace)), workspace) : [];
  return {
    at: clock.now(),
    before,
    nodes,
    slots: workspace ? slotsByMetric(workspace) : new Map(),
    treeDimension: workspace?.tree.dimension ?? '',
    accounts,
    timeZone: workspace?.timeZone ?? 'UTC',
  };
}

/**
 * A change that names an assignment or a cover by its id, with the target, the role and the person of that one. One that there is not asks
 * for the most that is possible, so that nobody learns what there is from a refusal.
 */
function withOwnNames(change: OwnershipChange, { before }: Before): OwnershipChange {
  if (change.kind === 'end' && change.assignment !== undefined) {
    const row = before.assignments.find(({ id }) => id === change.assignment);
    return { ...change, target: row?.target ?? '', role: row?.role ?? 'A', party: null };
  }
  if (change.kind === 'end-cover' && change.delegation !== undefined) {
    const row = before.delegations.find(({ id }) => id === change.delegation);
    return { ...change, person: before.people.find(({ id }) => id === row?.from)?.key ?? '' };
  }
  return change;
}

/** The change with its target, or the scope of its cover, as it is stored. */
function withCanonicalTarget(change: OwnershipChange, { nodes, treeDimension }: Before): OwnershipChange {
  const paths = new Set(nodes.map(({ path }) => path));
  const canonical = (target: string) => canonicalTarget(target, paths, treeDimension);
  if ('target' in change) return { ...change, target: canonical(change.target) };
  return change.kind === 'cover' && change.scope ? { ...change, scope: canonical(change.scope) } : change;
}

function planChanges(
  { newId }: UseCaseContext,
  changes: readonly OwnershipChange[],
  { actor, reason }: { readonly actor: Actor; readonly reason: string | null },
  { at, before, nodes, slots, accounts, timeZone }: Before,
): OwnershipResult {
  if (nodes.length === 0 && changes.some((change) => 'target' in change))
    throw new Refusal('WORKSPACE_MISSING', 'There is no workspace yet; run "bough apply" first.');
  const byPath = new Map(nodes.map((node) => [node.path, node]));
  const { ownership: after, problems: broken } = applyChanges(before, changes, {
    at,
    actor,
    reason,
    nodes: byPath,
    timeZone,
    newId,
  });
  const problems = [...broken, ...lastAdmin(changes, accounts, after)];
  return {
    version: before.version,
    changes: problems.length > 0 ? [] : compareOwners(nodes, before, after, at),
    write: diffOwnership(before, after),
    before,
    after,
    nodes,
    slots,
    timeZone,
    problems,
  };
}

function conflict(planned: OwnershipResult, expected: number): OwnershipResult {
  const { code, message } = new OwnershipConflict(expected, planned.version);
  return { ...planned, changes: [], problems: [problem(code, ['expectedVersion'], message)] };
}

/** Somebody has to be left who can let others in. */
function lastAdmin(
  changes: readonly OwnershipChange[],
  accounts: readonly Account[],
  { people }: Ownership,
): Problem[] {
  const stays = new Set(people.filter(({ active }) => active).map(({ id }) => id));
  const admins = accounts.filter(({ role, active }) => role === 'admin' && active);
  if (admins.length === 0 || admins.some(({ id }) => stays.has(id))) return [];
  const index = changes.findLastIndex(
    (each) => each.kind === 'deactivate' && admins.some(({ key }) => key === each.person),
  );
  const message = `${admins[0]!.name} is the last admin; make somebody else one first`;
  return [problem('LAST_ADMIN', [index, 'person'], message)];
}
