import { assignment, delegation, instant, person, uuid } from '../../../test/support/builders-ownership.js';
import type { Ownership } from './assignment.js';
import { listOwnerPeriods, recorderOf, type OwnershipEdit } from './owner-history.js';
import { INSTANT_OPEN_END } from './person.js';
import type { OwnedNode } from './target.js';

const NODES = new Map<string, OwnedNode>(
  [
    { path: '', parentPath: null, name: 'Support' },
    { path: 'pro', parentPath: '', name: 'Pro' },
    { path: 'pro/cost', parentPath: 'pro', name: 'Cost' },
    { path: 'free', parentPath: '', name: 'Free' },
  ].map((node) => [node.path, node]),
);
const [JAN, FEB, MAR, APR] = ['01', '02', '03', '04'].map((month) => instant(`2026-${month}-01T00:00:00Z`));
const ANN = { id: uuid(9), name: 'Ann' };
const EDITS: OwnershipEdit[] = [{ version: 3, at: MAR!, actor: ANN, reason: 'wrong person' }];
const owned = (given: Partial<Ownership>): Ownership => ({
  version: 3,
  people: [person(1, 'olga'), person(2, 'priya'), person(3, 'sam')],
  teams: [],
  assignments: [],
  delegations: [],
  ...given,
});
const told = (path: string, ownership: Ownership) =>
  listOwnerPeriods(path, NODES, ownership, EDITS).map(({ start, endExclusive, owner, changedBy, reason }) => [
    start,
    endExclusive,
    owner.kind === 'owned' ? owner.person.key : owner.reason,
    changedBy?.name ?? null,
    reason,
  ]);

it('follows what is assigned to the node, its slot and everything above it, and nothing else', () => {
  const assignments = [
    { ...assignment(11, '', 'A', 1), validFrom: JAN! },
    { ...assignment(12, 'pro', 'A', 2), validFrom: FEB!, validTo: APR!, recordedAt: MAR! },
    { ...assignment(13, '*/cost', 'A', 3), validFrom: MAR!, validTo: APR! },
    { ...assignment(14, 'free', 'A', 3), validFrom: FEB! },
    { ...assignment(15, 'pro', 'R', 3), validFrom: FEB! },
  ];
  const by = assignments[0]!.assignedBy.name;
  expect(told('pro', owned({ assignments }))).toEqual([
    [JAN, FEB, 'olga', by, null],
    [FEB, APR, 'priya', by, null],
    // Its end was recorded in March by Ann, who said why.
    [APR, INSTANT_OPEN_END, 'olga', 'Ann', 'wrong person'],
  ]);
  expect(told('pro/cost', owned({ assignments })).map(([start, , who]) => [start, who])).toEqual([
    [JAN, 'olga'],
    [FEB, 'priya'],
    [MAR, 'sam'],
    [APR, 'olga'],
  ]);
  expect(told('', owned({ assignments }))).toHaveLength(1);
  expect(recorderOf(assignments[1]!, EDITS)).toBe(ANN);
});

it('knows covers, departures and stops, and begins with the first assignment', () => {
  const assignments = [{ ...assignment(12, 'pro', 'A', 2), validFrom: JAN! }];
  const delegations = [{ ...delegation(21, 2, 3), validFrom: FEB!, validTo: MAR! }];
  const people = [person(1, 'olga'), person(2, 'priya', { active: false, deactivatedAt: APR! }), person(3, 'sam')];
  expect(told('pro', owned({ assignments, delegations, people })).map(([start, , who]) => [start, who])).toEqual([
    [JAN, 'priya'],
    [FEB, 'sam'],
    [MAR, 'priya'],
    [APR, 'UNAVAILABLE'],
  ]);
  expect(told('free', owned({ assignments }))).toEqual([]);
});
