/**
 * Reads what the mix of conversations says about a difference of a metric: one statement per period for every dimension alone, and one for
 * the two that explain most, customer by customer. The answer is kept as long as the numbers are the same.
 */
import {
  byExplained,
  carriedDimensions,
  hasKindsInCommon,
  mixReason,
  rowsByCustomer,
  rowsByLabel,
  splitMix,
  sumRatio,
  type ConversationDimension,
  type MixReason,
  type MixSegments,
  type Period,
} from '@bough/domain';
import type { Snapshot } from '../trees/snapshot.js';

/** One side: some segments of one dimension together (`null`: everybody), in a period. */
export interface MixPlace {
  readonly segments: MixSegments;
  readonly period: Period;
}

/** A difference of a metric: how `after` differs from `before`. */
export interface MixQuestion {
  readonly metric: string;
  readonly before: MixPlace;
  readonly after: MixPlace;
}

/** What the mix says; `null` for a metric that is no ratio of sums over conversations, and where no import says what conversations are about. */
export function readMix(snapshot: Snapshot, question: MixQuestion): Promise<MixReason | null> {
  return snapshot.keep(`mix ${JSON.stringify(question)}`, () => mixOf(snapshot, question));
}

async function mixOf(snapshot: Snapshot, { metric, before, after }: MixQuestion): Promise<MixReason | null> {
  const ratio = sumRatio(snapshot.model, metric);
  const dimensions = carriedDimensions(snapshot);
  if (!ratio || dimensions.length === 0) return null;
  const labels = dimensions.map(({ label }) => label);
  const read = ({ period }: MixPlace) => snapshot.reads.conversationSums(period, labels);
  const sums = [await read(before), await read(after)] as const;
  const alone = dimensions.flatMap((dimension, place) => {
    const sides = {
      before: rowsByLabel(ratio, sums[0], place, before.segments),
      after: rowsByLabel(ratio, sums[1], place, after.segments),
    };
    const split = splitMix(sides, [dimension]);
    return split && hasKindsInCommon(split) ? split : [];
  });
  const sorted = byExplained(alone);
  const ofFirst = (count: number) => closer(sorted.slice(0, count).flatMap((split) => split.dimensions));
  const joint = sorted.length < 2 ? null : await ofFirst(2);
  return mixReason(metric, sorted, joint && hasKindsInCommon(joint) ? joint : await ofFirst(1));

  async function closer(first: readonly ConversationDimension[]) {
    if (first.length === 0) return null;
    const by = first.map(({ label }) => label);
    const rows = async ({ period, segments }: MixPlace) =>
      rowsByCustomer(ratio!, await snapshot.reads.customerCells(period, by), segments);
    return splitMix({ before: await rows(before), after: await rows(after) }, first);
  }
}
