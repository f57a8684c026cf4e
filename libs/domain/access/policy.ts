/** Decides whether somebody may do something. A refusal does not reveal whether the thing exists. */
import { Refusal } from '../shared/refusal.js';
import { ACTIONS, ROOT_FIELDS, type Action, type Relation, type AccessRule } from './authz-matrix.js';
import type { Principal } from './principal.js';
import { INCLUDED } from './scope.js';

/**
 * Whether the principal may do the action. `relation` is what they are to the thing that the call is about; `null` for no relation, and
 * for a thing that does not exist. Example: a viewer who is accountable for a node may `describe_node`, other viewers may not.
 */
export function isAllowed(principal: Principal | null, action: Action, relation: Relation | null = null): boolean {
  const rule: AccessRule = ACTIONS[action];
  if (!principal || !allowsAccess(principal, rule)) return false;
  return rule.roles.includes(principal.role) || (relation !== null && rule.relations.includes(relation));
}

/** Whether the principal may do the action to at least some thing. It is asked before it is known which thing is meant. */
export function mightBeAllowed(principal: Principal | null, action: Action): boolean {
  const { relations }: AccessRule = ACTIONS[action];
  return [null, ...relations].some((relation) => isAllowed(principal, action, relation));
}

/** Whether the way in allows the action: a token needs the scope, and the demo is read-only. */
function allowsAccess({ via, scopes }: Principal, rule: AccessRule): boolean {
  if (via === 'demo') return rule.inDemo;
  if (scopes === null) return true;
  const { scope: needed } = rule;
  return needed !== null && scopes.some((scope) => scope === needed || INCLUDED[scope]?.includes(needed));
}

/** The action of a root field: `Query.tree` is `read_model`. `null` for a field that is not listed, which nobody may ask for. */
export function actionOf(field: string): Action | null {
  return Object.hasOwn(ROOT_FIELDS, field) ? ROOT_FIELDS[field]! : null;
}

/** The refusal for somebody who may not do something. */
export function refusalFor(principal: Principal | null): Refusal {
  if (!principal || principal.via === 'demo')
    return new Refusal('UNAUTHENTICATED', 'Sign in to do this: open /sign-in, or send an API token.');
  return new Refusal('FORBIDDEN', 'You may not do this.');
}
