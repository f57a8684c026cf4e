import {
  acknowledgedFinding,
  ACTOR,
  contextAt,
  DAYS,
  dismissedFinding,
  HOURS,
  later,
  makeMove,
  MONDAY,
  PRIYA,
  raised,
  resolvedFinding,
  SAM,
  TOM,
} from '../../../test/support/builders-findings.js';
import { changeFinding, type FindingWish } from './change-finding.js';
import { FINDING_MOVES, legalMoves } from './finding-moves.js';
import { followFinding } from './follow-finding.js';
import { FINDING_STATUSES, currentRouting, type Finding, type FindingStatus } from './finding.js';

describe('what people do', () => {
  const WISHES: Record<string, FindingWish> = {
    acknowledge: { move: 'acknowledge' },
    start: { move: 'start' },
    resolve: { move: 'resolve', note: null },
    dismiss: { move: 'dismiss', reason: 'duplicate', note: null, quietDays: null },
    snooze: { move: 'snooze', until: MONDAY + DAYS },
    assign: { move: 'assign', person: 'tom' },
    give_back: { move: 'give_back', note: 'not mine' },
    reopen: { move: 'reopen', text: 'not over' },
    comment: { move: 'comment', text: 'hm' },
  };
  const LEGAL: Record<FindingStatus, string[]> = {
    open: ['acknowledge', 'dismiss', 'snooze', 'assign', 'comment'],
    acknowledged: ['start', 'resolve', 'dismiss', 'snooze', 'assign', 'give_back', 'comment'],
    in_progress: ['resolve', 'dismiss', 'snooze', 'assign', 'give_back', 'comment'],
    resolved: ['reopen', 'comment'],
    dismissed: ['reopen', 'comment'],
  };
  const at: Record<FindingStatus, Finding> = {
    open: raised(),
    acknowledged: acknowledgedFinding(),
    in_progress: makeMove(acknowledgedFinding(), { move: 'start' }),
    resolved: resolvedFinding(),
    dismissed: dismissedFinding(),
  };

  it.each(FINDING_STATUSES.flatMap((status) => FINDING_MOVES.map((move) => [status, move] as const)))(
    '%s: %s is legal or refused by name',
    (status, move) => {
      const result = changeFinding(at[status], WISHES[move]!, { ...contextAt(), actor: ACTOR });
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
    expect(acknowledgedFinding()).toMatchObject({
      assignee: SAM,
      acknowledgeBy: null,
      acknowledgedAt: MONDAY,
      version: 2,
    });
    expect(at.in_progress).toMatchObject({ startedAt: MONDAY, version: 3 });
    expect(at.resolved).toMatchObject({ closedAt: MONDAY, resolution: 'fixed', settledAt: null });
    const unnamed = changeFinding(raised(), WISHES.acknowledge!, { ...contextAt(), actor: { id: null, name: 'cli' } });
    expect(unnamed).toMatchObject({ change: { finding: { assignee: SAM } } }); // on whom it landed
  });

  it('gives it to somebody, who still has to take it', () => {
    const given = makeMove(raised(), WISHES.assign!);
    expect(given).toMatchObject({ status: 'open', assignee: TOM });
    expect(currentRouting(given)).toMatchObject({ cause: 'assigned', person: TOM });
    expect(acknowledgedFinding(given).assignee).toBe(TOM);
  });

  it('given back, it is nobody’s: open again on who answers now, with the usual time', () => {
    const back = makeMove(at.in_progress, WISHES.give_back!, later(5));
    expect(back).toMatchObject({
      status: 'open',
      assignee: null,
      acknowledgedAt: null,
      startedAt: null,
      acknowledgeBy: MONDAY + 77 * HOURS,
      informed: [TOM],
    });
    expect(currentRouting(back)).toMatchObject({ cause: 'given_back', person: SAM, level: 'pro/cost' });
    expect(followFinding(back, contextAt(MONDAY + 77 * HOURS))!.finding).toMatchObject({ status: 'open' });
    const result = changeFinding(at.in_progress, WISHES.give_back!, { ...later(5), actor: ACTOR });
    expect('change' in result && result.change.events).toMatchObject([
      { kind: 'given_back', text: 'not mine; Accountable: Sam' },
    ]);
  });

  it('whoever was given it may give it back; what nobody has, nobody gives back', () => {
    const given = makeMove(raised(), WISHES.assign!);
    expect(legalMoves(given)).toContain('give_back');
    expect(makeMove(given, WISHES.give_back!)).toMatchObject({ status: 'open', assignee: null });
    expect(legalMoves(makeMove(given, WISHES.give_back!))).not.toContain('give_back');
  });

  it('stays as far up the path as it had gone, also when it was given to somebody in between', () => {
    const up = followFinding(raised(), later(72))!.finding;
    for (const taken of [acknowledgedFinding(up, later(73)), makeMove(up, WISHES.assign!, later(73))]) {
      const back = makeMove(taken, WISHES.give_back!, later(74));
      expect(currentRouting(back)).toMatchObject({ cause: 'escalated', person: PRIYA, level: 'pro' });
      expect(followFinding(back, later(75))).toBeNull();
    }
  });

  it('opens again, on who answers now', () => {
    const open = makeMove(resolvedFinding(), WISHES.reopen!, later(5));
    expect(open).toMatchObject({
      status: 'open',
      assignee: null,
      resolution: null,
      acknowledgeBy: MONDAY + 77 * HOURS,
    });
  });

  it('a settled one only takes comments', () => {
    const settled = { ...resolvedFinding(), settledAt: MONDAY };
    expect(legalMoves(settled)).toEqual(['comment']);
    expect(changeFinding(settled, WISHES.reopen!, { ...contextAt(), actor: ACTOR })).toMatchObject({
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
    ['FINDING_MOVE_ILLEGAL TEXT_TOO_LONG', { move: 'give_back', note: 'x'.repeat(4001) }],
  ] as [string, FindingWish][])('refuses with %s', (codes, given) => {
    const result = changeFinding(raised(), given, { ...contextAt(), actor: ACTOR });
    expect('problems' in result && result.problems.map(({ code }) => code).join(' ')).toBe(codes);
  });
});
