import {
  applyChanges,
  findEffectiveOwners,
  INSTANT_OPEN_END,
  NO_OWNERSHIP,
  selectOwnersAt,
  diffOwnership,
  isEmptyWrite,
  type Ownership,
  type OwnershipChange,
} from '@bough/domain';
import * as fc from 'fast-check';
import { workspace } from '../../../test/support/builders.js';
import { EDITOR, instant, uuid } from '../../../test/support/builders-ownership.js';
import { tries } from '../../../test/support/how-much.js';
import { ownerChangesOf } from './owner-changes.js';
import { readOwnerSections } from './read-owners.js';
import { writeOwnerSections } from './write-owners.js';

const NOW = instant('2026-11-25T12:00:00Z');
const HOUR = 3_600_000;
const ZONE = 'Europe/Berlin';
const NODES = new Map(
  [
    ['', null, 'All'],
    ['smb', '', 'SMB'],
    ['smb/demand', 'smb', 'Demand'],
  ].map(([path, parentPath, name]) => [path!, { path: path!, parentPath: parentPath ?? null, name: name! }]),
);

const WORKSPACE = { ...workspace(), timeZone: ZONE };

let next = 1;
function apply(ownership: Ownership, changes: readonly OwnershipChange[], at = NOW) {
  const context = { at, actor: EDITOR, reason: 'test', nodes: NODES, timeZone: 'UTC', newId: () => uuid(next++) };
  return applyChanges(ownership, changes, context);
}
/** What the text says over an ownership, as the changes that are still needed. */
function needed(text: string, ownership: Ownership): OwnershipChange[] {
  const { owners, problems } = readOwnerSections(text, 'owners.yml', workspace());
  expect(problems).toEqual([]);
  return ownerChangesOf(owners!, ownership, WORKSPACE, NOW).map(({ change }) => change);
}
const PEOPLE: OwnershipChange[] = [
  { kind: 'person', key: 'ana', name: 'Ana Rios', email: 'ana@example.com', agentNames: ['Ana R.', 'ana: desk'] },
  ...['ben', 'cy'].map((key) => ({ kind: 'person' as const, key })),
  { kind: 'team', key: 'product', name: 'Product', lead: 'ana', members: ['ben'] },
];
const START = apply(NO_OWNERSHIP, PEOPLE, instant('2025-01-01')).ownership;
const day = (text: string) => instant(`${text}T00:00:00+01:00`);

it('writes who is there and what holds now or later, days in the time zone', () => {
  const { ownership, problems } = apply(START, [
    { kind: 'assign', target: 'smb', role: 'A', party: 'ana', from: day('2026-01-01'), to: day('2027-01-01') },
    { kind: 'assign', target: 'smb', role: 'A', party: 'ben', from: day('2027-01-01') },
    { kind: 'assign', target: 'smb', role: 'I', party: 'team:product', from: day('2027-01-01') },
    { kind: 'assign', target: '*/demand', role: 'C', party: 'cy', from: day('2025-01-01'), to: day('2026-01-01') },
    { kind: 'stop', target: 'smb/demand', from: day('2026-02-01'), to: day('2027-02-01'), reason: 'being decided' },
    { kind: 'cover', person: 'ana', by: 'cy', scope: 'smb', from: day('2026-12-01'), to: day('2026-12-24') },
  ]);
  expect(problems).toEqual([]);
  expect(writeOwnerSections(ownership, ZONE, NOW)).toBe(`people:
  - { key: ana, name: Ana Rios, email: ana@example.com, agent_names: [Ana R., "ana: desk"] }
  - { key: ben }
  - { key: cy }

teams:
  - { key: product, name: Product, lead: ana, members: [ana, ben] }

owners:
  - { target: smb, from: 2026-01-01, until: 2027-01-01, accountable: ana }
  - { target: smb, from: 2027-01-01, accountable: ben, informed: [team:product] }
  - target: smb/demand
    from: 2026-02-01
    unowned:
      until: 2027-02-01
      reason: being decided

cover:
  - { person: ana, by: cy, scope: smb, from: 2026-12-01, until: 2026-12-24, reason: test }
`);
});

const TARGETS = ['', 'smb', 'smb/demand', '*/demand'];
const hours = (least: number, most: number) => fc.integer({ min: least, max: most }).map((count) => NOW + count * HOUR);
const aChange: fc.Arbitrary<OwnershipChange> = fc.oneof(
  fc.record({
    kind: fc.constant('assign' as const),
    target: fc.constantFrom(...TARGETS),
    replace: fc.boolean(),
    role: fc.constantFrom('A' as const, 'R' as const, 'I' as const),
    from: hours(-99, 99),
    party: fc.constantFrom('ana', 'ben', 'cy', 'team:product'),
    to: fc.oneof(hours(-50, 200), fc.constant(INSTANT_OPEN_END)),
  }),
  fc.record({
    kind: fc.constant('stop' as const),
    target: fc.constantFrom(...TARGETS),
    reason: fc.constant('why'),
    from: hours(-99, 99),
    to: hours(-50, 200),
    replace: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('cover' as const),
    person: fc.constantFrom('ana', 'ben'),
    by: fc.constantFrom('cy', null),
    scope: fc.constantFrom('', 'smb'),
    from: hours(-99, 99),
    to: hours(-50, 200),
  }),
);

it('reading what was written changes nothing, whatever happened at whatever hour', () =>
  fc.assert(
    fc.property(fc.array(aChange, { maxLength: 12 }), (changes) => {
      let ownership = START;
      for (const change of changes) ({ ownership } = apply(ownership, [change]));
      const again = apply(ownership, needed(writeOwnerSections(ownership, ZONE, NOW), ownership));
      expect(again.problems).toEqual([]);
      expect(isEmptyWrite(diffOwnership(ownership, again.ownership))).toBe(true);
    }),
    tries(10),
  ));

it('gives an empty workspace the same owners, from day to day', () =>
  fc.assert(
    fc.property(fc.array(aChange, { maxLength: 12 }), (changes) => {
      const onDays = (change: OwnershipChange) =>
        'from' in change && 'to' in change && typeof change.to === 'number'
          ? { ...change, from: midnight(change.from!), to: midnight(change.to) }
          : change;
      let ownership = START;
      for (const change of changes) ({ ownership } = apply(ownership, [onDays(change) as OwnershipChange]));
      const fresh = apply(NO_OWNERSHIP, needed(writeOwnerSections(ownership, ZONE, NOW), NO_OWNERSHIP));
      expect(fresh.problems).toEqual([]);
      for (const at of [NOW, NOW + 48 * HOUR, NOW + 300 * HOUR])
        expect(namesAt(fresh.ownership, at)).toEqual(namesAt(ownership, at));
    }),
    tries(10),
  ));

/** In these weeks midnight in Berlin is 23:00 UTC. */
function midnight(at: number): number {
  return at === INSTANT_OPEN_END ? at : Math.floor((at + HOUR) / (24 * HOUR)) * 24 * HOUR - HOUR;
}

function namesAt(ownership: Ownership, at: number): string[] {
  const owners = selectOwnersAt(ownership, at);
  const keyOf = (party: { person: string } | { team: string } | null) =>
    party === null
      ? 'nobody'
      : 'person' in party
        ? owners.people.get(party.person)!.key
        : owners.teams.get(party.team)!.key;
  return [...findEffectiveOwners([...NODES.values()], owners)].map(([path, { accountable, responsible, informed }]) =>
    [
      path,
      accountable.kind === 'gap' ? accountable.reason : accountable.person.key,
      ...[...responsible, ...informed].map(({ assignment }) => `${assignment.role} ${keyOf(assignment.party)}`).sort(),
    ].join(' '),
  );
}
