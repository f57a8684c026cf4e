/** How much of the data has no segment in a dimension. */
import { UNKNOWN, type Period } from '@bough/domain';
import type { Snapshot } from './snapshot.js';

/** Shares from 0 to 1 of what has no label in a dimension; `null` when there are no customers or conversations. */
export interface UnknownShare {
  readonly dimension: string;
  readonly customers: number | null;
  readonly conversations: number | null;
}

/** The share of customers and conversations that are in `Unknown` over a period. */
export function unknownShare(snapshot: Snapshot, period: Period, dimension: string): UnknownShare {
  const { leaves } = snapshot.valuesOf(period);
  const position = snapshot.model.positions.get(`${dimension}/${UNKNOWN}`)!;
  const share = (measure: string) => {
    const [part, all] = [leaves.get(measure)?.[position] ?? 0, leaves.get(measure)?.[0] ?? 0];
    return all === 0 ? null : part / all;
  };
  return { dimension, customers: share('customer_days'), conversations: share('created') };
}
