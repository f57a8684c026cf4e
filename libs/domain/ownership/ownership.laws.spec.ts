import fc from 'fast-check';
import { assignment, delegation, person, uuid } from '../../../test/support/builders-ownership.js';
import { holdsAt, NO_OWNERSHIP, type Assignment, type Ownership } from './assignment.js';
import { findEffectiveOwners, type EffectiveOwner } from './effective-owner.js';
import { selectOwnersAt } from './owners-at.js';
import { isActive } from './person.js';
import { compareOwners } from './compare-owners.js';
import type { OwnedNode } from './target.js';
import { tries } from '../../../test/support/how-much.js';

/** Trees of few keys, so that the same key fills a slot in many branches; the key in a slot occurs at several depths. */
const trees = fc.array(fc.tuple(fc.nat(), fc.constantFrom('a', 'b', 'c', 'd')), { maxLength: 25 }).map((steps) => {
  const nodes: OwnedNode[] = [{ path: '', parentPath: null, name: 'root' }];
  for (const [pick, key] of steps) {
    const parent = nodes[pick % nodes.length]!;
    const path = parent.path === '' ? key : `${parent.path}/${key}`;
    if (!nodes.some((node) => node.path === path)) nodes.push({ path, parentPath: parent.path, name: key });
  }
  return nodes;
});
const TIMES = [10, 20, 30, 40];
const ranges = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 40 }))
  .map(([validFrom, length]) => ({ validFrom, validTo: validFrom + length }));
const PEOPLE = 5;

const worlds = trees.chain((nodes) => {
  const targets = fc.constantFrom(...nodes.map(({ path }) => path), '*/a', '*/b', '*/c', '*/d');
  const scopes = fc.constantFrom(...nodes.map(({ path }) => path));
  const ids = fc.integer({ min: 1, max: PEOPLE });
  return fc.record({
    nodes: fc.constant(nodes),
    ownership: fc
      .record({
        left: fc.array(fc.record({ who: ids, at: fc.integer({ min: 5, max: 60 }) }), { maxLength: 2 }),
        held: fc.array(fc.tuple(targets, ranges, fc.option(ids, { freq: 5 })), { maxLength: 12 }),
        away: fc.array(fc.tuple(ids, fc.option(ids, { freq: 4 }), scopes, ranges, fc.nat(5)), { maxLength: 6 }),
      })
      .map(({ left, held, away }): Ownership => {
        const people = Array.from({ length: PEOPLE }, (_, index) => {
          const gone = left.find(({ who }) => who === index + 1);
          const inactive = gone ? { active: false, deactivatedAt: gone.at } : {};
          return person(index + 1, `p${index + 1}`, inactive);
        });
        const assignments: Assignment[] = [];
        for (const [index, [target, range, who]] of held.entries()) {
          const row = assignment(100 + index, target, 'A', who, { ...range, reason: 'law' });
          const clash = assignments.some(
            (each) => each.target === target && each.validFrom < row.validTo && row.validFrom < each.validTo,
          );
          if (!clash) assignments.push(row);
        }
        const delegations = away
          .filter(([from, to]) => from !== to)
          .map(([from, to, scope, range, recordedAt], index) =>
            delegation(200 + index, from, to, { ...range, scope, recordedAt }),
          );
        return { ...NO_OWNERSHIP, people, assignments, delegations };
      }),
  });
});

/** The rules in the plainest words: up from the node, own then slot, whoever is there. */
function oracle(nodes: readonly OwnedNode[], ownership: Ownership, path: string, at: number): string {
  const holder = (target: string) =>
    ownership.assignments.find((each) => each.target === target && each.role === 'A' && holdsAt(each, at));
  const acts = (id: string, met: string[]): string | null => {
    const found = ownership.people.find((each) => each.id === id)!;
    if (!isActive(found, at) || met.includes(id) || met.length > 3) return null;
    const covers = ownership.delegations.filter(
      (each) =>
        each.from === id && holdsAt(each, at) && `${path}/`.startsWith(each.scope === '' ? '' : `${each.scope}/`),
    );
    const depth = (scope: string) => (scope === '' ? 0 : scope.split('/').length);
    covers.sort((a, b) => depth(b.scope) - depth(a.scope) || b.recordedAt - a.recordedAt || b.id.localeCompare(a.id));
    if (covers.length === 0) return id;
    return covers[0]!.to === null ? null : acts(covers[0]!.to, [...met, id]);
  };
  const up = (node: string | null, missed: boolean): string => {
    if (node === null) return missed ? 'UNAVAILABLE' : 'NOBODY';
    const keys = node.split('/');
    for (const target of keys.length > 1 ? [node, `*/${keys.at(-1)}`] : [node]) {
      const found = holder(target);
      if (found && found.party === null) return 'STOPPED';
      const acting = found ? acts((found.party as { person: string }).person, []) : null;
      if (acting) return `${acting} for ${(found!.party as { person: string }).person} at ${target}`;
      missed ||= found !== undefined;
    }
    return up(nodes.find((each) => each.path === node)!.parentPath, missed);
  };
  return up(path, false);
}

function told(owner: EffectiveOwner): string {
  if (owner.kind === 'gap') return owner.reason;
  return `${owner.person.id} for ${owner.holder.id} at ${owner.from.assignment.target}`;
}

const ownersOf = (nodes: readonly OwnedNode[], ownership: Ownership, at: number) =>
  findEffectiveOwners(nodes, selectOwnersAt(ownership, at));

/** Who acts for whom, wherever that comes from. */
const answer = (owned: ReturnType<typeof ownersOf>, path: string) =>
  told(owned.get(path)!.accountable).replace(/ at .*/, '');

describe('laws of ownership', () => {
  it('the answer is that of the plainest recursion', () => {
    fc.assert(
      fc.property(worlds, fc.constantFrom(...TIMES), ({ nodes, ownership }, at) => {
        const owned = ownersOf(nodes, ownership, at);
        for (const { path } of nodes)
          expect(told(owned.get(path)!.accountable)).toBe(oracle(nodes, ownership, path, at));
      }),
      tries(300),
    );
  });

  it('the answer is one active person, or a gap', () => {
    fc.assert(
      fc.property(worlds, fc.constantFrom(...TIMES), ({ nodes, ownership }, at) => {
        for (const { accountable } of ownersOf(nodes, ownership, at).values())
          if (accountable.kind === 'owned') expect(isActive(accountable.person, at)).toBe(true);
      }),
    );
  });

  it('an assignment further down never changes a node that is not below it', () => {
    fc.assert(
      fc.property(worlds, fc.nat(), fc.constantFrom(...TIMES), ({ nodes, ownership }, pick, at) => {
        const target = nodes[pick % nodes.length]!.path;
        const without = ownership.assignments.filter((each) => each.target !== target);
        const added = assignment(999, target, 'A', 1, { validFrom: 0, validTo: 100 });
        const changes = compareOwners(
          nodes,
          { ...ownership, assignments: without },
          { ...ownership, assignments: [...without, added] },
          at,
        );
        for (const { path } of changes) expect(`${path}/`.startsWith(target === '' ? '' : `${target}/`)).toBe(true);
      }),
    );
  });

  it('a cover changes who acts, never who holds, where the holder is there or covered', () => {
    fc.assert(
      fc.property(worlds, fc.constantFrom(...TIMES), ({ nodes, ownership }, at) => {
        const alone = { ...ownership, delegations: [] };
        const cover = delegation(999, 1, 2, { validFrom: 0, validTo: 100 });
        const before = ownersOf(nodes, alone, at);
        const covered = ownersOf(nodes, { ...alone, delegations: [cover] }, at);
        const second = ownership.people.find(({ id }) => id === uuid(2))!;
        for (const { path } of nodes) {
          const [a, b] = [before.get(path)!.accountable, covered.get(path)!.accountable];
          if (isActive(second, at) && a.kind === 'owned') expect(b).toMatchObject({ holder: a.holder });
        }
        expect(compareOwners(nodes, alone, { ...alone, delegations: [] }, at)).toEqual([]);
      }),
    );
  });

  it('the preview names exactly the nodes whose answers differ', () => {
    fc.assert(
      fc.property(worlds, worlds, fc.constantFrom(...TIMES), ({ nodes, ownership }, other, at) => {
        const named = compareOwners(nodes, ownership, other.ownership, at).map(({ path }) => path);
        const [before, after] = [ownersOf(nodes, ownership, at), ownersOf(nodes, other.ownership, at)];
        const differ = nodes.filter(({ path }) => answer(before, path) !== answer(after, path));
        expect(named).toEqual(differ.map(({ path }) => path));
      }),
    );
  });
});
