/** What every store of findings promises. */
import { nextVersion, findingEvent, type Finding, type FindingChange } from '@bough/domain';
import {
  placeInOrder,
  type DetectionRun,
  type FindingFilter,
  type FindingPlace,
  type FindingSort,
} from '@bough/application';
import type { OpenStores, StoreKind } from './builders-stores.js';
import { AS_OF, contextAt, MONDAY, OLGA, raised, SAM, signal, TOM } from './builders-findings.js';
import { uuid } from './builders-ownership.js';

const DAY = 86_400_000;
const NOTHING = { entryOf: () => null };
const RUN: DetectionRun = {
  workspaceVersion: 1,
  dataVersion: 2,
  ownershipVersion: 3,
  launches: 0,
  lookedOn: AS_OF + 1,
  asOf: AS_OF,
  startedAt: new Date(MONDAY),
  finishedAt: new Date(MONDAY + 5),
  watched: 40,
  expectedByChance: 0.7,
  signals: 3,
  raised: 2,
  reopened: 1,
  recovered: 0,
};

export function findingStoreContract({ open }: StoreKind): void {
  let stores: OpenStores;
  beforeAll(async () => void (stores = await open()));
  afterAll(() => stores.close());
  const forget = () =>
    stores.findings.removeAll({
      at: new Date(MONDAY),
      person: null,
      actor: 'cli',
      via: 'cli' as const,
      action: 'finding.remove',
      requestId: 'test',
      changes: [],
    });
  beforeEach(forget);

  const fresh = (number: number, given: Parameters<typeof signal>[0] = {}): FindingChange => {
    const finding = { ...raised({ cause: `cause ${number}`, ...given }), id: uuid(number), number: 0 };
    const sighting = { seenAt: MONDAY, asOf: AS_OF, signal: finding.signal };
    return { finding, events: [findingEvent(MONDAY, 'raised', finding.signal.title)], sighting };
  };
  const next = (finding: Finding, given: Partial<Finding> = {}): FindingChange => ({
    finding: nextVersion(finding, given),
    events: [],
    sighting: null,
  });
  const save = (...changes: FindingChange[]) => stores.findings.save(changes, NOTHING);

  it('has another revision after every change and every look, and the same one else', async () => {
    const revisions = [await stores.findings.revision()];
    const noted = async (change: Promise<unknown>) => {
      await change;
      revisions.push(await stores.findings.revision());
      expect(await stores.findings.revision()).toBe(revisions.at(-1));
    };
    const saved = save(fresh(1), fresh(2));
    await noted(saved);
    await noted(save(next((await saved)[0]!, { note: 'why' })));
    await noted(stores.findings.save([], { ...NOTHING, run: RUN }));
    await noted(save(fresh(3)));
    expect(new Set(revisions).size).toBe(5);
  });

  it('numbers new findings and gives back what it was given, to the millisecond', async () => {
    const first = fresh(1);
    const [one, two] = await save(first, fresh(2));
    expect([one!.number, two!.number]).toEqual([1, 2]);
    expect(await stores.findings.find({ id: uuid(1) })).toEqual({ ...first.finding, number: 1 });
    const closed: Partial<Finding> = {
      status: 'dismissed',
      dismissReason: 'other',
      note: 'why',
      quietUntil: MONDAY + 3,
      closedAt: MONDAY + 1,
      assignee: SAM,
      informed: [TOM, OLGA],
      acknowledgeBy: null,
      topReached: true,
      snoozedUntil: MONDAY + 4,
      acknowledgedAt: MONDAY + 5,
      startedAt: MONDAY + 6,
      recoveredAt: MONDAY + 7,
      verifyAt: MONDAY + 8,
      missed: 2,
      missedDay: AS_OF,
      settledAt: MONDAY + 9,
      severity: 'low',
      occurrences: 3,
    };
    const [saved] = await save(next(two!, closed));
    expect(await stores.findings.find({ number: 2 })).toEqual(saved);
    expect(saved).toMatchObject({ ...closed, version: 2, number: 2 });
    expect(await stores.findings.find({ id: 'nothing' })).toBeNull();
    expect(await stores.findings.find({ number: 3 })).toBeNull();
    expect(await stores.findings.unsettled()).toEqual([one]);
  });

  it('has one unsettled finding per cause, and nothing is saved otherwise', async () => {
    const [one] = await save(fresh(1, { cause: 'same' }));
    await expect(save(fresh(2), fresh(3, { cause: 'same' }))).rejects.toMatchObject({ code: 'VERSION_CONFLICT' });
    expect(await stores.findings.count({})).toBe(1);
    const over = { status: 'resolved', resolution: 'fixed', closedAt: MONDAY, settledAt: MONDAY } as const;
    await save(next(one!, over));
    expect((await save(fresh(3, { cause: 'same' })))[0]!.number).toBe(2);
  });

  it('saves only what is one version on', async () => {
    const [one, two] = await save(fresh(1), fresh(2));
    await save(next(one!));
    await expect(save(next(two!), next(one!))).rejects.toMatchObject({ code: 'VERSION_CONFLICT' });
    expect((await stores.findings.find({ number: 2 }))!.version).toBe(1);
  });

  it('keeps sightings by day, a later look at the same day in place of an earlier one, and events in order', async () => {
    const [one] = await save(fresh(1), fresh(2));
    const sighting = (asOf: number, words: string) => ({ seenAt: MONDAY + 9, asOf, signal: signal({ words }) });
    const event = (text: string) => findingEvent(MONDAY + 9, 'comment', text, { id: SAM, name: 'Sam' });
    const events = [event('a'), event('b')];
    const [two] = await save({ ...next(one!), sighting: sighting(AS_OF, 'again'), events });
    await save({ ...next(two!), sighting: sighting(AS_OF + 1, 'later') });
    const seen = (await stores.findings.sightings([uuid(1), uuid(2)])).get(uuid(1))!;
    expect(seen.map(({ asOf, signal: { words } }) => [asOf, words])).toEqual([
      [AS_OF + 1, 'later'],
      [AS_OF, 'again'],
    ]);
    const told = await stores.findings.events([uuid(1), uuid(2)]);
    expect(told.get(uuid(1))).toEqual([...fresh(1).events, ...events]);
    expect(told.get(uuid(2))).toHaveLength(1);
  });

  it('lists by what is asked for, the most severe first and of those the newest, page by page', async () => {
    const [one, two] = await save(
      fresh(1),
      fresh(2, { path: 'pro', kind: 'spike' }),
      fresh(3, { path: 'free' }),
      fresh(4),
    );
    const nobody = contextAt(MONDAY, AS_OF, { version: 1, people: [], teams: [], assignments: [], delegations: [] });
    const lost = { ...raised({ cause: 'lost' }, nobody), id: uuid(5), number: 0, severity: 'high' as const };
    await save({ finding: lost, events: [], sighting: null }, next(one!, { status: 'acknowledged', assignee: OLGA }));
    await save(next(two!, { snoozedUntil: MONDAY + 1e12 }));
    const numbers = async (filter: FindingFilter, most = 9, after?: FindingPlace) =>
      (await stores.findings.list(filter, { sort: 'severity', most, ...(after && { after }) })).map(
        ({ number }) => number,
      );
    expect(await numbers({})).toEqual([5, 4, 3, 2, 1]);
    expect(await numbers({}, 2, { key: 2, number: 4 })).toEqual([3, 2]);
    expect(await numbers({}, 2, { key: 1, number: 5 })).toEqual([4, 3]);
    expect(await numbers({}, 2, { key: 0, number: 1 })).toEqual([5, 4]);
    expect(await numbers({}, 9, { key: 3, number: 9 })).toEqual([]);
    expect(await numbers({ statuses: ['acknowledged', 'resolved'] })).toEqual([1]);
    expect(await numbers({ severities: ['high'] })).toEqual([5]);
    expect(await numbers({ kinds: ['spike'] })).toEqual([2]);
    expect(await numbers({ path: 'pro' })).toEqual([5, 4, 2, 1]);
    expect(await numbers({ path: 'pr' })).toEqual([]);
    expect(await numbers({ path: '' })).toHaveLength(5);
    expect(await numbers({ segment: 'plan/pro' })).toHaveLength(5);
    expect(await numbers({ people: [OLGA] })).toEqual([3, 1]);
    expect(await numbers({ people: [SAM] })).toEqual([4]);
    expect(await numbers({ people: [SAM, OLGA] })).toEqual([4, 3, 1]);
    expect([await numbers({ people: ['nobody'] }), await numbers({ people: [] })]).toEqual([[], []]);
    expect(await numbers({ unrouted: true })).toEqual([5]);
    expect(await numbers({ overdueAt: new Date(MONDAY + 1e11) })).toEqual([5, 4, 3]);
    expect(await stores.findings.count({ path: 'pro' })).toBe(4);
  });

  it('finds a number as a whole, not those that begin with it', async () => {
    await save(...Array.from({ length: 11 }, (_, index) => fresh(index + 1)));
    const found = await stores.findings.list({ words: ['#1'] }, { sort: 'newest', most: 20 });
    expect(found.map(({ number }) => number)).toEqual([1]);
  });

  it('searches words, rules, metrics and when it was first seen', async () => {
    await save(
      fresh(1, { title: 'Ärger in Pro', rule: 'rising', metric: 'contact_rate' }),
      fresh(2, { path: 'pro', metric: null }),
    );
    const numbers = async (filter: FindingFilter) =>
      (await stores.findings.list(filter, { sort: 'newest', most: 9 })).map(({ number }) => number);
    expect(await numbers({ words: ['ärger'] })).toEqual([1]);
    expect(await numbers({ words: ['points', 'pro'] })).toEqual([2, 1]);
    expect(await numbers({ words: ['points', 'ärger', 'cost'] })).toEqual([1]);
    expect(await numbers({ words: ['points', 'elsewhere'] })).toEqual([]);
    expect(await numbers({ words: ['#2'] })).toEqual([2]);
    expect(await numbers({ words: ['#'] })).toEqual([]);
    expect([await numbers({ rules: ['rising'] }), await numbers({ rules: ['rising', 'spread'] })]).toEqual([
      [1],
      [2, 1],
    ]);
    expect(await numbers({ metrics: ['contact_rate'] })).toEqual([1]);
    expect([await numbers({ from: new Date(MONDAY) }), await numbers({ from: new Date(MONDAY + 1) })]).toEqual([
      [2, 1],
      [],
    ]);
    expect([await numbers({ before: new Date(MONDAY) }), await numbers({ before: new Date(MONDAY + 1) })]).toEqual([
      [],
      [2, 1],
    ]);
  });

  it.each([
    ['severity', [2, 4, 3, 1]],
    ['newest', [4, 3, 2, 1]],
    ['due', [2, 3, 1, 4]],
    ['money', [1, 4, 3, 2]],
    ['last_seen', [3, 4, 2, 1]],
  ] as [FindingSort, number[]][])('orders by %s, and goes on where a page ended', async (sort, order) => {
    const touched = (money: number | null) => ({ customers: 1, conversations: 2, money });
    const of = (number: number, money: number | null, given: Partial<Finding>): FindingChange => {
      const change = fresh(number, { touched: touched(money) });
      return { ...change, finding: { ...change.finding, ...given } };
    };
    await save(
      of(1, 2000.5, { acknowledgeBy: MONDAY + 9.5 * DAY }),
      of(2, null, { severity: 'critical', acknowledgeBy: MONDAY + 1 }),
      of(3, 0, { lastSeenAt: MONDAY + 7, acknowledgeBy: MONDAY + 9.5 * DAY }),
      of(4, 1e-7, { acknowledgeBy: null }),
    );
    const numbers: number[] = [];
    for (let after: FindingPlace | undefined; ;) {
      const [next] = await stores.findings.list({}, { sort, most: 1, ...(after && { after }) });
      if (!next) break;
      numbers.push(next.number);
      after = placeInOrder(next, sort);
    }
    expect(numbers).toEqual(order);
  });

  it('counts by severity, kind, status and person', async () => {
    const [one] = await save(fresh(1), fresh(2, { kind: 'spike' }), fresh(3, { path: 'free' }));
    const nobody = contextAt(MONDAY, AS_OF, { version: 1, people: [], teams: [], assignments: [], delegations: [] });
    const lost = { ...raised({ cause: 'lost' }, nobody), id: uuid(5), number: 0, severity: 'high' as const };
    await save({ finding: lost, events: [], sighting: null }, next(one!, { status: 'acknowledged', assignee: TOM }));
    const tally = async (filter: FindingFilter) =>
      (await stores.findings.tally(filter)).map(({ by, value, count }) => `${by} ${value} ${count}`);
    expect(await tally({})).toEqual([
      ...['kind contrast 3', 'kind spike 1'],
      ...[`person ${OLGA} 1`, `person ${SAM} 1`, `person ${TOM} 1`, 'person null 1'],
      ...['severity high 1', 'severity medium 3', 'status acknowledged 1', 'status open 3'],
    ]);
    expect(await tally({ kinds: ['spike'] })).toEqual([
      ...['kind spike 1', `person ${SAM} 1`, 'severity medium 1', 'status open 1'],
    ]);
    expect(await tally({ kinds: ['drift'] })).toEqual([]);
  });

  it('knows who has read what others did, and one’s own doing needs no reading', async () => {
    const [one] = await save(fresh(1), fresh(2));
    const ids = [uuid(1), uuid(2)];
    const unread = async (person: string) => [...(await stores.findings.unread(person, ids))].sort();
    const listed = async (person: string) =>
      (await stores.findings.list({ unreadBy: person }, { sort: 'newest', most: 9 })).map(({ id }) => id).reverse();
    expect([await unread(SAM), await listed(SAM)]).toEqual([ids, ids]);
    await stores.findings.markSeen(SAM, [uuid(1), uuid(99)], new Date(MONDAY));
    expect([await unread(SAM), await listed(SAM), await unread(TOM)]).toEqual([[uuid(2)], [uuid(2)], ids]);
    const saying = (by: string) => [findingEvent(MONDAY, 'comment', 'hm', { id: by, name: 'x' })];
    const [two] = await save({ ...next(one!), events: saying(SAM) });
    expect(await unread(SAM)).toEqual([uuid(2)]);
    await save({ ...next(two!), events: saying(TOM) });
    expect([await unread(SAM), await stores.findings.count({ unreadBy: SAM })]).toEqual([ids, 2]);
    await stores.findings.markSeen(SAM, ids, new Date(MONDAY));
    await stores.findings.markSeen(SAM, ids, new Date(MONDAY));
    expect([await unread(SAM), await listed(SAM)]).toEqual([[], []]);
    expect(await stores.findings.findAll([uuid(2), uuid(99), 'nothing'])).toMatchObject([{ number: 2 }]);
  });

  it('takes a look once', async () => {
    expect(await stores.findings.run(RUN)).toBeNull();
    await stores.findings.save([], { ...NOTHING, run: RUN });
    expect(await stores.findings.run(RUN)).toEqual(RUN);
    expect(await stores.findings.run({ ...RUN, launches: 1 })).toBeNull();
    await expect(stores.findings.save([fresh(1)], { ...NOTHING, run: RUN })).rejects.toMatchObject({
      code: 'VERSION_CONFLICT',
    });
    const later = { ...RUN, dataVersion: 3 };
    await stores.findings.save([], { ...NOTHING, run: later });
    expect(await stores.findings.runs(5)).toEqual([later, RUN]);
    expect(await stores.findings.count({})).toBe(0);
  });

  it('writes the audit with the change, and none without', async () => {
    const entryOf = (saved: readonly Finding[]) => ({
      at: new Date(MONDAY),
      person: null,
      actor: 'Bough',
      via: 'system' as const,
      action: 'finding.detect',
      requestId: 'r',
      changes: [{ subject: `finding:${saved[0]!.number}`, field: null, before: null, after: 'open' }],
    });
    const count = () => stores.audit.count({ action: 'finding.detect' });
    const before = await count();
    await stores.findings.save([fresh(1)], { entryOf });
    await expect(stores.findings.save([fresh(1)], { entryOf })).rejects.toThrow();
    expect((await count()) - before).toBe(1);
    expect(await stores.audit.list({ subject: 'finding:1' }, 1)).toMatchObject([{ actor: 'Bough', via: 'system' }]);
  });

  it('lets one look at a time', async () => {
    const inner: unknown[] = [];
    const outer = await stores.findings.alone(async () => {
      inner.push(await stores.findings.alone(async () => 'second'));
      return 'first';
    });
    expect([outer, inner]).toEqual(['first', [null]]);
    await expect(stores.findings.alone(() => Promise.reject(new Error('broke')))).rejects.toThrow('broke');
    expect(await stores.findings.alone(async () => 'third')).toBe('third');
  });
}
