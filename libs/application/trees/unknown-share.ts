/** How much of the data has no segment of a dimension. */
import { UNKNOWN, type Period } from '@bough/domain';
import type { Snapshot } from './snapshot.js';

/** Share of what carries no label of a dimension: tag hygiene. `null` when there is nothing to share. */
export interface UnknownShare {
  readonly dimension: string;
  readonly customers: number | null;
  readonly conversations: number | null;
}

/** How much of a dimension is in `Unknown` over a period. */
export function unknownShare(snapshot: Snapshot, period: Period, dimension: string): UnknownShare {
  const { leaves } = snapshot.valuesOf(period);
  const position = snapshot.model.positions.get(`${dimension}/${UNKNOWN}`)!;
  const share = (measure: string) => {
    const [part, all] = [leaves.get(measure)?.[position] ?? 0, leaves.get(measure)?.[0] ?? 0];
    return all === 0 ? null : part / all;
  };
  return { dimension, customers: share('customer_days'), conversations: share('created') };
}
