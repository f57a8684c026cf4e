import { addLocalDays, currentRouting, type OwnershipChange } from '@bough/domain';
import { writeOwners } from '../../libs/sources/owners-csv.js';
import { writeOwnerSections } from '../../libs/sources/workspace/write-owners.js';
import { AS_OF, signal } from '../support/builders-findings.js';
import { instant } from '../support/builders-ownership.js';
import { OPERATOR, workspace } from '../support/builders.js';
import { testSystem } from '../support/builders-system.js';
import { memoryStores } from '../support/memory-stores.js';

/**
 * An end is the same day in every answer, whatever the zone: the midnight at which 1 February 2027 begins, by hand from the offsets
 * (Honolulu −10, New York −5, Berlin +1, Kolkata +5:30, Auckland +13), and the millisecond before it, which is still 31 January.
 */
const MIDNIGHTS = [
  ['Pacific/Honolulu', '2027-02-01T10:00:00Z'],
  ['America/New_York', '2027-02-01T05:00:00Z'],
  ['UTC', '2027-02-01T00:00:00Z'],
  ['Europe/Berlin', '2027-01-31T23:00:00Z'],
  ['Asia/Kolkata', '2027-01-31T18:30:00Z'],
  ['Pacific/Auckland', '2027-01-31T11:00:00Z'],
] as const;
const ENDS = MIDNIGHTS.flatMap(([zone, text]) => [
  [zone, instant(text), '1 February 2027', '2027-02-01'] as const,
  [zone, instant(text) - 1, '31 January 2027', '2027-01-31'] as const,
]);
const NOON = instant('2026-12-15T12:00:00Z');

/** Ben answers for Pro, Ana for everything; a finding is at Pro. */
async function open(timeZone: string) {
  const stores = memoryStores();
  await stores.workspaces.save(workspace({ timeZone }), new Date(NOON));
  const clock = { at: NOON };
  const system = testSystem({ stores, now: () => clock.at, methods: { waitingPlans: async () => [] } }).as(OPERATOR);
  const changes: OwnershipChange[] = [
    ...['ana', 'ben', 'cy'].map((key): OwnershipChange => ({ kind: 'person', key })),
    { kind: 'assign', target: '', role: 'A', party: 'ana' },
    { kind: 'assign', target: 'pro', role: 'A', party: 'ben' },
  ];
  await system.ownership.apply(changes);
  await system.findings.raise([signal({ path: 'pro/cost_to_serve' })], AS_OF);
  const people = new Map((await stores.people.all()).map(({ key, id }) => [key, id]));
  const workOf = async (key: string) =>
    (await system.findings.myWork(people.get(key)!, false)).map(({ reason }) => reason);
  return { stores, system, clock, workOf };
}

it.each(ENDS)('a cover in %s until %s ends on %s in every answer', async (zone, to, long, day) => {
  const { stores, system } = await open(zone);
  const cover: OwnershipChange = { kind: 'cover', person: 'ben', by: 'cy', to };
  const preview = await system.ownership.apply([cover], { dryRun: true });
  const [moving] = await system.findings.listMoved(preview);
  expect(moving!.after.text).toContain(`until ${long}`);
  await system.ownership.apply([cover]);
  const finding = (await stores.findings.find({ number: 1 }))!;
  expect(currentRouting(finding).text).toContain(`until ${long}`);
  const events = (await system.findings.events([finding.id])).get(finding.id)!;
  expect(events.at(-1)!.text).toContain(`until ${long}`);
  expect(writeOwnerSections(await system.ownership.read(), zone, NOON)).toContain(`until: ${day}`);
});

it.each(ENDS)('a stop and an assignment in %s until %s end on %s', async (zone, to, long, day) => {
  const { stores, system } = await open(zone);
  await system.ownership.apply([
    { kind: 'assign', target: 'free', role: 'I', party: 'cy', to },
    { kind: 'stop', target: 'pro', to, reason: 'being decided', replace: true },
  ]);
  const routing = currentRouting((await stores.findings.find({ number: 1 }))!);
  expect([routing.text, ...routing.steps].join('; ')).toContain(`until ${long}`);
  const ownership = await system.ownership.read();
  // The end of the assignment, the end of the stop, and on the same day Ben answers again.
  const rows = writeOwners(ownership, zone, NOON).split('\n');
  expect(rows.filter((row) => row.includes(`,${day},`))).toHaveLength(3);
  expect(writeOwnerSections(ownership, zone, NOON).split(`until: ${day}`)).toHaveLength(3);
});

it.each(ENDS)('a snooze in %s until %s says %s', async (zone, until, long) => {
  const { system } = await open(zone);
  const { finding, problems } = await system.findings.change({ number: 1 }, { move: 'snooze', until });
  expect(problems).toEqual([]);
  expect((await system.findings.events([finding!.id])).get(finding!.id)!.at(-1)!.text).toBe(`Until ${long}`);
});

it('90 days of a snooze and a cover are days of the calendar of the workspace', async () => {
  // In Berlin summer time ended on 25 October 2026: 90 days later it is the same o'clock, and an hour more has passed.
  const { system, clock } = await open('Europe/Berlin');
  clock.at = instant('2026-09-15T12:00:00Z');
  const until = addLocalDays(clock.at, 90, 'Europe/Berlin');
  expect(until - clock.at).toBe(90 * 86_400_000 + 3_600_000);
  expect((await system.findings.change({ number: 1 }, { move: 'snooze', until })).problems).toEqual([]);
  const late = await system.findings.change({ number: 1 }, { move: 'snooze', until: until + 1 });
  expect(late.problems.map(({ code }) => code)).toEqual(['SNOOZE_INVALID']);
});

describe('my work', () => {
  it('of who covers is there at once when the cover is saved, and goes when it is ended', async () => {
    const { system, workOf } = await open('Europe/Berlin');
    expect([await workOf('ben'), await workOf('cy')]).toEqual([['to_acknowledge'], []]);
    await system.ownership.apply([{ kind: 'cover', person: 'ben', by: 'cy', to: NOON + 9 * 86_400_000 }]);
    expect([await workOf('ben'), await workOf('cy')]).toEqual([[], ['to_acknowledge']]);
    const listed = async (key: string) =>
      (
        await system.findings.list(
          { people: [(await system.ownership.read()).people.find((each) => each.key === key)!.id] },
          { sort: 'severity', most: 9 },
        )
      ).total;
    expect([await listed('ben'), await listed('cy')]).toEqual([0, 1]);
    await system.ownership.apply([{ kind: 'end-cover', person: 'ben' }]);
    expect([await workOf('ben'), await workOf('cy')]).toEqual([['to_acknowledge'], []]);
  });

  it('follows a cover that begins and ends by itself, to the millisecond, in the version that is stored', async () => {
    const { stores, system, clock, workOf } = await open('Europe/Berlin');
    const [from, to] = [NOON + 3_600_000, NOON + 7_200_000];
    await system.ownership.apply([{ kind: 'cover', person: 'ben', by: 'cy', from, to }]);
    const asked: string[][] = [];
    for (const at of [from - 1, from, to - 1, to]) {
      clock.at = at;
      asked.push(await workOf('cy'));
    }
    expect(asked).toEqual([[], ['to_acknowledge'], ['to_acknowledge'], []]);
    const version = (await stores.findings.find({ number: 1 }))!.version;
    const taken = await system.findings.change({ number: 1 }, { move: 'acknowledge' }, { expected: version });
    expect(taken.problems).toEqual([]);
  });

  it('is right at once after every other change of owners', async () => {
    const { system, workOf } = await open('UTC');
    const owners = async () =>
      [await workOf('ana'), await workOf('ben'), await workOf('cy')].map(({ length }) => length);
    await system.ownership.apply([{ kind: 'assign', target: 'pro', role: 'A', party: 'cy', replace: true }]);
    expect(await owners()).toEqual([0, 0, 1]);
    await system.ownership.apply([{ kind: 'handover', person: 'cy', to: 'ben' }]);
    expect(await owners()).toEqual([0, 1, 0]);
    await system.ownership.apply([{ kind: 'end', target: 'pro', role: 'A' }]);
    expect(await owners()).toEqual([1, 0, 0]);
    await system.ownership.apply([{ kind: 'deactivate', person: 'ana', successor: 'cy' }]);
    expect(await owners()).toEqual([0, 0, 1]);
  });
});
