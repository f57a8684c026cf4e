import {
  acknowledgedFinding,
  dismissedFinding,
  raised,
  resolvedFinding,
} from '../../../test/support/builders-findings.js';
import { DEMO_VISITOR, LOCAL_OPERATOR, type Principal, type Role } from '../access/principal.js';
import { FINDING_MOVES } from './finding-moves.js';
import { findMoveRights } from './move-rights.js';

const session = (role: Role): Principal => ({ person: 'p', name: 'Ann', role, via: 'session', scopes: null });
const LEGAL = ['acknowledge', 'dismiss', 'snooze', 'assign', 'comment'];

it.each([
  ['an editor', session('editor'), null, LEGAL],
  ['the command line', LOCAL_OPERATOR, null, LEGAL],
  ['a viewer who has it', session('viewer'), 'self', LEGAL],
  ['a viewer who is Responsible', session('viewer'), 'responsible', LEGAL],
  ['a viewer', session('viewer'), null, ['comment']],
  ['a token for reading', { ...session('admin'), via: 'token', scopes: ['read'] }, null, []],
  ['a token for findings', { ...session('viewer'), via: 'token', scopes: ['write_findings'] }, 'self', LEGAL],
  ['the demo', DEMO_VISITOR, null, []],
  ['nobody', null, null, []],
] as [string, Principal | null, 'self' | 'responsible' | null, string[]][])(
  '%s may do what the table of rights allows',
  (_, principal, relation, moves) => {
    const rights = findMoveRights(raised(), principal, relation);
    expect(rights.moves).toEqual(moves);
    const named = [...rights.moves, ...rights.refused.map(({ move }) => move)];
    expect([...named].sort()).toEqual([...FINDING_MOVES].sort());
  },
);

it('says why not: the status, the person, the token, or nobody signed in', () => {
  const why = (principal: Principal | null, finding = raised(), move = 'dismiss') =>
    findMoveRights(finding, principal, null).refused.find((each) => each.move === move);
  expect(why(session('viewer'))).toEqual({
    move: 'dismiss',
    code: 'FORBIDDEN',
    reason: 'Whoever has it, whoever is Accountable or Responsible for its node, editors and admins may do this.',
  });
  const token: Principal = { ...session('editor'), via: 'token', scopes: ['read'] };
  expect(why(token)!.reason).toBe('This token lacks the scope write_findings.');
  expect(why(DEMO_VISITOR)!.code).toBe('UNAUTHENTICATED');
  expect(why(null)!.reason).toContain('Sign in');
  expect(why(session('admin'), resolvedFinding())).toEqual({
    move: 'dismiss',
    code: 'FINDING_MOVE_ILLEGAL',
    reason: 'Finding 1 is resolved and cannot be dismissed; it can be reopened, commented on.',
  });
  expect(why(session('admin'), dismissedFinding(), 'give_back')!.code).toBe('FINDING_MOVE_ILLEGAL');
  expect(why(session('admin'), acknowledgedFinding(), 'give_back')).toBeUndefined();
});
