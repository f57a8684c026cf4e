/**
 * The one place where stores, clock, ids and use cases are joined. GraphQL resolvers, commands, services, tests and benchmarks all come in
 * here: `systemOn({ stores, clock, newId }).as(caller).interventions.start(ref)`.
 */
import { setTimeout } from 'node:timers/promises';
import type { Caller } from '@bough/domain';
import { RefusalLog } from './access/refusal-log.js';
import type { Clock } from './clock.js';
import { UseCaseContext, type Methods, type Shared } from './context.js';
import { detectSignals } from './findings/detect-signals.js';
import { followOwners } from './findings/follow-findings.js';
import { IMPACT_ASSESSOR } from './interventions/numbers/impact-assessor.js';
import { registeredChanges } from './interventions/registered-changes.js';
import { waitingPlans } from './interventions/waiting-plans.js';
import { Turns } from './access/turns.js';
import { KeptOwnership, type RosterSize } from './ownership/kept-ownership.js';
import { relationToNode, relationToSegment } from './ownership/relation-to.js';
import type { Stores } from './stores.js';
import { Engine } from './trees/engine.js';
import { PastTrees } from './trees/past-trees.js';
import type { Snapshot } from './trees/snapshot.js';
import { USE_CASES } from './use-cases.js';
import type { DemoState } from './workspace/workspace.store.js';

export interface SystemParts {
  readonly stores: Stores;
  readonly clock: Clock;
  /** A new UUID. */
  readonly newId: () => string;
  /** Resolves after so many milliseconds; left out: it really waits. */
  readonly wait?: Shared['wait'];
  /** What keeps the resident numbers; left out: one that reads the stores. */
  readonly engine?: Engine;
  /** Left out: the product's own. */
  readonly methods?: Partial<Methods>;
}

type Bound<UseCase> = UseCase extends (context: UseCaseContext, ...args: infer Args) => infer Result
  ? (...args: Args) => Result
  : never;

type Groups = {
  readonly [Group in keyof typeof USE_CASES]: {
    readonly [Name in keyof (typeof USE_CASES)[Group]]: Bound<(typeof USE_CASES)[Group][Name]>;
  };
};

/** What one caller may ask, within one request: the caller is bound, and the numbers and the owners are read once. */
export interface UseCases extends Groups {
  readonly caller: Caller;
  /** The clock of the system. An answer that needs it is not kept with the snapshot. */
  readonly clock: Clock;
  /** The numbers as of one version, the same for the whole request; refuses before the first workspace, and a caller who may not read. */
  snapshot(): Snapshot;
  /** The same; `null` before the first workspace. */
  snapshotIfAny(): Snapshot | null;
  /** False once an answer needed more than the snapshot, such as a store or the clock: it is not kept with the snapshot then. */
  dependsOnSnapshotOnly(): boolean;
  /** People and assignments as last read: what a question about them will cost. */
  rosterSize(): RosterSize;
}

/** The system of one process. A class, so that it can be injected. */
export abstract class System {
  abstract readonly engine: Engine;
  abstract readonly clock: Clock;
  /** The use cases of one caller, for one request. */
  abstract as(caller: Caller): UseCases;
  /** The same system at another time: the demo writes its past down. */
  abstract at(clock: Clock): System;
  /** Brings the resident numbers up to date with the database; adds up first what changed in the facts. */
  abstract bringUpToDate(): Promise<void>;
  /** Whether days wait to be added up. */
  abstract isDirty(): Promise<boolean>;
  /** The next refresh adds every day up anew. */
  abstract markAllDirty(): Promise<void>;
  /** What there is of the demo. */
  abstract demo(): Promise<DemoState>;
  /** Grows with every day that is added up; throws when the database does not answer. */
  abstract dataVersion(): Promise<number>;
}

/** Joins the parts. `methods` replaces how something is found out, for tests. */
export function systemOn({ stores, clock, newId, wait = later, methods = {}, ...parts }: SystemParts): System {
  const engine = parts.engine ?? new Engine({ ...stores, today: (zone) => clock.today(zone) });
  const kept = {
    ownership: new KeptOwnership(stores.ownership),
    pastTrees: new PastTrees(stores.workspaces),
    refusals: new RefusalLog(),
    turns: new Turns(),
  };
  return new JoinedSystem({ stores, clock, newId, wait, engine, kept, methods: { ...METHODS, ...methods } });
}

const METHODS: Methods = {
  detect: detectSignals,
  impact: IMPACT_ASSESSOR,
  relationToNode,
  relationToSegment,
  followOwners,
  registeredChanges,
  waitingPlans,
};

class JoinedSystem extends System {
  constructor(private readonly shared: Shared) {
    super();
  }

  get engine(): Engine {
    return this.shared.engine;
  }

  get clock(): Clock {
    return this.shared.clock;
  }

  as(caller: Caller): UseCases {
    return useCasesOf(new UseCaseContext(caller, this.shared));
  }

  at(clock: Clock): System {
    return new JoinedSystem({ ...this.shared, clock });
  }

  async bringUpToDate(): Promise<void> {
    if (await this.isDirty()) await this.engine.refresh();
    else await this.engine.update();
  }

  isDirty(): Promise<boolean> {
    return this.shared.stores.rollups.isDirty();
  }

  markAllDirty(): Promise<void> {
    return this.shared.stores.rollups.markAllDirty();
  }

  demo(): Promise<DemoState> {
    return this.shared.stores.workspaces.demo();
  }

  dataVersion(): Promise<number> {
    return this.shared.stores.rollups.dataVersion();
  }
}

/** Each group is bound when it is first asked for. */
function useCasesOf(context: UseCaseContext): UseCases {
  const useCases = {
    caller: context.caller,
    get clock() {
      return context.clock;
    },
    snapshot: () => context.snapshot(),
    snapshotIfAny: () => context.snapshotIfAny(),
    dependsOnSnapshotOnly: () => context.dependsOnSnapshotOnly,
    rosterSize: () => context.kept.ownership.size,
  };
  for (const group of Object.keys(USE_CASES) as (keyof typeof USE_CASES)[]) {
    let bound: object | null = null;
    Object.defineProperty(useCases, group, {
      enumerable: true,
      get: () => (bound ??= boundTo(context, USE_CASES[group])),
    });
  }
  return useCases as UseCases;
}

function boundTo(context: UseCaseContext, group: object): object {
  const bind = (useCase: (context: UseCaseContext, ...args: unknown[]) => unknown) =>
    useCase.bind(null, context) as (...args: unknown[]) => unknown;
  return Object.fromEntries(Object.entries(group).map(([name, useCase]) => [name, bind(useCase)]));
}

async function later(milliseconds: number): Promise<void> {
  await setTimeout(milliseconds);
}
