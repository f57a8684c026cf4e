/**
 * Keeps the newest snapshot in the process. The columns are loaded once; after that only the days that a refresh touched are read, so
 * that a change costs as much as it touches and a request costs nothing.
 */
import {
  addReadings,
  BUSINESS_HOURS,
  leafColumns,
  modelOf,
  replaceDays,
  structureVersion,
  withCarriedMetrics,
  UNKNOWN,
  type CostPool,
  type DataState,
  type Day,
  type DayBlock,
  type LeafColumns,
  type Model,
  type SegmentReading,
} from '@bough/domain';
import type { FactStore } from '../facts/fact.store.js';
import type { RefreshProgress, RollupStore } from '../rollups/rollup.store.js';
import { Snapshot } from './snapshot.js';
import type { AppliedWorkspace, WorkspaceStore } from '../workspace/workspace.store.js';

/** What the engine reads from. */
export interface EnginePorts {
  readonly workspaces: WorkspaceStore;
  readonly rollups: RollupStore;
  readonly facts: FactStore;
  /** Today in a time zone. */
  readonly today: (timeZone: string) => Day;
}

/** Holds the newest snapshot and keeps it up to date. */
export class Engine {
  private snapshot: Snapshot | null = null;
  private columns: LeafColumns | null = null;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly ports: EnginePorts) {}

  /** The newest snapshot; `null` before the first workspace. */
  get current(): Snapshot | null {
    return this.snapshot;
  }

  /** Adds up what changed in the facts, then brings the snapshot up to date. Gives the number of days that were added up. */
  async refresh(progress?: (progress: RefreshProgress) => void): Promise<number> {
    const applied = await this.ports.workspaces.current();
    const days = applied ? await this.ports.rollups.refresh(applied.workspace.referencePeriod, progress) : 0;
    await this.update();
    return days;
  }

  /** Brings the snapshot up to date with the database; true when it changed. Updates run one after the other, in order. */
  update(): Promise<boolean> {
    const updated = this.turn.catch(() => undefined).then(() => this.follow());
    this.turn = updated;
    return updated;
  }

  private async follow(): Promise<boolean> {
    const { workspaces, rollups, facts, today } = this.ports;
    const [applied, version] = await Promise.all([workspaces.current(), rollups.dataVersion()]);
    if (!applied) return false;
    const day = today(applied.workspace.timeZone);
    const before = this.snapshot;
    const isSameWorkspace = before?.workspaceVersion === applied.version;
    if (isSameWorkspace && before.dataVersion === version && before.state.today === day) return false;
    const [pools, readings, carried] = await Promise.all([
      rollups.costPools(),
      rollups.readings(),
      facts.carriedFields(),
    ]);
    const model = isSameWorkspace ? before.model : modelOf(applied.workspace);
    const since = isSameWorkspace && this.columns ? before.dataVersion : 0;
    const { blocks } = await rollups.blocksSince(since);
    this.columns =
      (since > 0 ? replaceDays(this.columns!, blocks, pools, isUnknown) : null) ??
      columnsOf(model, since > 0 ? (await rollups.blocksSince(0)).blocks : blocks, pools);
    const structureVersion = isSameWorkspace ? before.structureVersion : await this.structureOf(applied);
    const data = withReadings(model, this.columns, { pools, readings, carried, today: day });
    const shown = withCarriedMetrics(model, data.state.carried);
    const versions = { workspaceVersion: applied.version, dataVersion: version, structureVersion };
    this.snapshot = new Snapshot({ model: shown, ...data, ...versions }, rollups);
    return true;
  }

  /** The newest version that changed the structure. Only versions that were not read before are read. */
  private async structureOf(applied: AppliedWorkspace): Promise<number> {
    const before = this.snapshot;
    const last = before ? { version: before.structureVersion, workspace: before.model.workspace } : null;
    const newer = await this.ports.workspaces.versions(before?.workspaceVersion ?? 0);
    const upTo = newer.filter(({ version }) => version <= applied.version);
    return structureVersion(last ? [last, ...upTo] : upTo);
  }
}

/** What is read from the database besides the blocks of days. */
interface SmallData {
  readonly pools: readonly CostPool[];
  readonly readings: readonly SegmentReading[];
  readonly carried: ReadonlySet<string>;
  readonly today: Day;
}

/** The columns with the readings added, and the state of the data. */
function withReadings(
  model: Model,
  columns: LeafColumns,
  { pools, readings, carried, today }: SmallData,
): { columns: LeafColumns; state: DataState } {
  const { firstDay, days } = columns;
  const state: DataState = {
    range: days === 0 ? null : { from: firstDay, to: firstDay + days },
    carried: carriedNow(model, columns, { pools, readings, carried }),
    costMonths: new Set(pools.map(({ month }) => month)),
    today,
  };
  const measures = model.workspace.measures.map(({ key }) => key);
  return { columns: addReadings(columns, measures, readings), state };
}

/** What the sources carry, named as the measures require it. */
function carriedNow(
  { workspace }: Model,
  { daily, days }: LeafColumns,
  { pools, readings, carried: fields }: Pick<SmallData, 'pools' | 'readings' | 'carried'>,
): Set<string> {
  const carried = new Set(fields);
  if (
    daily
      .get('customer_days')
      ?.subarray(0, days)
      .some((count) => count > 0)
  )
    carried.add('customers');
  if (fields.has(`attributes.${workspace.revenue}`)) carried.add('revenue');
  if (pools.length > 0) carried.add('cost_pools');
  if (workspace.businessHours) carried.add(BUSINESS_HOURS);
  for (const { measure } of readings) carried.add(`reading:${measure}`);
  return carried;
}

function columnsOf(model: Model, blocks: readonly DayBlock[], pools: readonly CostPool[]): LeafColumns {
  return leafColumns(
    blocks,
    model.segments.map(({ id }) => id),
    pools,
    isUnknown,
  );
}

function isUnknown(segment: string): boolean {
  return segment.endsWith(`/${UNKNOWN}`);
}
