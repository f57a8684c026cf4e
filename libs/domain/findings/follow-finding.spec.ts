import {
  acknowledgedFinding,
  AS_OF,
  contextAt,
  COVERED,
  DAYS,
  eventKinds,
  HOURS,
  makeMove,
  MONDAY,
  OLGA,
  OWNED,
  PEOPLE,
  PRIYA,
  raised,
  SAM,
  TOM,
} from '../../../test/support/builders-findings.js';
import { assignment, delegation, person } from '../../../test/support/builders-ownership.js';
import { currentRouting, type Finding } from './finding.js';
import { followFinding, movingFindings } from './follow-finding.js';

describe('time passes', () => {
  const overdue = (finding: Finding, hours: number) => followFinding(finding, contextAt(MONDAY + hours * HOURS));

  it('what nobody takes goes up the path, each level once, and stays at the root', () => {
    expect(overdue(raised(), 71)).toBeNull();
    const first = overdue(raised(), 72)!;
    expect(eventKinds(first)).toEqual(['escalated', 'escalated']);
    expect(currentRouting(first.finding)).toMatchObject({ cause: 'escalated', person: PRIYA, level: 'pro' });
    expect(first.finding).toMatchObject({ version: 2, acknowledgeBy: MONDAY + 144 * HOURS, informed: [TOM, SAM] });
    const second = overdue(first.finding, 144)!;
    expect(currentRouting(second.finding)).toMatchObject({ person: OLGA, level: '' });
    const last = overdue(second.finding, 216)!;
    expect(eventKinds(last)).toEqual(['not_escalated']);
    expect(last.events[0]!.text).toBe('There is nobody further up; it stays');
    expect(currentRouting(last.finding).person).toBe(OLGA);
    expect(overdue(last.finding, 1000)).toBeNull();
  });

  it('nobody is asked twice: whoever acts at both levels is passed over', () => {
    const covered = contextAt(MONDAY + 72 * HOURS, AS_OF, COVERED);
    expect(currentRouting(followFinding(raised(), covered)!.finding).person).toBe(OLGA);
  });

  it('a snooze rests the deadline; at its end there is the usual time', () => {
    const asleep = makeMove(raised(), { move: 'snooze', until: MONDAY + 10 * DAYS });
    expect(overdue(asleep, 100)).toBeNull();
    const awake = overdue(asleep, 240)!;
    expect(eventKinds(awake)).toEqual(['woken']);
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
    followFinding(finding, contextAt(MONDAY + HOURS, AS_OF, ownership));

  it.each([
    ['a new owner', handed, PRIYA, PRIYA],
    ['a cover', cover, TOM, SAM],
    ['somebody who left', left, PRIYA, PRIYA],
  ])('what nobody has taken follows %s', (_, ownership, who, holder) => {
    const change = followed(raised(), ownership)!;
    expect(eventKinds(change)).toEqual(['owner_changed']);
    expect(currentRouting(change.finding)).toMatchObject({ cause: 'owner_changed', person: who, holder });
    expect(change.finding.acknowledgeBy).toBe(MONDAY + 73 * HOURS);
    expect(followed(change.finding, ownership)).toBeNull();
  });

  it('what somebody has taken stays with them, and they are told once', () => {
    const change = followed(acknowledgedFinding(), handed)!;
    expect(change.finding).toMatchObject({ status: 'acknowledged', assignee: SAM });
    expect(change.events[0]!.text).toBe('Accountable: Priya, inherited from Pro; the finding stays with Sam');
    expect(followed(change.finding, handed)).toBeNull();
  });

  it('nobody keeps one who has left: it is open again', () => {
    expect(followed(acknowledgedFinding(), left)!.finding).toMatchObject({
      status: 'open',
      assignee: null,
      startedAt: null,
    });
  });

  it('what was escalated belongs to the level that it has reached', () => {
    const up = followFinding(raised(), contextAt(MONDAY + 72 * HOURS))!.finding;
    expect(followed(up, handed)).toBeNull();
    const pro = OWNED.assignments.map((each) =>
      each.target === 'pro' && each.role === 'A' ? assignment(12, 'pro', 'A', 4) : each,
    );
    const next = followed(up, { ...OWNED, assignments: pro })!.finding;
    expect(currentRouting(next).person).toBe(TOM);
    expect(followed(next, { ...OWNED, assignments: pro })).toBeNull();
  });

  it('says beforehand which open ones a change would move', () => {
    const [open, taken] = [raised(), acknowledgedFinding()];
    const moving = movingFindings([open, taken], contextAt(), contextAt(MONDAY, AS_OF, handed));
    expect(moving).toMatchObject([{ finding: { id: open.id }, before: { person: SAM }, after: { person: PRIYA } }]);
  });
});
