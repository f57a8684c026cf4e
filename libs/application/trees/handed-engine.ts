/**
 * The resident numbers of one thread, handed to another: the columns lie in memory that both read, everything else is small and is copied.
 * The thread that has them reads nothing and follows nothing by itself.
 */
import { modelOf, withCarriedMetrics, type DataState, type LeafColumns, type Workspace } from '@bough/domain';
import type { RollupStore } from '../rollups/rollup.store.js';
import { Engine, type EnginePorts } from './engine.js';
import { Snapshot } from './snapshot.js';

/** What a thread needs to have a snapshot of its own: plain data. */
export interface HandedNumbers {
  readonly workspace: Workspace;
  readonly columns: LeafColumns;
  readonly state: DataState;
  readonly workspaceVersion: number;
  readonly dataVersion: number;
  readonly structureVersion: number;
}

/** Of the numbers as of today. Prefix sums are not handed over: they are still being made. */
export function handOver(snapshot: Snapshot): HandedNumbers {
  const { model, columns, state, workspaceVersion, dataVersion, structureVersion } = snapshot;
  const { workspace } = model;
  return {
    workspace,
    columns: { ...columns, prefix: new Map() },
    state,
    workspaceVersion,
    dataVersion,
    structureVersion,
  };
}

export class HandedEngine extends Engine {
  private taken: Snapshot | null = null;
  private readonly rollups: RollupStore;

  constructor(ports: EnginePorts) {
    super(ports);
    this.rollups = ports.rollups;
  }

  override get current(): Snapshot | null {
    return this.taken;
  }

  /** Follows nothing: whoever hands the numbers over does. */
  override async update(): Promise<boolean> {
    return false;
  }

  override async refresh(): Promise<number> {
    return 0;
  }

  /** From now on these are the numbers; `null`: there are none. What is kept with those before is gone. */
  take(numbers: HandedNumbers | null): void {
    this.taken = numbers && this.snapshotOf(numbers);
  }

  private snapshotOf({ workspace, columns, state, ...versions }: HandedNumbers): Snapshot {
    const before = this.taken;
    const isSame = before?.workspaceVersion === versions.workspaceVersion;
    const model = withCarriedMetrics(isSame ? before.model : modelOf(workspace), state.carried);
    return new Snapshot({ model, columns, state, ...versions }, this.rollups);
  }
}
