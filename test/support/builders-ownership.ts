/** People, assignments and delegations with what a test does not care about filled in. Ids follow from a number. */
import {
  INSTANT_OPEN_END,
  type Actor,
  type Assignment,
  type Delegation,
  type Person,
  type RaciRole,
} from '@bough/domain';

export const EDITOR: Actor = { id: null, name: 'Edith' };
/** A plain instant: the start of a day. */
export const instant = (text: string): number => Date.parse(text);
export const RECORDED = instant('2026-01-01');

/** `uuid(1)` is 00000000-0000-0000-0000-000000000001. */
export const uuid = (number: number): string => `00000000-0000-0000-0000-${String(number).padStart(12, '0')}`;

export function person(number: number, key: string, given: Partial<Person> = {}): Person {
  const name = key[0]!.toUpperCase() + key.slice(1);
  const blank = { email: null, agentNames: [], active: true, createdAt: RECORDED, deactivatedAt: null };
  return { id: uuid(number), key, name, ...blank, ...given };
}

/** `holder`: a person's number; `null`: a stop. */
export function assignment(
  number: number,
  target: string,
  role: RaciRole,
  holder: number | null,
  given: Partial<Assignment> = {},
): Assignment {
  return {
    id: uuid(number),
    target,
    role,
    party: holder === null ? null : { person: uuid(holder) },
    validFrom: RECORDED,
    validTo: INSTANT_OPEN_END,
    reason: null,
    assignedBy: EDITOR,
    recordedAt: RECORDED,
    ...given,
  };
}

export function delegation(
  number: number,
  from: number,
  to: number | null,
  given: Partial<Delegation> = {},
): Delegation {
  return {
    id: uuid(number),
    from: uuid(from),
    to: to === null ? null : uuid(to),
    scope: '',
    validFrom: RECORDED,
    validTo: INSTANT_OPEN_END,
    reason: null,
    assignedBy: EDITOR,
    recordedAt: RECORDED,
    ...given,
  };
}
