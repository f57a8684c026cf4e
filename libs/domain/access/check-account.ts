/** What must hold for somebody to get a role: a key that can be typed, an address of their own, and an admin who is left. */
import { Refusal } from '../shared/refusal.js';
import type { Role } from './principal.js';

/** Of a person or a team: what people type. */
export const PERSON_KEY = /^[a-z][a-z0-9_-]{0,62}$/;
const LONGEST_TEXT = 200;

export interface AccountWish {
  readonly key: string;
  readonly name: string;
  /** In lower case. */
  readonly email: string | null;
  readonly role: Role;
}

/** What is there when the role is given, seen in the same transaction. */
export interface AccountSeen {
  /** Who has this key; `null`: a new person. */
  readonly person: { readonly name: string; readonly active: boolean; readonly role: Role | null } | null;
  /** The name of another person with this address; `null`: nobody has it. */
  readonly rival: string | null;
  /** Whether another admin is there who has not left. */
  readonly hasOtherAdmin: boolean;
}

/** Why this role cannot be given; `null` when it can. For a person who is there, name and address do not matter. */
export function accountRefusal(wish: AccountWish, { person, rival, hasOtherAdmin }: AccountSeen): Refusal | null {
  if (person === null) return newcomerRefusal(wish, rival);
  if (!person.active)
    return new Refusal('PERSON_INACTIVE', `${person.name} has left and stays on record; take another key.`);
  if (person.role === 'admin' && wish.role !== 'admin' && !hasOtherAdmin)
    return new Refusal('LAST_ADMIN', `${person.name} is the last admin; make somebody else one first.`);
  return null;
}

function newcomerRefusal({ key, name, email }: AccountWish, rival: string | null): Refusal | null {
  if (!PERSON_KEY.test(key))
    return new Refusal(
      'KEY_INVALID',
      `"${key}" is not a key; use lower-case letters, digits, - and _, a letter first.`,
    );
  if (name.trim() === '' || name.length > LONGEST_TEXT)
    return new Refusal('NAME_INVALID', `A name has 1 to ${LONGEST_TEXT} characters.`);
  if (email !== null && (!email.includes('@') || email.length > LONGEST_TEXT))
    return new Refusal('EMAIL_INVALID', `"${email}" is not an address.`);
  return rival === null ? null : new Refusal('EMAIL_TAKEN', `${rival} has that address already.`);
}
