/**
 * What a use case works with: who asks, the stores, the clock and the resident numbers. There is one for each caller and request; what it
 * reads of the workspace it reads once.
 */
import { Refusal, type Caller, type RegisteredChange, type Relation, type WaitingPlan } from '@bough/domain';
import { authorise } from './access/authorise.js';
import type { RefusalLog } from './access/refusal-log.js';
import type { Clock } from './clock.js';
import type { Detect } from './findings/detect.js';
import type { ImpactAssessor } from './interventions/numbers/impact-assessor.js';
import type { KeptOwnership } from './ownership/kept-ownership.js';
import type { Stores } from './stores.js';
import type { Turns } from './access/turns.js';
import type { Engine } from './trees/engine.js';
import type { PastTrees } from './trees/past-trees.js';
import type { Snapshot } from './trees/snapshot.js';

/** What all use cases of a process share. */
export interface Shared {
  readonly stores: Stores;
  readonly clock: Clock;
  /** A new UUID. */
  readonly newId: () => string;
  /** Resolves after so many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly engine: Engine;
  readonly methods: Methods;
  /** What is kept from one request to the next. */
  readonly kept: {
    readonly ownership: KeptOwnership;
    readonly pastTrees: PastTrees;
    readonly refusals: RefusalLog;
    /** Comparisons of passwords, by account and by address. */
    readonly turns: Turns;
  };
}

/** Ways to find something out that are handed in: since a later step has them, or so that tests can hand in others. */
export interface Methods {
  /** Notices what needs attention. */
  readonly detect: Detect;
  /** Assesses interventions. */
  readonly impact: ImpactAssessor;
  /** What somebody is to a node of the template, in every branch that has it (from ownership). */
  readonly relationToNode: (context: UseCaseContext, person: string, key: string) => Promise<Relation | null>;
  /** What somebody is to a segment, `plan/pro` or `all` (from ownership). */
  readonly relationToSegment: (context: UseCaseContext, person: string, segment: string) => Promise<Relation | null>;
  /** Moves findings on to whoever answers now; gives how many (from findings). */
  readonly followOwners: (context: UseCaseContext) => Promise<number>;
  /** Launches, which explain a change in the data (from interventions). */
  readonly registeredChanges: (context: UseCaseContext) => Promise<readonly RegisteredChange[]>;
  /** Plans whose launch has passed without a start (from interventions). */
  readonly waitingPlans: (context: UseCaseContext, at: number, timeZone: string) => Promise<readonly WaitingPlan[]>;
}

export class UseCaseContext {
  readonly newId: Shared['newId'];
  readonly wait: Shared['wait'];
  readonly engine: Engine;
  readonly methods: Methods;
  readonly kept: Shared['kept'];
  /** False once a store or the clock was asked: the answer then depends on more than the snapshot, and cannot be kept with it. */
  dependsOnSnapshotOnly = true;
  private opened: Snapshot | null = null;
  private readonly memo = new Map<string, Promise<unknown>>();

  constructor(
    readonly caller: Caller,
    private readonly shared: Shared,
  ) {
    this.newId = shared.newId;
    this.wait = shared.wait;
    this.engine = shared.engine;
    this.methods = shared.methods;
    this.kept = shared.kept;
  }

  get stores(): Stores {
    this.dependsOnSnapshotOnly = false;
    return this.shared.stores;
  }

  get clock(): Clock {
    this.dependsOnSnapshotOnly = false;
    return this.shared.clock;
  }

  /**
   * The workspace and its numbers as of one version, the same until `forget`; `null` before the first workspace. Refuses a caller who may
   * not read.
   */
  snapshotIfAny(): Snapshot | null {
    authorise(this.caller.principal, 'read_model');
    return (this.opened ??= this.engine.current);
  }

  /** The same; refuses before the first workspace. */
  snapshot(): Snapshot {
    const snapshot = this.snapshotIfAny();
    if (snapshot) return snapshot;
    throw new Refusal('WORKSPACE_MISSING', 'There is no workspace yet; run "bough apply <workspace.yml>" first.');
  }

  /** Reads something once for the whole request. */
  once<Value>(key: string, read: () => Promise<Value>): Promise<Value> {
    let value = this.memo.get(key) as Promise<Value> | undefined;
    if (!value) this.memo.set(key, (value = read()));
    return value;
  }

  /** After a change: what was read is read again, so that the rest of the request sees what the change did. */
  forget(): void {
    this.opened = null;
    this.memo.clear();
  }

  /** The same request on behalf of somebody else. */
  as(caller: Caller): UseCaseContext {
    return new UseCaseContext(caller, this.shared);
  }
}
