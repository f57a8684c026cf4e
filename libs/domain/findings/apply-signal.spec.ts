import {
  AS_OF,
  contextAt,
  COVERED,
  DAYS,
  dismissedFinding,
  eventKinds,
  HOURS,
  later,
  makeMove,
  MONDAY,
  OLGA,
  OWNED,
  PRIYA,
  raised,
  resolvedFinding,
  SAM,
  signal,
  TOM,
} from '../../../test/support/builders-findings.js';
import { assignment } from '../../../test/support/builders-ownership.js';
import { missSignal, raiseFinding, seeAgain } from './apply-signal.js';
import { currentRouting } from './finding.js';
import { followFinding, movingFindings } from './follow-finding.js';

describe('raising', () => {
  it('lands on the effective Accountable, with a deadline by severity and the steps that led there', () => {
    const { finding, events } = raiseFinding('id', signal(), contextAt());
    expect(finding).toMatchObject({
      status: 'open',
      occurrences: 1,
      acknowledgeBy: MONDAY + 72 * HOURS,
      informed: [TOM],
    });
    expect(currentRouting(finding)).toMatchObject({
      cause: 'raised',
      person: SAM,
      holder: SAM,
      level: 'pro/cost',
      at: MONDAY,
    });
    expect(currentRouting(finding).steps).toEqual([
      'Sam is Accountable for Pro / Cost since 1 January 2026, assigned by Edith',
    ]);
    expect(events.map(({ kind }) => kind)).toEqual(['raised', 'routed']);
  });

  it.each([
    ['critical', 4],
    ['high', 24],
    ['medium', 72],
    ['low', 168],
  ] as const)('%s is to be taken within %d hours, at night and on Sundays as well', (severity, hours) =>
    expect(raised({ severity }).acknowledgeBy).toBe(MONDAY + hours * HOURS),
  );

  it('lands on who acts, on behalf of who is Accountable', () =>
    expect(currentRouting(raised({ path: 'pro' }, contextAt(MONDAY, AS_OF, COVERED)))).toMatchObject({
      person: SAM,
      holder: PRIYA,
    }));

  it('goes up the path from a node that is deliberately unowned, and says why', () => {
    const stop = assignment(15, 'free', 'A', null, { reason: 'undecided', validTo: Date.parse('2027-01-01') });
    const stopped = { ...OWNED, assignments: [...OWNED.assignments, stop] };
    const routing = currentRouting(raised({ path: 'free' }, contextAt(MONDAY, AS_OF, stopped)));
    expect(routing).toMatchObject({ person: OLGA, level: '' });
    expect(routing.steps[0]).toBe('Deliberately unowned until 1 January 2027 (Free): undecided');
  });

  it('lands on nobody where nobody answers, and says so; a branch that has gone counts as the one above', () => {
    const nobody = { ...OWNED, assignments: [] };
    const routing = currentRouting(raised({}, contextAt(MONDAY, AS_OF, nobody)));
    expect(routing).toMatchObject({ person: null, text: 'Nobody is Accountable, here or further up' });
    expect(currentRouting(raised({ path: 'pro/gone/further' })).person).toBe(PRIYA);
  });
});

describe('a finding about a segment that is no branch', () => {
  const about = { path: '', segment: 'industry/fintech', metric: 'csat' };
  const owned = (...more: Parameters<typeof assignment>[]) =>
    contextAt(MONDAY, AS_OF, {
      ...OWNED,
      assignments: [...OWNED.assignments, ...more.map((each) => assignment(...each))],
    });
  const FINTECH: Parameters<typeof assignment> = [31, 'segment:industry/fintech', 'A', 4];
  const SLOT: Parameters<typeof assignment> = [32, '*/cost', 'A', 2];

  it('lands on the Accountable of the segment', () => {
    const routing = currentRouting(raised(about, owned(FINTECH, SLOT)));
    expect(routing).toMatchObject({ person: TOM, level: 'segment:industry/fintech', text: 'Accountable: Tom' });
    expect(routing.steps).toEqual(['Tom is Accountable for Industry: Fintech since 1 January 2026, assigned by Edith']);
  });

  it('else on that of the slot of its metric, and says whom it passed', () => {
    const routing = currentRouting(raised({ ...about, metric: 'cost_to_serve' }, owned(SLOT)));
    expect(routing).toMatchObject({
      person: PRIYA,
      level: '*/cost',
      text: 'Accountable: Priya, who holds Cost in every branch',
    });
    expect(routing.steps).toEqual([
      'nobody is Accountable for Industry: Fintech',
      'Priya is Accountable for Cost in every branch since 1 January 2026, assigned by Edith',
    ]);
  });

  it('else on that of the root; so does one that is about no segment', () => {
    const routing = currentRouting(raised(about, owned(SLOT)));
    expect(routing).toMatchObject({ person: OLGA, level: '', text: 'Accountable: Olga, inherited from Support' });
    expect(routing.steps[0]).toBe('nobody is Accountable for Industry: Fintech');
    expect(currentRouting(raised({ path: '', segment: null }, owned(FINTECH)))).toMatchObject({ person: OLGA });
  });

  it('passes a segment that is deliberately unowned, and says why', () => {
    const reason = { reason: 'undecided', validTo: Date.parse('2027-01-01') };
    const stop: Parameters<typeof assignment> = [31, 'segment:industry/fintech', 'A', null, reason];
    const routing = currentRouting(raised({ ...about, metric: 'cost_to_serve' }, owned(stop, SLOT)));
    expect(routing).toMatchObject({ person: PRIYA, level: '*/cost' });
    expect(routing.steps[0]).toBe('Deliberately unowned until 1 January 2027 (Industry: Fintech): undecided');
  });

  it('goes up the same way when it is not taken: the segment, the slot, the root', () => {
    const context = owned(FINTECH, SLOT);
    const first = raised({ ...about, metric: 'cost_to_serve' }, context);
    const up = (finding: typeof first, days: number) =>
      followFinding(finding, { ...context, at: MONDAY + days * DAYS })!;
    const second = up(first, 3).finding;
    expect(currentRouting(second)).toMatchObject({ cause: 'escalated', person: PRIYA, level: '*/cost' });
    const third = up(second, 6).finding;
    expect(currentRouting(third)).toMatchObject({ cause: 'escalated', person: OLGA, level: '' });
    expect(eventKinds(up(third, 9))).toEqual(['not_escalated']);
  });

  it('follows the owner of the segment while nobody has taken it, and moves back', () => {
    const before = raised(about, owned(SLOT));
    const moved = followFinding(before, owned(FINTECH, SLOT))!.finding;
    expect(currentRouting(moved)).toMatchObject({ cause: 'owner_changed', person: TOM });
    expect(movingFindings([before], owned(SLOT), owned(FINTECH)).map(({ after }) => after.person)).toEqual([TOM]);
    expect(movingFindings([before], owned(SLOT), owned())).toEqual([]);
  });

  it('is told to who is Informed about the segment, the slot and the root', () => {
    const told = owned([41, 'segment:industry/fintech', 'I', 2], [42, '*/cost', 'I', 3], [43, '', 'I', 1]);
    expect(raised({ ...about, metric: 'cost_to_serve' }, told).informed).toEqual([PRIYA, OLGA, SAM]);
    expect(raised({ ...about, segment: 'industry/media' }, told).informed).toEqual([OLGA]);
  });
});

it('a problem of the data lands on the Accountable of the root, and admins are told', () => {
  const late = raised({ kind: 'data_quality', path: '', segment: null, metric: null });
  expect(currentRouting(late)).toMatchObject({ person: OLGA, level: '' });
  expect(late.informed).toEqual([TOM]);
  expect(raised({ kind: 'contrast', path: '', segment: null }).informed).toEqual([]);
});

describe('the same cause seen again', () => {
  it('is counted once per day of data, with the newest evidence', () => {
    const first = raised();
    expect(seeAgain(first, signal(), later(1))).toBeNull();
    const words = 'By 23 points.';
    expect(seeAgain(first, signal({ words }), later(1))!.finding).toMatchObject({ occurrences: 1, signal: { words } });
    const next = seeAgain(first, signal(), later(24, 1))!;
    expect(next).toMatchObject({ finding: { occurrences: 2, version: 2, lastSeenDay: AS_OF + 1 } });
    expect(next.sighting).toMatchObject({ asOf: AS_OF + 1, seenAt: MONDAY + 24 * HOURS });
    expect(seeAgain(next.finding, signal({ words }), later(48))).toBeNull(); // a look at the past
  });

  it('more severe: the deadline comes nearer and nobody sleeps on it; less severe: the deadline stays', () => {
    const asleep = makeMove(raised(), { move: 'snooze', until: MONDAY + 5 * DAYS });
    const worse = seeAgain(asleep, signal({ severity: 'critical' }), later(1, 1))!;
    expect(worse.finding).toMatchObject({
      severity: 'critical',
      acknowledgeBy: MONDAY + 5 * HOURS,
      snoozedUntil: null,
    });
    expect(eventKinds(worse)).toEqual(['severity_changed']);
    const better = seeAgain(worse.finding, signal({ severity: 'low' }), later(2, 2))!;
    expect(better.finding).toMatchObject({ severity: 'low', acknowledgeBy: MONDAY + 5 * HOURS });
  });

  it('a dismissed one stays quiet until it is more severe or its time has passed', () => {
    const quiet = dismissedFinding();
    expect(seeAgain(quiet, signal(), later(24, 1))).toMatchObject({
      finding: { status: 'dismissed', occurrences: 2 },
      events: [],
    });
    const worse = seeAgain(quiet, signal({ severity: 'high' }), later(24, 1))!;
    expect(worse.finding).toMatchObject({ status: 'open', severity: 'high', dismissReason: null, closedAt: null });
    expect(eventKinds(worse)).toEqual(['reopened', 'routed']);
    const over = seeAgain(quiet, signal(), later(10 * 24, 10))!;
    expect(over.finding.status).toBe('open');
    expect(currentRouting(over.finding)).toMatchObject({ cause: 'reopened', person: SAM });
  });

  it('a resolved one waits for the numbers; still there after that, it reopens and goes up the path', () => {
    const done = resolvedFinding();
    expect(done).toMatchObject({ resolution: 'fixed', verifyAt: MONDAY + 28 * DAYS, note: 'new macros' });
    const waiting = seeAgain(done, signal(), later(27 * 24, 27))!.finding;
    expect(waiting).toMatchObject({ status: 'resolved', occurrences: 2 });
    const back = seeAgain(waiting, signal(), later(28 * 24, 28))!;
    expect(eventKinds(back)).toEqual(['reopened', 'routed', 'escalated']);
    expect(back.finding).toMatchObject({ status: 'open', assignee: null, informed: [TOM, SAM] });
    expect(currentRouting(back.finding)).toMatchObject({ cause: 'escalated', person: PRIYA, level: 'pro' });
  });
});

it('seen again by a process whose clock is behind keeps the later instant', () => {
  const behind = { ...later(24, 1), at: MONDAY - 1000 };
  expect(seeAgain(raised(), signal(), behind)!.finding.lastSeenAt).toBe(MONDAY);
});

describe('a cause that is not seen any more', () => {
  it('closes by itself after two looks at new data, and is verified when it stays away', () => {
    const once = missSignal(raised(), later(24, 1))!.finding;
    expect(once).toMatchObject({ status: 'open', missed: 1 });
    expect(missSignal(once, later(25, 1))).toBeNull(); // the same data again
    const twice = missSignal(once, later(48, 2))!;
    expect(eventKinds(twice)).toEqual(['recovered']);
    expect(twice.finding).toMatchObject({
      status: 'resolved',
      resolution: 'recovered',
      settledAt: null,
      assignee: null,
    });
    const verified = missSignal(twice.finding, later(30 * 24, 30))!;
    expect(eventKinds(verified)).toEqual(['verified']);
    expect(verified.finding.settledAt).toBe(MONDAY + 30 * DAYS);
  });

  it('one that comes back meanwhile opens again, on the same person', () => {
    const gone = missSignal(missSignal(raised(), later(24, 1))!.finding, later(48, 2))!.finding;
    const back = seeAgain(gone, signal(), later(72, 3))!;
    expect(eventKinds(back)).toEqual(['reopened', 'routed']);
    expect(currentRouting(back.finding).person).toBe(SAM);
  });

  it('a sighting in between begins the count anew', () => {
    const once = missSignal(raised(), later(24, 1))!.finding;
    const seen = seeAgain(once, signal(), later(48, 2))!.finding;
    expect(seen).toMatchObject({ missed: 0, missedDay: null });
    expect(missSignal(seen, later(72, 3))!.finding.status).toBe('open');
  });

  it('a resolved one is verified by the first look after its time', () => {
    const early = missSignal(resolvedFinding(), later(24, 1))!.finding;
    expect(early).toMatchObject({ recoveredAt: MONDAY + 24 * HOURS, settledAt: null });
    expect(missSignal(early, later(28 * 24, 28))!.finding).toMatchObject({
      recoveredAt: MONDAY + 24 * HOURS,
      settledAt: MONDAY + 28 * DAYS,
    });
  });

  it('gaps and data close with the first look, a spike needs a week, a verdict never closes by itself', () => {
    expect(missSignal(raised({ kind: 'ownership_gap' }), later(1))!.finding).toMatchObject({
      status: 'resolved',
      settledAt: MONDAY + HOURS,
    });
    expect(missSignal(raised({ kind: 'spike' }), later(24, 1))!.finding).toMatchObject({ status: 'open', missed: 1 });
    expect(missSignal(raised({ kind: 'impact_verdict' }), later(24, 1))).toBeNull();
    expect(resolvedFinding(raised({ kind: 'impact_verdict' })).settledAt).toBe(MONDAY);
  });

  it('a dismissed one leaves its cause free when its quiet time is over', () => {
    expect(missSignal(dismissedFinding(), later(24, 1))).toBeNull();
    expect(missSignal(dismissedFinding(), later(240, 10))!.finding.settledAt).toBe(MONDAY + 10 * DAYS);
  });
});
