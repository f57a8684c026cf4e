/** Decides whether somebody may do something. Whoever may not is told the same, whether the thing is there or not. */
import { Refusal } from '../shared/refusal.js';
import { ACTIONS, ROOT_FIELDS, type Action, type Relation, type AccessRule } from './authz-matrix.js';
import type { Principal } from './principal.js';
import { INCLUDED } from './scope.js';

/**
 * May they? `relation` is what they are to the thing that the call is about; `null` for no part in it, and for a thing that is
 * not there. Example: a viewer who is accountable may `describe_node`, and a viewer who is not may not.
 */
export function isAllowed(principal: Principal | null, action: Action, relation: Relation | null = null): boolean {
  const rule: AccessRule = ACTIONS[action];
  if (!principal || !mayBy(principal, rule)) return false;
  return rule.roles.includes(principal.role) || (relation !== null && rule.relations.includes(relation));
}

/** Could they, of some thing? Asked at the door, where it is not known yet which one is meant. */
export function mightBeAllowed(principal: Principal | null, action: Action): boolean {
  const { relations }: AccessRule = ACTIONS[action];
  return [null, ...relations].some((relation) => isAllowed(principal, action, relation));
}

/** The way in: a token needs the scope, and the demo is read only. */
function mayBy({ via, scopes }: Principal, rule: AccessRule): boolean {
  if (via === 'demo') return rule.inDemo;
  if (scopes === null) return true;
  const { scope: needed } = rule;
  return needed !== null && scopes.some((scope) => scope === needed || INCLUDED[scope]?.includes(needed));
}

/** `Query.tree` → `read_model`; `null` for a field that nobody has listed, which nobody may ask for. */
export function actionOf(field: string): Action | null {
  return Object.hasOwn(ROOT_FIELDS, field) ? ROOT_FIELDS[field]! : null;
}

/** What somebody is told who may not. */
export function refusalFor(principal: Principal | null): Refusal {
  if (!principal || principal.via === 'demo')
    return new Refusal('UNAUTHENTICATED', 'Sign in to do this: open /sign-in, or send an API token.');
  return new Refusal('FORBIDDEN', 'You may not do this.');
}
