export { restoreFolder } from './backup/restore-backup.js';
export { backUpFolder } from './backup/write-backup.js';
export { isOwnOf, startEmbeddedPostgres } from './embedded/embedded-postgres.js';
export { EmbeddedPostgresFailed } from './embedded/failure.js';
export { databaseTrouble, isDatabaseLost } from './unreachable.js';
export { migrate, migrateDatabase, moveDatabase, openDatabase } from './data-source.js';
export { WORK } from './shared/patience.js';
export { storesOn } from './stores.js';
export type { DataSource } from 'typeorm';
