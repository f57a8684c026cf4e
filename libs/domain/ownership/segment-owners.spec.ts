import { assignment, delegation, instant, person, uuid } from '../../../test/support/builders-ownership.js';
import { workspace } from '../../../test/support/builders.js';
import { growTree } from '../trees/tree.js';
import { dimensionOf } from '../trees/model-of-workspace.js';
import { NO_OWNERSHIP, type Assignment, type Delegation, type Ownership } from './assignment.js';
import { applyChanges } from './changes/apply-changes.js';
import type { OwnershipChange } from './changes/ownership-change.js';
import { compareOwners } from './compare-owners.js';
import { measureCoverage, measureSegmentCoverage } from './coverage.js';
import { findEffectiveOwners } from './effective-owner.js';
import { findSegmentOwner, slotsByMetric } from './metric-slots.js';
import { selectOwnersAt } from './owners-at.js';
import { canonicalTarget, listOwnedNodes, slotOf } from './target.js';
import { measureWorkload } from './workload.js';

/** The tree has the branches of Plan; Size is a dimension beside it. */
const WORKSPACE = workspace();
const TREE = growTree(WORKSPACE.tree, dimensionOf(WORKSPACE));
const NODES = listOwnedNodes(TREE, WORKSPACE);
const BY_PATH = new Map(NODES.map((node) => [node.path, node]));
const OUTER = NODES.slice(TREE.length).map(({ path }) => path);
const [FIRST, SECOND] = OUTER as [string, string];
const PEOPLE = [person(1, 'olga'), person(2, 'petra'), person(3, 'tom'), person(4, 'erik')];
const NOON = instant('2026-11-25T12:00:00Z');

const owning = (assignments: Assignment[], delegations: Delegation[] = []): Ownership => ({
  ...NO_OWNERSHIP,
  people: PEOPLE,
  assignments,
  delegations,
});
const BASE = [assignment(11, '', 'A', 1), assignment(12, '*/demand_intensity', 'A', 2)];
const ownedAt = (ownership: Ownership, at = NOON) => findEffectiveOwners(NODES, selectOwnersAt(ownership, at));
const holderOf = (ownership: Ownership, path: string, at = NOON) => {
  const { accountable } = ownedAt(ownership, at).get(path)!;
  return accountable.kind === 'owned' ? [accountable.person.key, accountable.direct] : accountable.reason;
};
const change = (ownership: Ownership, ...changes: OwnershipChange[]) => {
  let next = 100;
  const context = { at: NOON, actor: { id: null, name: 'Edith' }, reason: null, nodes: BY_PATH, timeZone: 'UTC' };
  return applyChanges(ownership, changes, { ...context, newId: () => uuid(next++) });
};

describe('segments that are no branches of the tree', () => {
  it('are listed after the nodes, right below the root, Unknown among them', () => {
    const { dimensions, tree } = WORKSPACE;
    const others = dimensions.filter(({ key }) => key !== tree.dimension);
    expect(OUTER).toEqual(
      others.flatMap(({ key, segments }) => [
        ...segments.map((segment) => `segment:${key}/${segment.key}`),
        `segment:${key}/unknown`,
      ]),
    );
    expect(NODES.slice(TREE.length).every(({ parentPath }) => parentPath === '')).toBe(true);
    expect(slotOf(FIRST)).toBeNull();
  });

  it('have an Accountable of their own, or inherit that of the root', () => {
    const ownership = owning([...BASE, assignment(13, FIRST, 'A', 3)]);
    expect(holderOf(ownership, FIRST)).toEqual(['tom', true]);
    expect(holderOf(ownership, SECOND)).toEqual(['olga', false]);
  });

  it('as of a date: an assignment that has not begun does not count', () => {
    const later = assignment(13, FIRST, 'A', 3, { validFrom: NOON + 1 });
    expect(holderOf(owning([...BASE, later]), FIRST)).toEqual(['olga', false]);
    expect(holderOf(owning([...BASE, later]), FIRST, NOON + 1)).toEqual(['tom', true]);
  });

  it('with cover: everywhere, for the segment alone, and not where it holds for a branch', () => {
    const rows = [...BASE, assignment(13, FIRST, 'A', 3)];
    const coveredIn = (scope: string) => holderOf(owning(rows, [delegation(21, 3, 4, { scope })]), FIRST);
    expect(coveredIn('')).toEqual(['erik', true]);
    expect(coveredIn(FIRST)).toEqual(['erik', true]);
    expect(coveredIn(TREE[1]!.path)).toEqual(['tom', true]);
    expect(holderOf(owning(rows, [delegation(21, 3, null)]), FIRST)).toEqual(['olga', false]);
  });

  it('take every role, and are refused where they do not exist', () => {
    const assign = (target: string, role: 'A' | 'I' = 'A') => ({ kind: 'assign', target, role, party: 'tom' }) as const;
    const { ownership, problems } = change(owning(BASE), assign(FIRST), assign(FIRST, 'I'));
    expect(problems).toEqual([]);
    expect(
      ownedAt(ownership)
        .get(FIRST)!
        .informed.map(({ assignment: { party } }) => party),
    ).toEqual([{ person: uuid(3) }]);
    expect(change(owning(BASE), assign('segment:size/no_such_size')).problems).toMatchObject([
      { code: 'UNKNOWN_TARGET', path: [0, 'target'] },
    ]);
  });

  it('keep somebody from leaving without a successor, who then has them', () => {
    const held = owning([...BASE, assignment(13, FIRST, 'A', 3)]);
    const refused = change(held, { kind: 'deactivate', person: 'tom' });
    expect(refused.problems).toMatchObject([{ code: 'HOLDS_NODES', path: [0, 'successor'] }]);
    expect(refused.problems[0]!.message).toContain(`"${FIRST}"`);
    const { ownership } = change(held, { kind: 'deactivate', person: 'tom', successor: 'erik' });
    expect(holderOf(ownership, FIRST)).toEqual(['erik', true]);
  });

  it('count in the workload and in a coverage of their own, and not in that of the tree', () => {
    const bare = owning(BASE);
    const held = owning([...BASE, assignment(13, FIRST, 'A', 3)]);
    const owners = selectOwnersAt(held, NOON);
    const load = measureWorkload(ownedAt(held), owners).find(({ person: { key } }) => key === 'tom');
    expect(load).toMatchObject({ direct: [FIRST], nodes: 0, segments: 1 });
    const root = measureWorkload(ownedAt(held), owners).find(({ person: { key } }) => key === 'olga')!;
    expect(root.nodes).toBeLessThanOrEqual(TREE.length);
    expect(measureSegmentCoverage(ownedAt(held))).toEqual([
      { dimension: 'size', segments: OUTER.length, effective: OUTER.length, direct: 1 },
    ]);
    expect(measureCoverage(TREE, ownedAt(held))).toEqual(measureCoverage(TREE, ownedAt(bare)));
  });

  it('are told in what changes hands when they are assigned, and not when they only follow the root', () => {
    const pathsOf = (after: Ownership) =>
      compareOwners(NODES, owning(BASE), after, NOON)
        .map(({ path }) => path)
        .filter((path) => OUTER.includes(path));
    expect(pathsOf(owning([...BASE, assignment(13, FIRST, 'A', 3)]))).toEqual([FIRST]);
    expect(pathsOf(owning([assignment(14, '', 'A', 4), BASE[1]!]))).toEqual([]);
  });
});

describe('a metric of such a segment', () => {
  const slots = slotsByMetric(WORKSPACE);
  const ownerOf = (ownership: Ownership, segment: string, metric: string) => {
    const owner = findSegmentOwner(segment, selectOwnersAt(ownership, NOON), slots.get(metric));
    return owner.kind === 'owned' ? [owner.person.key, owner.from.path] : owner.reason;
  };
  const id = FIRST.slice('segment:'.length);

  it('has the slots of the node that shows it; without one, those of its family', () => {
    expect(slots.get('contact_rate')).toEqual(['*/contact_rate', '*/demand_intensity']);
    expect(slots.get('conversation_volume')).toEqual(['*/demand_intensity']);
    expect(slots.get('repeat_contact_rate')).toEqual(['*/follow_ups', '*/reopen_and_follow_up', '*/demand_intensity']);
  });

  it('is answered for by the segment, else the nearest slot, else the root', () => {
    expect(ownerOf(owning(BASE), id, 'contact_rate')).toEqual(['petra', '*/demand_intensity']);
    expect(ownerOf(owning(BASE), id, 'csat')).toEqual(['olga', '']);
    const nearer = [...BASE, assignment(13, '*/contact_rate', 'A', 4)];
    expect(ownerOf(owning(nearer), id, 'contact_rate')).toEqual(['erik', '*/contact_rate']);
    expect(ownerOf(owning([...nearer, assignment(14, FIRST, 'A', 3)]), id, 'contact_rate')).toEqual(['tom', FIRST]);
    expect(ownerOf(owning([]), id, 'contact_rate')).toBe('NOBODY');
  });
});

describe('a target as it is stored', () => {
  const branch = TREE[1]!.path;
  it.each([
    ['', ''],
    ['segment:all', ''],
    [branch, branch],
    [`plan/${branch}`, branch],
    [`segment:plan/${branch}`, branch],
    [FIRST, FIRST],
    [FIRST.slice('segment:'.length), FIRST],
    ['*/demand_intensity', '*/demand_intensity'],
    ['nothing/such', 'nothing/such'],
    ['segment:nothing/such', 'segment:nothing/such'],
  ])('of %j is %j', (written, stored) => expect(canonicalTarget(written, BY_PATH, 'plan')).toBe(stored));
});
