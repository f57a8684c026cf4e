import { assignment, delegation, EDITOR, instant, person, uuid } from '../../../../test/support/builders-ownership.js';
import { NO_OWNERSHIP, type Ownership } from '../assignment.js';
import { INSTANT_OPEN_END } from '../person.js';
import { applyChanges, diffOwnership } from './apply-changes.js';
import type { OwnershipChange } from './ownership-change.js';

const NOW = instant('2026-11-25T12:00:00Z');
const LATER = instant('2027-01-01T00:00:00Z');
const DAY = 86_400_000;
const NODES = new Map(
  [
    ['', null, 'All'],
    ['smb', '', 'SMB'],
    ['smb/demand', 'smb', 'Demand'],
    ['smb/demand/rate', 'smb/demand', 'Rate'],
  ].map(([path, parentPath, name]) => [path!, { path: path!, parentPath: parentPath ?? null, name: name! }]),
);
const PEOPLE = [person(1, 'ana'), person(2, 'ben'), person(3, 'cy'), person(4, 'dora'), person(5, 'eve')];
const TEAM = { id: uuid(9), key: 'product', name: 'Product', lead: uuid(1), members: [uuid(1)], createdAt: 0 };
const START: Ownership = {
  ...NO_OWNERSHIP,
  version: 1,
  people: [...PEOPLE, person(6, 'gone', { active: false, deactivatedAt: NOW - 1 })],
  teams: [TEAM],
  assignments: [assignment(11, 'smb', 'A', 1), assignment(12, 'smb', 'I', 1)],
};

function apply(changes: OwnershipChange[], start = START, reason: string | null = null, timeZone = 'UTC') {
  let next = 100;
  const context = { at: NOW, actor: EDITOR, reason, nodes: NODES, timeZone, newId: () => uuid(next++) };
  return applyChanges(start, changes, context);
}
const problems = (changes: OwnershipChange[], start = START) =>
  apply(changes, start).problems.map(({ code, path }) => `${code} ${path.join('.')}`);
const rows = ({ assignments }: Ownership, target: string, role = 'A') =>
  assignments
    .filter((each) => each.target === target && each.role === role)
    .sort((a, b) => a.validFrom - b.validFrom)
    .map(({ party, validFrom, validTo }) => [
      party && 'person' in party ? Number(party.person.slice(-3)) : party,
      validFrom,
      validTo,
    ]);
const BEGAN = START.assignments[0]!.validFrom;

describe('assigning', () => {
  it('holds from now on, and says who did it', () => {
    const { ownership } = apply([{ kind: 'assign', target: '*/demand', role: 'A', party: 'ben' }]);
    expect(ownership.assignments.at(-1)).toEqual({
      id: uuid(100),
      target: '*/demand',
      role: 'A',
      party: { person: uuid(2) },
      validFrom: NOW,
      validTo: INSTANT_OPEN_END,
      reason: null,
      assignedBy: EDITOR,
      recordedAt: NOW,
    });
  });

  it('tells everything that is wrong at once, with its place', () => {
    expect(
      problems([
        { kind: 'assign', target: 'smb', role: 'A', party: 'ben' },
        { kind: 'assign', target: 'smb', role: 'A', party: 'team:product', replace: true },
        { kind: 'assign', target: 'sbm', role: 'R', party: 'bne' },
        { kind: 'assign', target: '*/rate', role: 'R', party: 'gone' },
        { kind: 'assign', target: 'smb', role: 'I', party: 'ana' },
        { kind: 'assign', target: 'smb', role: 'C', party: 'cy', from: NOW, to: NOW },
        { kind: 'assign', target: 'smb', role: 'C', party: 'cy', from: NOW - 1 },
        { kind: 'assign', target: 'smb', role: 'C', party: 'team:none' },
        { kind: 'end', target: 'smb', role: 'C' },
        { kind: 'stop', target: 'smb/demand', to: INSTANT_OPEN_END, reason: ' ' },
      ]),
    ).toEqual([
      'ACCOUNTABLE_OVERLAP 0.party',
      'ACCOUNTABLE_NOT_A_PERSON 1.party',
      'UNKNOWN_TARGET 2.target',
      'UNKNOWN_PERSON 2.party',
      'PERSON_INACTIVE 3.party',
      'ALREADY_ASSIGNED 4.party',
      'RANGE_EMPTY 5.to',
      'REASON_MISSING 6.from',
      'UNKNOWN_TEAM 7.party',
      'NOT_ASSIGNED 8.target',
      'REASON_MISSING 9.reason',
      'STOP_WITHOUT_END 9.to',
    ]);
    expect(apply([{ kind: 'assign', target: 'sbm', role: 'R', party: 'bne' }]).problems.map((p) => p.message)).toEqual([
      'there is no node, slot or segment "sbm", did you mean "smb"?',
      'there is no person "bne", did you mean "ben"?',
    ]);
  });

  it('replaces in one step: the old one ends at the instant at which the new one begins', () => {
    const { ownership } = apply([
      { kind: 'assign', target: 'smb', role: 'A', party: 'ben', replace: true, from: LATER },
    ]);
    expect(rows(ownership, 'smb')).toEqual([
      [1, BEGAN, LATER],
      [2, LATER, INSTANT_OPEN_END],
    ]);
    expect(diffOwnership(START, ownership)).toMatchObject({
      superseded: [uuid(11)],
      assignments: [{ validTo: LATER, recordedAt: NOW }, { validFrom: LATER }],
      people: [],
      teams: [],
      delegations: [],
    });
  });

  it('replaces for a while, and the old one goes on after it', () => {
    const to = LATER + DAY;
    const { ownership } = apply([
      { kind: 'stop', target: 'smb', from: LATER, to, reason: 'nobody yet', replace: true },
    ]);
    expect(rows(ownership, 'smb')).toEqual([
      [1, BEGAN, LATER],
      [null, LATER, to],
      [1, to, INSTANT_OPEN_END],
    ]);
  });

  it('ends what runs, and takes back what is to come, without a trace in time that is left', () => {
    const planned = apply([{ kind: 'assign', target: 'smb', role: 'A', party: 'ben', replace: true, from: LATER }]);
    const { ownership } = apply([{ kind: 'end', target: 'smb', role: 'A' }], planned.ownership);
    expect(rows(ownership, 'smb')).toEqual([[1, BEGAN, NOW]]);
  });

  it('lets a change build on the one before it', () => {
    const { problems: found, ownership } = apply([
      { kind: 'person', key: 'fay', name: 'Fay', email: 'Fay@Example.com' },
      { kind: 'team', key: 'ops', name: 'Operations', lead: 'fay', members: ['ben'] },
      { kind: 'assign', target: 'smb', role: 'R', party: 'team:ops' },
      { kind: 'end', target: 'smb', role: 'A' },
      { kind: 'assign', target: 'smb', role: 'A', party: 'fay' },
    ]);
    expect(found).toEqual([]);
    expect(ownership.people.at(-1)).toMatchObject({ name: 'Fay', email: 'fay@example.com', active: true });
    expect(ownership.teams.at(-1)).toMatchObject({ lead: uuid(100), members: [uuid(2), uuid(100)].sort() });
    expect(rows(ownership, 'smb').at(-1)).toEqual([100, NOW, INSTANT_OPEN_END]);
  });
});

describe('people', () => {
  it('are changed by key, and nothing is written when nothing differs', () => {
    const { ownership } = apply([
      { kind: 'person', key: 'ana', name: 'Ana' },
      { kind: 'team', key: 'product', members: ['ana'] },
    ]);
    expect(Object.values(diffOwnership(START, ownership)).flat()).toEqual([]);
    expect(
      problems([
        { kind: 'person', key: 'Ana!' },
        { kind: 'person', key: 'eve', email: 'no address' },
        { kind: 'person', key: 'ana', email: 'a@b' },
        { kind: 'person', key: 'ben', email: 'A@B' },
        { kind: 'person', key: 'gus', name: 'g'.repeat(100_000) },
      ]),
    ).toEqual(['KEY_INVALID 0.key', 'EMAIL_INVALID 1.email', 'EMAIL_TAKEN 3.email', 'TOO_LONG 4.name']);
  });

  it('are not put twice at once: which of the two is meant?', () => {
    const twice = apply([
      { kind: 'person', key: 'eve', name: 'Eve' },
      { kind: 'team', key: 'eve' },
      { kind: 'person', key: 'eve', name: 'Eva' },
    ]);
    expect(twice.problems).toMatchObject([
      { code: 'LISTED_TWICE', path: [2, 'key'], message: 'person "eve" is there twice (changes 1 and 3); keep one' },
    ]);
  });

  it('have names in help desks, each of which is one person whatever its case', () => {
    const named = (key: string, ...agentNames: string[]): OwnershipChange => ({ kind: 'person', key, agentNames });
    const { ownership } = apply([named('ana', ' Ana R. ', 'ANA R.', 'ana@desk'), named('ben', 'Ben')]);
    const namesOf = (key: string) => ownership.people.find((each) => each.key === key)!.agentNames;
    expect([namesOf('ana'), namesOf('ben')]).toEqual([['ANA R.', 'ana@desk'], ['Ben']]);
    expect(problems([named('ana', 'Ana'), named('ben', 'ana', ' ')])).toEqual([
      'AGENT_NAME_TAKEN 1.agentNames',
      'AGENT_NAME_INVALID 1.agentNames',
    ]);
  });

  it('hand over everything from an instant on, the lead of teams too', () => {
    const { ownership } = apply([{ kind: 'handover', person: 'ana', to: 'ben', from: LATER }]);
    expect(rows(ownership, 'smb')).toEqual([
      [1, BEGAN, LATER],
      [2, LATER, INSTANT_OPEN_END],
    ]);
    expect(rows(ownership, 'smb', 'I').at(-1)).toEqual([2, LATER, INSTANT_OPEN_END]);
    expect(ownership.teams[0]).toMatchObject({ lead: uuid(2) });
    expect(problems([{ kind: 'handover', person: 'ana', to: 'ana' }])).toEqual(['SAME_PERSON 0.to']);
  });

  it('leave only when nothing is theirs any more', () => {
    expect(problems([{ kind: 'deactivate', person: 'ana' }])).toEqual(['HOLDS_NODES 0.successor']);
    const { ownership } = apply([{ kind: 'deactivate', person: 'ana', successor: 'ben' }]);
    expect(ownership.people.find(({ key }) => key === 'ana')).toMatchObject({ active: false, deactivatedAt: NOW });
    expect(rows(ownership, 'smb').at(-1)).toEqual([2, NOW, INSTANT_OPEN_END]);
    expect(ownership.teams[0]).toMatchObject({ lead: uuid(2), members: [uuid(2)] });
    expect(problems([{ kind: 'deactivate', person: 'ben' }])).toEqual([]);
    expect(problems([{ kind: 'deactivate', person: 'ana', successor: 'gone' }])).toEqual([
      'PERSON_INACTIVE 0.successor',
    ]);
  });
});

describe('cover', () => {
  const cover = (who: string, by: string | null, given = {}): OwnershipChange => ({
    kind: 'cover',
    person: who,
    by,
    to: LATER,
    reason: 'leave',
    ...given,
  });

  it('counts its 90 days in the calendar of the workspace: a night of 25 hours is no day more', () => {
    // 1 September to 30 November 2027 in Berlin, where summer time ends on 31 October: 90 days and an hour.
    const [from, to] = ['2027-08-31T22:00:00Z', '2027-11-29T23:00:00Z'].map(Date.parse);
    const away = cover('ana', 'ben', { from, to });
    expect(apply([away], START, null, 'Europe/Berlin').problems).toEqual([]);
    expect(apply([away]).problems.map(({ code }) => code)).toEqual(['COVER_TOO_LONG']);
  });

  it('lasts 90 days at most and has somebody else to act', () => {
    expect(problems([cover('ana', 'ben', { to: NOW + 90 * DAY })])).toEqual([]);
    expect(problems([cover('ana', 'ben', { to: NOW + 90 * DAY + 1 })])).toEqual(['COVER_TOO_LONG 0.to']);
    expect(problems([cover('ana', 'ana'), cover('ana', 'gone'), cover('ana', null, { scope: 'none' })])).toEqual([
      'COVER_CYCLE 0.by',
      'PERSON_INACTIVE 1.by',
      'UNKNOWN_TARGET 2.scope',
    ]);
  });

  it('goes three hands far and never in a circle, where times and scopes meet', () => {
    const chain = [cover('ana', 'ben'), cover('ben', 'cy'), cover('cy', 'dora')];
    expect(problems(chain)).toEqual([]);
    expect(problems([...chain, cover('dora', 'eve')])).toEqual(['COVER_CHAIN 3.by']);
    expect(problems([chain[2]!, cover('dora', 'eve'), chain[0]!, chain[1]!])).toEqual(['COVER_CHAIN 3.by']);
    expect(problems([chain[0]!, cover('ben', 'ana')])).toEqual(['COVER_CYCLE 1.by']);
    expect(problems([chain[0]!, cover('ben', 'ana', { from: LATER, to: LATER + DAY })])).toEqual([]);
    const apart = [cover('ana', 'ben', { scope: 'smb/demand' }), cover('ben', 'ana', { scope: 'smb/demand/rate' })];
    expect(problems(apart)).toEqual(['COVER_CYCLE 1.by']);
  });

  it('ends when somebody is back', () => {
    const from = NOW - DAY;
    const away = { ...START, delegations: [delegation(21, 1, 2, { validFrom: from, validTo: LATER })] };
    const { ownership } = apply([{ kind: 'end-cover', person: 'ana' }], away);
    expect(ownership.delegations).toMatchObject([{ id: uuid(100), validFrom: from, validTo: NOW }]);
    expect(problems([{ kind: 'end-cover', person: 'ben' }])).toEqual(['NOT_AWAY 0.person']);
    expect(problems([{ kind: 'end-cover', person: 'ana', from: NOW - 1 }], away)).toEqual(['REASON_MISSING 0.from']);
  });
});
