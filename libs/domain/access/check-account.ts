/** What must be true before somebody gets a role: the key can be typed, the address is their own, and an admin remains. */
import { Refusal } from '../shared/refusal.js';
import { LONGEST_NAME } from '../shared/text-length.js';
import type { Role } from './principal.js';

/** The form of the key of a person or a team. */
export const PERSON_KEY = /^[a-z][a-z0-9_-]{0,62}$/;

/** The account that is asked for. */
export interface AccountWish {
  readonly key: string;
  readonly name: string;
  /** In lower case. */
  readonly email: string | null;
  readonly role: Role;
}

/** What is stored when the role is given, read in the same transaction. */
export interface AccountSeen {
  /** The person with this key; `null` for a new person. */
  readonly person: { readonly name: string; readonly active: boolean; readonly role: Role | null } | null;
  /** The name of another person who has this address; `null` when nobody has it. */
  readonly rival: string | null;
  /** Whether there is another admin who has not left. */
  readonly hasOtherAdmin: boolean;
}

/** Why this role cannot be given; `null` when it can. Name and address are only checked for a new person. */
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
  if (name.trim() === '' || name.length > LONGEST_NAME)
    return new Refusal('NAME_INVALID', `A name has 1 to ${LONGEST_NAME} characters.`);
  if (email !== null && (!email.includes('@') || email.length > LONGEST_NAME))
    return new Refusal('EMAIL_INVALID', `"${email}" is not an address.`);
  return rival === null ? null : new Refusal('EMAIL_TAKEN', `${rival} has that address already.`);
}
