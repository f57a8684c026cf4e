import {
  AS_OF,
  COVERED,
  DAYS,
  HOURS,
  look,
  MONDAY,
  OLGA,
  OWNED,
  PEOPLE,
  PRIYA,
  raised,
  SAM,
  signal,
  TOM,
} from '../../../test/support/builders-findings.js';
import { assignment, delegation, person } from '../../../test/support/builders-ownership.js';
import { changeFinding, type FindingWish } from './change-finding.js';
import { FINDING_STATUSES, currentRouting, type Finding, type FindingChange, type FindingStatus } from './finding.js';
import { followFinding, movingFindings } from './follow-finding.js';
import { FINDING_MOVES, legalMoves } from './finding-moves.js';
import { missSignal, raiseFinding, seeAgain, type SightingContext } from './apply-signal.js';

const ACTOR = { id: SAM, name: 'Sam' };
const later = (hours: number, days = 0) => look(MONDAY + hours * HOURS, AS_OF + days);

function wish(finding: Finding, given: FindingWish, context: SightingContext = look()): Finding {
  const result = changeFinding(finding, given, { ...context, actor: ACTOR });
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result.change.finding;
}
const acknowledged = (finding = raised(), context = look()) => wish(finding, { move: 'acknowledge' }, context);
const resolved = (finding = raised(), context = look()) =>
  wish(acknowledged(finding, context), { move: 'resolve', note: 'new macros' }, context);
const dismissed = (finding = raised(), context = look()) =>
  wish(finding, { move: 'dismiss', reason: 'expected_difference', note: null, quietDays: 10 }, context);
const kinds = (change: FindingChange | null) => change?.events.map(({ kind }) => kind) ?? null;

describe('raising', () => {
  it('lands on the effective Accountable, with a deadline by severity and the steps that led there', () => {
    const { finding, events } = raiseFinding('id', signal(), look());
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
    expect(currentRouting(raised({ path: 'pro' }, look(MONDAY, AS_OF, COVERED)))).toMatchObject({
      person: SAM,
      holder: PRIYA,
    }));

  it('goes up the path from a node that is deliberately unowned, and says why', () => {
    const stop = assignment(15, 'free', 'A', null, { reason: 'undecided', validTo: Date.parse('2027-01-01') });
    const stopped = { ...OWNED, assignments: [...OWNED.assignments, stop] };
    const routing = currentRouting(raised({ path: 'free' }, look(MONDAY, AS_OF, stopped)));
    expect(routing).toMatchObject({ person: OLGA, level: '' });
    expect(routing.steps[0]).toBe('Deliberately unowned until 1 January 2027 (Free): undecided');
  });

  it('lands on nobody where nobody answers, and says so; a branch that has gone counts as the one above', () => {
    const nobody = { ...OWNED, assignments: [] };
    const routing = currentRouting(raised({}, look(MONDAY, AS_OF, nobody)));
    expect(routing).toMatchObject({ person: null, text: 'Nobody is Accountable, here or further up' });
    expect(currentRouting(raised({ path: 'pro/gone/further' })).person).toBe(PRIYA);
  });
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
    const asleep = wish(raised(), { move: 'snooze', until: MONDAY + 5 * DAYS });
    const worse = seeAgain(asleep, signal({ severity: 'critical' }), later(1, 1))!;
    expect(worse.finding).toMatchObject({
      severity: 'critical',
      acknowledgeBy: MONDAY + 5 * HOURS,
      snoozedUntil: null,
    });
    expect(kinds(worse)).toEqual(['severity_changed']);
    const better = seeAgain(worse.finding, signal({ severity: 'low' }), later(2, 2))!;
    expect(better.finding).toMatchObject({ severity: 'low', acknowledgeBy: MONDAY + 5 * HOURS });
  });

  it('a dismissed one stays quiet until it is more severe or its time has passed', () => {
    const quiet = dismissed();
    expect(seeAgain(quiet, signal(), later(24, 1))).toMatchObject({
      finding: { status: 'dismissed', occurrences: 2 },
      events: [],
    });
    const worse = seeAgain(quiet, signal({ severity: 'high' }), later(24, 1))!;
    expect(worse.finding).toMatchObject({ status: 'open', severity: 'high', dismissReason: null, closedAt: null });
    expect(kinds(worse)).toEqual(['reopened', 'routed']);
    const over = seeAgain(quiet, signal(), later(10 * 24, 10))!;
    expect(over.finding.status).toBe('open');
    expect(currentRouting(over.finding)).toMatchObject({ cause: 'reopened', person: SAM });
  });

  it('a resolved one waits for the numbers; still there after that, it reopens and goes up the path', () => {
    const done = resolved();
    expect(done).toMatchObject({ resolution: 'fixed', verifyAt: MONDAY + 28 * DAYS, note: 'new macros' });
    const waiting = seeAgain(done, signal(), later(27 * 24, 27))!.finding;
    expect(waiting).toMatchObject({ status: 'resolved', occurrences: 2 });
    const back = seeAgain(waiting, signal(), later(28 * 24, 28))!;
    expect(kinds(back)).toEqual(['reopened', 'routed', 'escalated']);
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
    expect(kinds(twice)).toEqual(['recovered']);
    expect(twice.finding).toMatchObject({
      status: 'resolved',
      resolution: 'recovered',
      settledAt: null,
      assignee: null,
    });
    const verified = missSignal(twice.finding, later(30 * 24, 30))!;
    expect(kinds(verified)).toEqual(['verified']);
    expect(verified.finding.settledAt).toBe(MONDAY + 30 * DAYS);
  });

  it('one that comes back meanwhile opens again, on the same person', () => {
    const gone = missSignal(missSignal(raised(), later(24, 1))!.finding, later(48, 2))!.finding;
    const back = seeAgain(gone, signal(), later(72, 3))!;
    expect(kinds(back)).toEqual(['reopened', 'routed']);
    expect(currentRouting(back.finding).person).toBe(SAM);
  });

  it('a sighting in between begins the count anew', () => {
    const once = missSignal(raised(), later(24, 1))!.finding;
    const seen = seeAgain(once, signal(), later(48, 2))!.finding;
    expect(seen).toMatchObject({ missed: 0, missedDay: null });
    expect(missSignal(seen, later(72, 3))!.finding.status).toBe('open');
  });

  it('a resolved one is verified by the first look after its time', () => {
    const early = missSignal(resolved(), later(24, 1))!.finding;
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
    expect(resolved(raised({ kind: 'impact_verdict' })).settledAt).toBe(MONDAY);
  });

  it('a dismissed one leaves its cause free when its quiet time is over', () => {
    expect(missSignal(dismissed(), later(24, 1))).toBeNull();
    expect(missSignal(dismissed(), later(240, 10))!.finding.settledAt).toBe(MONDAY + 10 * DAYS);
  });
});

describe('time passes', () => {
  const overdue = (finding: Finding, hours: number) => followFinding(finding, look(MONDAY + hours * HOURS));

  it('what nobody takes goes up the path, each level once, and stays at the root', () => {
    expect(overdue(raised(), 71)).toBeNull();
    const first = overdue(raised(), 72)!;
    expect(kinds(first)).toEqual(['escalated', 'escalated']);
    expect(currentRouting(first.finding)).toMatchObject({ cause: 'escalated', person: PRIYA, level: 'pro' });
    expect(first.finding).toMatchObject({ version: 2, acknowledgeBy: MONDAY + 144 * HOURS, informed: [TOM, SAM] });
    const second = overdue(first.finding, 144)!;
    expect(currentRouting(second.finding)).toMatchObject({ person: OLGA, level: '' });
    const last = overdue(second.finding, 216)!;
    expect(kinds(last)).toEqual(['not_escalated']);
    expect(last.events[0]!.text).toBe('There is nobody further up; it stays');
    expect(currentRouting(last.finding).person).toBe(OLGA);
    expect(overdue(last.finding, 1000)).toBeNull();
  });

  it('nobody is asked twice: whoever acts at both levels is passed over', () => {
    const covered = look(MONDAY + 72 * HOURS, AS_OF, COVERED);
    expect(currentRouting(followFinding(raised(), covered)!.finding).person).toBe(OLGA);
  });

  it('a snooze rests the deadline; at its end there is the usual time', () => {
    const asleep = wish(raised(), { move: 'snooze', until: MONDAY + 10 * DAYS });
    expect(overdue(asleep, 100)).toBeNull();
    const awake = overdue(asleep, 240)!;
    expect(kinds(awake)).toEqual(['woken']);
    expect(awake.finding).toMatchObject({ snoozedUntil: null, acknowledgeBy: MONDAY + 312 * HOURS });
  });
});

describe('owners change', () => {
  const cover = { ...OWNED, delegations: [delegation(21, 3, 4)] };
  const left = {
    ...OWNED,
    people: [...PEOPLE.slice(0, 2), person(3, 'sam', { active: false, deactivatedAt: MONDAY })],
  };
  const handed = { ...OWNED, assignments: OWNED.assignments.filter(({ target }) => target !== 'pro/cost') };
  const followed = (finding: Finding, ownership: typeof OWNED) =>
    followFinding(finding, look(MONDAY + HOURS, AS_OF, ownership));

  it.each([
    ['a new owner', handed, PRIYA, PRIYA],
    ['a cover', cover, TOM, SAM],
    ['somebody who left', left, PRIYA, PRIYA],
  ])('what nobody has taken follows %s', (_, ownership, who, holder) => {
    const change = followed(raised(), ownership)!;
    expect(kinds(change)).toEqual(['owner_changed']);
    expect(currentRouting(change.finding)).toMatchObject({ cause: 'owner_changed', person: who, holder });
    expect(change.finding.acknowledgeBy).toBe(MONDAY + 73 * HOURS);
    expect(followed(change.finding, ownership)).toBeNull();
  });

  it('what somebody has taken stays with them, and they are told once', () => {
    const change = followed(acknowledged(), handed)!;
    expect(change.finding).toMatchObject({ status: 'acknowledged', assignee: SAM });
    expect(change.events[0]!.text).toBe('Accountable: Priya, inherited from Pro; the finding stays with Sam');
    expect(followed(change.finding, handed)).toBeNull();
  });

  it('nobody keeps one who has left: it is open again', () => {
    expect(followed(acknowledged(), left)!.finding).toMatchObject({ status: 'open', assignee: null, startedAt: null });
  });

  it('what was escalated belongs to the level that it has reached', () => {
    const up = followFinding(raised(), look(MONDAY + 72 * HOURS))!.finding;
    expect(followed(up, handed)).toBeNull();
    const pro = OWNED.assignments.map((each) =>
      each.target === 'pro' && each.role === 'A' ? assignment(12, 'pro', 'A', 4) : each,
    );
    const next = followed(up, { ...OWNED, assignments: pro })!.finding;
    expect(currentRouting(next).person).toBe(TOM);
    expect(followed(next, { ...OWNED, assignments: pro })).toBeNull();
  });

  it('says beforehand which open ones a change would move', () => {
    const [open, taken] = [raised(), acknowledged()];
    const moving = movingFindings([open, taken], look(), look(MONDAY, AS_OF, handed));
    expect(moving).toMatchObject([{ finding: { id: open.id }, before: { person: SAM }, after: { person: PRIYA } }]);
  });
});

describe('what people do', () => {
  const WISHES: Record<string, FindingWish> = {
    acknowledge: { move: 'acknowledge' },
    start: { move: 'start' },
    resolve: { move: 'resolve', note: null },
    dismiss: { move: 'dismiss', reason: 'duplicate', note: null, quietDays: null },
    snooze: { move: 'snooze', until: MONDAY + DAYS },
    assign: { move: 'assign', person: 'tom' },
    reopen: { move: 'reopen', text: 'not over' },
    comment: { move: 'comment', text: 'hm' },
  };
  const LEGAL: Record<FindingStatus, string[]> = {
    open: ['acknowledge', 'dismiss', 'snooze', 'assign', 'comment'],
    acknowledged: ['start', 'resolve', 'dismiss', 'snooze', 'assign', 'comment'],
    in_progress: ['resolve', 'dismiss', 'snooze', 'assign', 'comment'],
    resolved: ['reopen', 'comment'],
    dismissed: ['reopen', 'comment'],
  };
  const at: Record<FindingStatus, Finding> = {
    open: raised(),
    acknowledged: acknowledged(),
    in_progress: wish(acknowledged(), { move: 'start' }),
    resolved: resolved(),
    dismissed: dismissed(),
  };

  it.each(FINDING_STATUSES.flatMap((status) => FINDING_MOVES.map((move) => [status, move] as const)))(
    '%s: %s is legal or refused by name',
    (status, move) => {
      const result = changeFinding(at[status], WISHES[move]!, { ...look(), actor: ACTOR });
      if (LEGAL[status].includes(move)) return expect(result).toHaveProperty('change');
      const name = status.replace('_', ' ');
      expect(result).toMatchObject({
        problems: [
          { code: 'FINDING_MOVE_ILLEGAL', message: expect.stringContaining(`Finding 1 is ${name} and cannot be`) },
        ],
      });
    },
  );

  it('takes, starts, resolves: who has it, and when', () => {
    expect(acknowledged()).toMatchObject({ assignee: SAM, acknowledgeBy: null, acknowledgedAt: MONDAY, version: 2 });
    expect(at.in_progress).toMatchObject({ startedAt: MONDAY, version: 3 });
    expect(at.resolved).toMatchObject({ closedAt: MONDAY, resolution: 'fixed', settledAt: null });
    const unnamed = changeFinding(raised(), WISHES.acknowledge!, { ...look(), actor: { id: null, name: 'cli' } });
    expect(unnamed).toMatchObject({ change: { finding: { assignee: SAM } } }); // on whom it landed
  });

  it('gives it to somebody, who still has to take it', () => {
    const given = wish(raised(), WISHES.assign!);
    expect(given).toMatchObject({ status: 'open', assignee: TOM });
    expect(currentRouting(given)).toMatchObject({ cause: 'assigned', person: TOM });
    expect(acknowledged(given).assignee).toBe(TOM);
  });

  it('opens again, on who answers now', () => {
    const open = wish(resolved(), WISHES.reopen!, later(5));
    expect(open).toMatchObject({
      status: 'open',
      assignee: null,
      resolution: null,
      acknowledgeBy: MONDAY + 77 * HOURS,
    });
  });

  it('a settled one only takes comments', () => {
    const settled = { ...resolved(), settledAt: MONDAY };
    expect(legalMoves(settled)).toEqual(['comment']);
    expect(changeFinding(settled, WISHES.reopen!, { ...look(), actor: ACTOR })).toMatchObject({
      problems: [{ message: 'Finding 1 is resolved for good and cannot be reopened; it can be commented on.' }],
    });
  });

  it.each([
    ['NOTE_MISSING QUIET_DAYS_INVALID', { move: 'dismiss', reason: 'other', note: ' ', quietDays: 0 }],
    ['QUIET_DAYS_INVALID', { move: 'dismiss', reason: 'duplicate', note: null, quietDays: 366 }],
    ['SNOOZE_INVALID', { move: 'snooze', until: MONDAY }],
    ['SNOOZE_INVALID', { move: 'snooze', until: MONDAY + 91 * DAYS }],
    ['UNKNOWN_PERSON', { move: 'assign', person: 'nobody' }],
    ['TEXT_MISSING', { move: 'comment', text: ' ' }],
    ['TEXT_TOO_LONG', { move: 'comment', text: 'x'.repeat(4001) }],
  ] as [string, FindingWish][])('refuses with %s', (codes, given) => {
    const result = changeFinding(raised(), given, { ...look(), actor: ACTOR });
    expect('problems' in result && result.problems.map(({ code }) => code).join(' ')).toBe(codes);
  });
});
