import {
  applyChanges,
  dimensionOf,
  growTree,
  isEmptyWrite,
  ownerChanges,
  problem,
  Refusal,
  writeBetween,
  auditText,
  type Actor,
  type AuditChange,
  type Caller,
  type EffectiveOwner,
  type Ownership,
  type OwnedNode,
  type OwnerChange,
  type OwnershipChange,
  type OwnershipWrite,
  type Problem,
  type Workspace,
} from '@bough/domain';
import { auditEntry } from '../access/audit.store.js';
import { authoriseChanges } from './authorise-changes.js';
import type { WorkspaceStore } from '../trees/workspace.store.js';
import { relationToTarget } from './relation-to.js';
import { AccountableOverlap, OwnershipConflict, type OwnershipStore } from './ownership.store.js';

export interface OwnershipPorts {
  readonly workspaces: WorkspaceStore;
  readonly ownership: OwnershipStore;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly newId: () => string;
}

export interface ApplyOptions {
  /** Who asks. `actor` is who is written down as having assigned it. */
  readonly caller: Caller;
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
  readonly nodes: readonly OwnedNode[];
  /** Why nothing was changed; empty when it was. Paths begin with the index of a change. */
  readonly problems: readonly Problem[];
}

interface Seen {
  readonly before: Ownership;
  /** None before the first workspace. */
  readonly nodes: ReturnType<typeof growTree>;
}

/** Whoever looks again this often and is overtaken each time gives up. */
const MOST_TRIES = 50;

/** Changes people, teams and owners: all of it or nothing, and with `dryRun` nothing, but said beforehand. */
export class ApplyOwnership {
  constructor(private readonly ports: OwnershipPorts) {}

  async run(changes: readonly OwnershipChange[], actor: Actor, options: ApplyOptions): Promise<OwnershipResult> {
    const { caller, dryRun = false, reason = null, expected } = options;
    for (let tries = 1; ; tries++) {
      const seen = await this.look(options.over);
      const relationTo = (person: string, target: string) =>
        relationToTarget(seen.nodes, seen.before, this.ports.now(), person, target);
      authoriseChanges(caller, changes, seen.before, relationTo);
      const planned = this.plan(changes, actor, reason, seen);
      if (expected !== undefined && expected !== planned.version) return conflict(planned, expected);
      if (dryRun || planned.problems.length > 0 || isEmptyWrite(planned.write)) return planned;
      try {
        const at = this.ports.now();
        const entry = auditEntry(caller, new Date(at), 'ownership.change', auditChanges(changes, planned));
        const info = { actor, at, reason, expected: planned.version, entry };
        return { ...planned, version: await this.ports.ownership.save(planned.write, info) };
      } catch (error) {
        // Somebody was faster; with a fresh look it either fits, or there is a problem to tell.
        const overtaken = error instanceof OwnershipConflict || error instanceof AccountableOverlap;
        if (!overtaken || tries === MOST_TRIES) throw error;
      }
    }
  }

  /** What there is to change, read once for the question whether it may be changed and for the change itself. */
  private async look(over?: Workspace): Promise<Seen> {
    const [applied, before] = await Promise.all([
      over ? null : this.ports.workspaces.current(),
      this.ports.ownership.read(),
    ]);
    const workspace = over ?? applied?.workspace;
    return { before, nodes: workspace ? growTree(workspace.tree, dimensionOf(workspace)) : [] };
  }

  private plan(
    changes: readonly OwnershipChange[],
    actor: Actor,
    reason: string | null,
    { before, nodes }: Seen,
  ): OwnershipResult {
    if (nodes.length === 0)
      throw new Refusal('WORKSPACE_MISSING', 'There is no workspace yet; run "bough apply" first.');
    const { now, newId } = this.ports;
    const at = now();
    const context = { at, actor, reason, nodes: new Map(nodes.map((node) => [node.path, node])), newId };
    const { ownership: after, problems } = applyChanges(before, changes, context);
    return {
      version: before.version,
      changes: problems.length > 0 ? [] : ownerChanges(nodes, before, after, at),
      write: writeBetween(before, after),
      before,
      after,
      nodes,
      problems,
    };
  }
}

function conflict(planned: OwnershipResult, expected: number): OwnershipResult {
  const { code, message } = new OwnershipConflict(expected, planned.version);
  return { ...planned, changes: [], problems: [problem(code, ['expectedVersion'], message)] };
}

/** What was asked for, and for which nodes somebody else answers from then on. */
function auditChanges(asked: readonly OwnershipChange[], { changes }: OwnershipResult): AuditChange[] {
  const wishes = asked.map((wish) => ({
    subject: 'ownership',
    field: wish.kind,
    before: null,
    after: auditText(wish),
  }));
  const owners = changes.map(({ path, before, after }) => ({
    ...{ subject: `node:${path.slice(path.indexOf('/') + 1)}`, field: `owner of ${path}` },
    ...{ before: ownerText(before), after: ownerText(after) },
  }));
  return [...wishes, ...owners];
}

/** `petra, from enterprise`; `sam for priya, from pro`; `nobody`. */
function ownerText(owner: EffectiveOwner): string {
  if (owner.kind === 'gap') return owner.reason === 'STOPPED' ? 'deliberately nobody' : 'nobody';
  const { person, holder, from } = owner;
  const acting = person.id === holder.id ? person.key : `${person.key} for ${holder.key}`;
  return `${acting}, from ${from.assignment.target || 'the root'}`;
}
