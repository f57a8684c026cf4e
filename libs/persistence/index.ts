export {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from './embedded/embedded-postgres.js';
export { EmbeddedPostgresFailed } from './embedded/failure.js';
export { migrate, migrateDatabase, openDatabase, type DatabaseOptions } from './data-source.js';
export { PostgresFactStore } from './facts/postgres-fact.store.js';
export { PostgresRollupStore } from './rollups/postgres-rollup.store.js';
export { PostgresWorkspaceStore } from './trees/postgres-workspace.store.js';
