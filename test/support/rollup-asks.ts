/** What the contracts of rollup stores ask in the same way. */
import type { StoredMeasureKey } from '@bough/domain';
import { HOUR, importBatches } from './builders.js';
import type { OpenStores } from './builders-stores.js';

export function rollupAsks(stores: () => OpenStores) {
  return {
    bring: (...batches: Parameters<typeof importBatches>[1]) => importBatches(stores().facts, batches),
    /** `{ '2025-03-10 plan/pro size/unknown': 2 }`: where a measure is not zero. */
    where: async (measure: StoredMeasureKey) => {
      const { rollups } = stores();
      await rollups.refresh(null);
      const cells = (await rollups.cells()).filter(({ sums }) => sums[measure] !== 0);
      const name = (number: number) => new Date(number * 24 * HOUR).toISOString().slice(0, 10);
      return Object.fromEntries(
        cells.map((cell) => [[name(cell.day), ...cell.segments].join(' '), cell.sums[measure]]),
      );
    },
  };
}
