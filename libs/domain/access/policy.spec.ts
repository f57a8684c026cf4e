import { ACTIONS, ROOT_FIELDS, type Action, type Relation } from './authz-matrix.js';
import { actionOf, isAllowed, mightBeAllowed, refusalFor } from './policy.js';
import { DEMO_VISITOR, LOCAL_OPERATOR, type Principal, type Role } from './principal.js';
import type { Scope } from './scope.js';

const session = (role: Role): Principal => ({ person: 'p', name: 'Ann', role, via: 'session', scopes: null });
const token = (role: Role, ...scopes: Scope[]): Principal => ({ ...session(role), via: 'token', scopes });

/** Written down by hand from the table of rights, not read from the matrix. */
it.each<[string, Principal | null, Action, Relation | null, boolean]>([
  ['an admin', session('admin'), 'write_access', null, true],
  ['an editor', session('editor'), 'write_access', null, false],
  ['an editor', session('editor'), 'write_model', null, true],
  ['a viewer', session('viewer'), 'write_model', null, false],
  ['a viewer', session('viewer'), 'read_model', null, true],
  ['a viewer who is accountable', session('viewer'), 'write_model', 'accountable', false],
  ['a viewer who is accountable', session('viewer'), 'describe_node', 'accountable', true],
  ['a viewer who is responsible', session('viewer'), 'describe_node', 'responsible', false],
  ['a viewer of another node', session('viewer'), 'describe_node', null, false],
  ['an editor of another node', session('editor'), 'describe_node', null, true],
  ['an editor', session('editor'), 'read_audit', null, false],
  ['an admin', session('admin'), 'read_audit', null, true],
  ['a viewer', session('viewer'), 'read_address', 'self', true],
  ['a viewer', session('viewer'), 'read_address', null, false],
  ['a viewer', session('viewer'), 'revoke_token', 'self', true],
  ['a viewer', session('viewer'), 'revoke_token', null, false],
  ['a token for reading', token('admin', 'read'), 'read_model', null, true],
  ['a token for reading', token('admin', 'read'), 'write_model', null, false],
  ['a token for writing', token('editor', 'write_model'), 'write_model', null, true],
  ['a token for writing', token('editor', 'write_model'), 'read_model', null, true],
  ['a token for people', token('admin', 'admin_identity'), 'read_model', null, false],
  ['a token of a viewer', token('viewer', 'write_model'), 'write_model', null, false],
  ['a token with every scope', token('admin', 'read', 'admin_identity'), 'write_tokens', null, false],
  ['a token with every scope', token('admin', 'read', 'admin_identity'), 'write_access', null, false],
  ['a token of an owner', token('viewer', 'write_model'), 'describe_node', 'accountable', true],
  ['a token for reading of an owner', token('viewer', 'read'), 'describe_node', 'accountable', false],
  ['the demo', DEMO_VISITOR, 'read_model', null, true],
  ['the demo', DEMO_VISITOR, 'write_tokens', null, false],
  ['the demo', DEMO_VISITOR, 'read_audit', null, false],
  ['the command line', LOCAL_OPERATOR, 'write_access', null, true],
  ['nobody', null, 'read_model', null, false],
  ['nobody who claims a node', null, 'describe_node', 'accountable', false],
])('%s: %#', (_, principal, action, relation, expected) =>
  expect(isAllowed(principal, action, relation)).toBe(expected),
);

it('lets through the door who might own what the call is about', () => {
  expect(mightBeAllowed(session('viewer'), 'describe_node')).toBe(true);
  expect(mightBeAllowed(session('viewer'), 'write_model')).toBe(false);
  expect(mightBeAllowed(token('viewer', 'read'), 'describe_node')).toBe(false);
  expect(mightBeAllowed(null, 'read_model')).toBe(false);
});

it('knows no action for a field that is not listed, nor for a name of JavaScript', () => {
  expect(actionOf('Query.tree')).toBe('read_model');
  expect([actionOf('Query.secret'), actionOf('constructor'), actionOf('__proto__')]).toEqual([null, null, null]);
});

it('never lets the demo change anything', () => {
  const open = Object.entries(ROOT_FIELDS).filter(([, action]) => ACTIONS[action].inDemo);
  expect(open.filter(([field]) => field.startsWith('Mutation.'))).toEqual([]);
});

it('tells who has not signed in to do so, and everybody else nothing', () => {
  expect([refusalFor(null).code, refusalFor(DEMO_VISITOR).code]).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED']);
  expect(refusalFor(session('viewer'))).toMatchObject({ code: 'FORBIDDEN', message: 'You may not do this.' });
});
