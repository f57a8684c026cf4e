/** The orders in which findings are listed. Every store orders by the same numbers, so that a page begins where the last one ended. */
import { SEVERITIES, type Finding } from '@bough/domain';

/** Each with the newest first among equals: the most severe, the newest, the next deadline, the most money, the last seen first. */
export const FINDING_SORTS = ['severity', 'newest', 'due', 'money', 'last_seen'] as const;
export type FindingSort = (typeof FINDING_SORTS)[number];

/** Where a finding stands in a list; it stays there for whoever pages, also when the finding changes meanwhile. */
export interface FindingPlace {
  /** What it is ordered by, the least first; infinite for what it does not have. */
  readonly key: number;
  readonly number: number;
}

/** The place of a finding in a list in this order. */
export function placeInOrder(finding: Finding, sort: FindingSort): FindingPlace {
  return { key: KEYS[sort](finding), number: finding.number };
}

const KEYS: Readonly<Record<FindingSort, (finding: Finding) => number>> = {
  severity: ({ severity }) => SEVERITIES.indexOf(severity),
  newest: ({ number }) => -number,
  due: ({ acknowledgeBy }) => acknowledgeBy ?? Infinity,
  money: ({ signal }) => (signal.touched.money === null ? Infinity : -signal.touched.money),
  last_seen: ({ lastSeenAt }) => -lastSeenAt,
};
