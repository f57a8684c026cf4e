/** Every migration, oldest first. */
import { FactsToRollups1763900000001 } from './0001-facts-to-rollups.js';

export const MIGRATIONS = [FactsToRollups1763900000001];
