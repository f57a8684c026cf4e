import { MemoryDatabase } from './memory-database.js';
import { MemoryFactStore } from './memory-fact.store.js';
import { MemoryRollupStore } from './memory-rollup.store.js';
import { MemoryWorkspaceStore } from './memory-workspace.store.js';

/** The three stores on one memory. */
export function memoryStores() {
  const database = new MemoryDatabase();
  return {
    facts: new MemoryFactStore(database),
    rollups: new MemoryRollupStore(database),
    workspaces: new MemoryWorkspaceStore(database),
  };
}
