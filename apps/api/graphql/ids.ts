/**
 * Global ids: a type prefix and an opaque part, `nod_4k0v…`. What the workspace file defines has keys, and its ids are made from
 * them: they are the same on every server, for as long as the keys are.
 */
import { createHash } from 'node:crypto';

type IdPrefix = 'tre' | 'nod' | 'met' | 'dim' | 'seg' | 'imp' | 'edg';

/** Prefixes of what has a UUID: people, teams, tokens, sessions, findings, interventions, assessments, assignments of roles, covers. */
export type UuidPrefix = 'per' | 'tea' | 'tok' | 'ses' | 'fin' | 'int' | 'ass' | 'rol' | 'cov';

/** Crockford's base 32, lower case. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 16;

/** `globalId('nod', 'support', 'enterprise/handling_efficiency')`: the id of a thing with these keys. */
export function globalId(prefix: IdPrefix, ...keys: readonly string[]): string {
  const digest = createHash('sha1')
    .update([prefix, ...keys].join('\0'))
    .digest();
  let text = '';
  for (let i = 0; i < LENGTH; i++) text += ALPHABET[digest[i]! & 31];
  return `${prefix}_${text}`;
}

/** The id of an import carries its number. */
export function importId(run: number): string {
  return `imp_${String(run).padStart(LENGTH, '0')}`;
}

/** The number in the id of an import; `null` for another id. */
export function importNumber(id: string): number | null {
  const match = /^imp_(\d{16})$/.exec(id);
  return match ? Number(match[1]) : null;
}

/** The id of something that has a UUID: `tok_0b7c…`. */
export function uuidId(prefix: UuidPrefix, uuid: string): string {
  return `${prefix}_${uuid.replaceAll('-', '')}`;
}

/** The UUID in such an id; `null` for another id. */
export function uuidOf(prefix: UuidPrefix, id: string): string | null {
  const match = new RegExp(`^${prefix}_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$`).exec(id);
  return match ? match.slice(1).join('-') : null;
}
