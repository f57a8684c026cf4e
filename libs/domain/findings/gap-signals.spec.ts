import { contextAt, MONDAY, NODES, OWNED, PEOPLE } from '../../../test/support/builders-findings.js';
import { assignment, delegation, person } from '../../../test/support/builders-ownership.js';
import type { Ownership } from '../ownership/assignment.js';
import { findOwnershipGaps } from './gap-signals.js';

const PERIOD = { from: 100, to: 128 };
/** Pro has 300 of 1,000 conversations, Free 50. */
const conversations: Record<string, number> = { '': 1000, pro: 300, 'pro/cost': 300, free: 50 };
const reachOf = (path: string) => ({ customers: 1, conversations: conversations[path]!, money: null });
const nodes = NODES.map((node) => ({ ...node, segment: node.path.split('/')[0] || null }));
const gaps = (ownership: Ownership) =>
  findOwnershipGaps({ ...contextAt(MONDAY, 0, ownership), nodes, period: PERIOD, reachOf }).map(
    ({ cause, path, severity, title, evidence }) => ({ cause, path, severity, title, evidence: evidence[0]!.text }),
  );
const without = (...targets: string[]) => OWNED.assignments.filter(({ target }) => !targets.includes(target));

describe('gaps in ownership', () => {
  it('there are none where somebody answers for everything, or deliberately nobody does', () => {
    const stop = assignment(15, 'free', 'A', null, { reason: 'undecided', validTo: MONDAY + 1 });
    expect(gaps(OWNED)).toEqual([]);
    expect(gaps({ ...OWNED, assignments: [...OWNED.assignments, stop] })).toEqual([]);
  });

  it('a part of the tree without an owner is one gap, at its top', () => {
    const [root, ...others] = gaps({ ...OWNED, assignments: [] });
    expect(others).toEqual([]);
    expect(root).toEqual({
      cause: 'ownership_gap:unowned:',
      path: '',
      severity: 'high',
      title: 'Nobody is Accountable for Support',
      evidence: '4',
    });
    const some = gaps({ ...OWNED, assignments: without('') });
    expect(some.map(({ path, severity, evidence }) => [path, severity, evidence])).toEqual([['', 'high', '2']]);
  });

  it('somebody who left, and somebody who is away without cover, are one gap each, wherever they are missed', () => {
    const left = { active: false, deactivatedAt: MONDAY };
    const people = [PEOPLE[0]!, person(2, 'priya', left), ...PEOPLE.slice(2)];
    expect(gaps({ ...OWNED, people, assignments: without('pro/cost') })).toEqual([
      {
        cause: 'ownership_gap:left:priya',
        path: 'pro',
        severity: 'medium',
        title: 'Priya is Accountable and is no longer active',
        evidence: '2',
      },
    ]);
    const away = gaps({ ...OWNED, delegations: [delegation(21, 3, null)] });
    expect(away).toMatchObject([{ cause: 'ownership_gap:away:sam', path: 'pro/cost', evidence: '1' }]);
    const free = assignment(16, 'free', 'A', 3);
    const two = gaps({ ...OWNED, assignments: [...OWNED.assignments, free], delegations: [delegation(21, 3, null)] });
    expect(two).toMatchObject([{ cause: 'ownership_gap:away:sam', path: '', evidence: '2' }]);
  });
});
