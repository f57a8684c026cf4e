/** Every migration, oldest first. */
import { FactsToRollups1763900000001 } from './0001-facts-to-rollups.js';
import { PeopleAndOwnership1764000000002 } from './0002-people-and-ownership.js';

export const MIGRATIONS = [FactsToRollups1763900000001, PeopleAndOwnership1764000000002];
