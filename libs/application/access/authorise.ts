import {
  actionOf,
  isAllowed,
  mightBeAllowed,
  refusalFor,
  type Action,
  type Principal,
  type Relation,
} from '@bough/domain';

/**
 * The first statement of every use case: refuses unless the principal may. `relation` is what they are to the thing; `null` for
 * a thing that is not there, so that missing and forbidden look the same.
 */
export function authorise(principal: Principal | null, action: Action, relation: Relation | null = null): void {
  if (!isAllowed(principal, action, relation)) throw refusalFor(principal);
}

/** At the door of the API, before the use case: refuses a root field that nobody has listed, and who could never be allowed. */
export function authoriseField(principal: Principal | null, field: string): void {
  const action = actionOf(field);
  if (action === null || !mightBeAllowed(principal, action)) throw refusalFor(principal);
}
