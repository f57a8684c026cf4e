/** A tree of two branches with owners, for tests of coverage, workload and the RACI matrix. */
import { findEffectiveOwners, NO_OWNERSHIP, selectOwnersAt } from '@bough/domain';
import { assignment, delegation, instant, person } from './builders-ownership.js';

const NOW = instant('2026-11-25');
const node = (path: string) => ({
  path,
  parentPath: path === '' ? null : path.split('/').slice(0, -1).join('/'),
  name: path,
  segment: path === '' ? null : path.split('/')[0]!,
});
/** Two branches of three nodes. */
export const TWO_BRANCHES = ['', 'big', 'big/demand', 'big/cost', 'small', 'small/demand', 'small/cost'].map(node);
export const THREE_PEOPLE = [person(1, 'ana'), person(2, 'ben'), person(3, 'cy')];

/** Ana answers for Big, and Ben for demand in both branches. */
export function ownTwoBranches(
  assignments = [assignment(11, 'big', 'A', 1), assignment(12, '*/demand', 'A', 2)],
  delegations = [] as ReturnType<typeof delegation>[],
) {
  const owners = selectOwnersAt({ ...NO_OWNERSHIP, people: THREE_PEOPLE, assignments, delegations }, NOW);
  return { owners, nodes: findEffectiveOwners(TWO_BRANCHES, owners) };
}
