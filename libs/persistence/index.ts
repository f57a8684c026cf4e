export { restoreFolder } from './backup/restore-backup.js';
export { backUpFolder } from './backup/write-backup.js';
export { startEmbeddedPostgres } from './embedded/embedded-postgres.js';
export { EmbeddedPostgresFailed } from './embedded/failure.js';
export { isDatabaseLost } from './unreachable.js';
export { migrate, migrateDatabase, openDatabase } from './data-source.js';
export { storesOn } from './stores.js';
export type { DataSource } from 'typeorm';
