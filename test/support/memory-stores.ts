import { HISTOGRAM_MEASURES, limitsOfStandards, type CountWithin } from '@bough/domain';
import type { LogHistogram } from '@bough/statistics';
import { MemoryAccess } from './memory-access.store.js';
import { MemoryDatabase } from './memory-database.js';
import { MemoryFindingStore } from './memory-finding.store.js';
import { MemoryFactStore } from './memory-fact.store.js';
import { MemoryInterventionStore } from './memory-intervention.store.js';
import { MemoryOwnershipStore, MemoryPersonStore } from './memory-ownership.store.js';
import { MemoryRollupStore } from './memory-rollup.store.js';
import { MemoryWorkspaceStore } from './memory-workspace.store.js';

/** The stores on one memory. */
export function memoryStores() {
  const database = new MemoryDatabase();
  const rollups = new MemoryRollupStore(database);
  const ownership = new MemoryOwnershipStore();
  const access = new MemoryAccess(database, ownership).stores;
  return {
    ...access,
    facts: new MemoryFactStore(database),
    rollups,
    workspaces: new MemoryWorkspaceStore(database),
    ownership,
    people: new MemoryPersonStore(ownership),
    interventions: new MemoryInterventionStore(database),
    findings: new MemoryFindingStore((entry) => access.audit.append(entry)),
    /** Every histogram in which anything was counted, by day, cell and measure. */
    histograms: () => histogramsOf(rollups),
    /** Every count within a limit that a standard names, by day, cell and limit. */
    within: () => withinOf(database, rollups),
  };
}

function histogramsOf(rollups: MemoryRollupStore): Map<string, LogHistogram> {
  const all = rollups
    .storedCells()
    .flatMap(({ day, segments, histograms }) =>
      HISTOGRAM_MEASURES.map((measure) => [[day, ...segments, measure].join(' '), histograms[measure]] as const),
    );
  return new Map(all.filter(([, histogram]) => histogram.counts.size > 0));
}

function withinOf(database: MemoryDatabase, rollups: MemoryRollupStore): Map<string, CountWithin> {
  const cells = rollups.cellsWithin(limitsOfStandards(database.workspace!.workspace));
  return new Map(
    cells.flatMap(({ day, segments, within }) =>
      [...within].map(([limit, counted]) => [[day, ...segments, limit].join(' '), counted] as const),
    ),
  );
}
