export {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from './embedded/embedded-postgres.js';
export { EmbeddedPostgresFailed } from './embedded/failure.js';
export { isDatabaseLost } from './unreachable.js';
export { migrate, migrateDatabase, openDatabase, type DatabaseOptions } from './data-source.js';
export { storesOn, type Stores } from './stores.js';
export type { DataSource } from 'typeorm';
