import { assignment, delegation, instant, person, uuid } from '../../../test/support/builders-ownership.js';
import type { Assignment, Delegation, Ownership } from './assignment.js';
import { NO_OWNERSHIP } from './assignment.js';
import { findEffectiveOwners } from './effective-owner.js';
import { selectOwnersAt } from './owners-at.js';
import { explainOwner, summariseOwner } from './owner-words.js';
import type { OwnedNode } from './target.js';

/** Root, two branches, in each demand with contact rate, and cost. */
const NAMES = { demand: 'Demand intensity', rate: 'Contact rate', cost: 'Cost to serve' };
const branch = (segment: string, name: string): OwnedNode[] => [
  { path: segment, parentPath: '', name },
  { path: `${segment}/demand`, parentPath: segment, name: NAMES.demand },
  { path: `${segment}/demand/rate`, parentPath: `${segment}/demand`, name: NAMES.rate },
  { path: `${segment}/cost`, parentPath: segment, name: NAMES.cost },
];
const NODES: OwnedNode[] = [
  { path: '', parentPath: null, name: 'Customer support' },
  ...branch('enterprise', 'Enterprise'),
  ...branch('smb', 'SMB'),
];
const PEOPLE = [person(1, 'ana'), person(2, 'ben'), person(3, 'cy'), person(4, 'dora')];
const NOON = instant('2026-11-25T12:00:00Z');

const ownership = (assignments: Assignment[], delegations: Delegation[] = [], given: Partial<Ownership> = {}) => ({
  ...NO_OWNERSHIP,
  people: PEOPLE,
  assignments,
  delegations,
  ...given,
});
const ask = (given: Ownership, path: string, at = NOON) => {
  const owners = selectOwnersAt(given, at);
  const owner = findEffectiveOwners(NODES, owners).get(path)!.accountable;
  const context = { owners, nodes: new Map(NODES.map((node) => [node.path, node])), timeZone: 'Europe/Berlin' };
  return { owner, summary: summariseOwner(owner, context), steps: explainOwner(owner, context) };
};
const who = (given: Ownership, path: string, at = NOON) => {
  const { owner } = ask(given, path, at);
  return owner.kind === 'owned' ? owner.person.key : owner.reason;
};

describe('who is Accountable', () => {
  const base = ownership([assignment(11, 'enterprise', 'A', 1), assignment(12, '*/demand', 'A', 3)]);

  it('is the nearest on the way up; a slot is held in every branch', () => {
    expect(NODES.map(({ path }) => `${path}: ${who(base, path)}`)).toEqual([
      ': NOBODY',
      'enterprise: ana',
      'enterprise/demand: cy',
      'enterprise/demand/rate: cy',
      'enterprise/cost: ana',
      'smb: NOBODY',
      'smb/demand: cy',
      'smb/demand/rate: cy',
      'smb/cost: NOBODY',
    ]);
  });

  it("is the node's own before the slot's at the same level", () => {
    const own = ownership([...base.assignments, assignment(13, 'smb/demand', 'A', 2)]);
    expect([who(own, 'smb/demand'), who(own, 'smb/demand/rate'), who(own, 'enterprise/demand')]).toEqual([
      'ben',
      'ben',
      'cy',
    ]);
  });

  it('holds from its first instant until just before its end', () => {
    const from = instant('2026-03-29T01:30:00Z'); // the night in which clocks change
    const to = from + 1000;
    const short = ownership([assignment(11, 'smb', 'A', 1, { validFrom: from, validTo: to })]);
    expect([from - 1, from, to - 1, to].map((at) => who(short, 'smb', at))).toEqual(['NOBODY', 'ana', 'ana', 'NOBODY']);
  });

  it('stops where somebody said that nobody is to answer', () => {
    const validTo = instant('2026-12-31T00:00:00Z');
    const stop = assignment(14, 'enterprise/cost', 'A', null, { validTo, reason: 'the team is being built' });
    const stopped = ownership([...base.assignments, stop]);
    expect(who(stopped, 'enterprise/cost')).toBe('STOPPED');
    expect(who(stopped, 'enterprise/cost', validTo)).toBe('ana');
    expect(ask(stopped, 'enterprise/cost').summary).toBe(
      'Deliberately unowned until 31 December 2026 (Enterprise / Cost to serve): the team is being built',
    );
  });

  it('is told with its steps', () => {
    const cover = delegation(15, 1, 2, { validTo: instant('2027-03-03T00:00:00+01:00') });
    const { owner, summary, steps } = ask(ownership([...base.assignments], [cover]), 'enterprise/cost');
    expect(owner).toMatchObject({ person: { key: 'ben' }, holder: { key: 'ana' }, direct: false });
    expect(summary).toBe('Accountable: Ana, inherited from Enterprise; Ben acts for Ana until 3 March 2027');
    expect(steps).toEqual([
      { kind: 'ASSIGNED', text: 'Ana is Accountable for Enterprise since 1 January 2026, assigned by Edith' },
      { kind: 'INHERITED', text: 'inherited from Enterprise' },
      { kind: 'COVERED', text: 'Ben acts for Ana until 3 March 2027' },
    ]);
    expect(ask(base, 'smb/demand').summary).toBe('Accountable: Cy, who holds Demand intensity in every branch');
    expect(ask(base, 'smb/demand/rate').summary).toBe(
      'Accountable: Cy, inherited from Demand intensity in every branch',
    );
    expect(ask(base, 'smb').summary).toBe('Nobody is Accountable, here or further up');
  });
});

describe('whoever is not there', () => {
  const held = [assignment(11, '', 'A', 4), assignment(12, 'enterprise', 'A', 1)];

  it('is covered inside of the scope; the most specific cover wins, then the latest', () => {
    const covers = [
      delegation(21, 1, 2, { scope: 'enterprise' }),
      delegation(22, 1, 3, { scope: 'enterprise/demand' }),
      delegation(23, 1, 4, { scope: 'smb' }),
    ];
    const covered = ownership(held, covers);
    expect(['enterprise', 'enterprise/demand/rate', 'enterprise/cost'].map((path) => who(covered, path))).toEqual([
      'ben',
      'cy',
      'ben',
    ]);
    const later = delegation(20, 1, 3, { scope: 'enterprise', recordedAt: NOON });
    expect(who(ownership(held, [...covers, later]), 'enterprise/cost')).toBe('cy');
  });

  it('goes up the path when away without cover, and the words say so', () => {
    const { summary, steps } = ask(ownership(held, [delegation(21, 1, null)]), 'enterprise/cost');
    expect(summary).toBe('Accountable: Dora, inherited from Customer support; Ana (Enterprise) is away without cover');
    expect(steps[0]).toEqual({ kind: 'PASSED_OVER', text: 'Ana (Enterprise) is away without cover' });
  });

  it('goes up the path when no longer active, but not for the time before', () => {
    const left = instant('2026-06-01');
    const people = [{ ...PEOPLE[0]!, active: false, deactivatedAt: left }, ...PEOPLE.slice(1)];
    const gone = ownership(held, [], { people });
    expect([who(gone, 'enterprise', left - 1), who(gone, 'enterprise', left)]).toEqual(['ana', 'dora']);
  });

  it('is a gap when nobody further up is there either, also below a stop', () => {
    const away = [delegation(21, 1, null), delegation(22, 4, null)];
    expect(who(ownership(held, away), 'enterprise')).toBe('UNAVAILABLE');
    const stop = assignment(13, '', 'A', null, { validTo: NOON + 1, reason: 'nobody' });
    expect(who(ownership([stop, held[1]!], away), 'enterprise')).toBe('STOPPED');
  });

  it('is covered by at most three in a row, and never in a circle', () => {
    const chain = [delegation(21, 1, 2), delegation(22, 2, 3), delegation(23, 3, 4)];
    const onlyAna = [held[1]!];
    expect(who(ownership(onlyAna, chain), 'enterprise')).toBe('dora');
    const people = [...PEOPLE, person(5, 'eve')];
    const fourth = [...chain, delegation(24, 4, 5)];
    expect(who(ownership(onlyAna, fourth, { people }), 'enterprise')).toBe('UNAVAILABLE');
    const circle = [...chain.slice(0, 2), delegation(25, 3, 1)];
    expect(who(ownership(onlyAna, circle), 'enterprise')).toBe('UNAVAILABLE');
  });
});

describe('the other roles', () => {
  const team = { team: uuid(9) };
  const roles = ownership([
    assignment(11, '', 'I', 1),
    assignment(12, 'smb', 'R', 1),
    assignment(13, 'smb/demand', 'R', 2),
    { ...assignment(14, '*/demand', 'R', 3), party: team },
    assignment(15, '*/demand', 'C', 4),
    assignment(16, 'smb', 'C', 3),
    assignment(17, 'smb', 'I', 1),
    assignment(18, 'smb', 'A', null, { validTo: NOON + 1, reason: 'a stop' }),
  ]);
  const owned = findEffectiveOwners(NODES, selectOwnersAt(roles, NOON));
  const ids = (path: string, role: 'responsible' | 'consulted' | 'informed') =>
    owned.get(path)![role].map(({ assignment: { id }, path: from }) => `${id.slice(-2)} from "${from}"`);

  it('Responsible comes from the nearest level that has anybody', () => {
    expect(ids('smb/demand', 'responsible')).toEqual(['13 from "smb/demand"']);
    expect(ids('smb/demand/rate', 'responsible')).toEqual(['13 from "smb/demand"']);
    expect(ids('enterprise/demand/rate', 'responsible')).toEqual(['14 from "enterprise/demand"']);
    expect(ids('smb/cost', 'responsible')).toEqual(['12 from "smb"']);
    expect(ids('', 'responsible')).toEqual([]);
  });

  it('Consulted and Informed add up, everybody once, whatever stops above', () => {
    expect(ids('smb/demand/rate', 'consulted')).toEqual(['15 from "smb/demand"', '16 from "smb"']);
    expect(ids('smb/demand/rate', 'informed')).toEqual(['17 from "smb"']);
    expect(ids('enterprise', 'informed')).toEqual(['11 from ""']);
  });
});
