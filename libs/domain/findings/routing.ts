/**
 * On whom a finding lands: the effective Accountable of its node at that moment, or whoever acts for them. Where nobody answers it
 * goes up the path, and from somebody who does not take it in time as well; at the root it stays, and says so.
 */
import type { EffectiveOwner, Found, NodeOwnership } from '../ownership/effective-owner.js';
import { ownershipSteps, ownerSummary, type WordContext } from '../ownership/owner-words.js';
import { pathName } from '../ownership/target.js';
import type { Instant } from '../ownership/person.js';
import type { Routing, RoutingCause } from './finding.js';

/** Ownership at one instant, and how to say it. */
export interface OwnerLook {
  readonly owned: ReadonlyMap<string, NodeOwnership>;
  readonly words: WordContext;
}

export type Place = Pick<Routing, 'person' | 'holder' | 'level' | 'text' | 'steps'>;

/** The nearest node of a path that is there: a branch may have gone since. */
export function standingPath(path: string, { owned }: OwnerLook): string {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) if (owned.has(at)) return at;
  return '';
}

/** Who is to act at a node now: its effective Accountable, or the next one up the path where there is a gap. */
export function placeOf(path: string, look: OwnerLook): Place {
  const start = standingPath(path, look);
  const gaps: string[] = [];
  for (const at of pathUp(start)) {
    const owner = look.owned.get(at)?.accountable;
    if (!owner) break;
    if (owner.kind === 'owned') return placed(owner, gaps, look);
    if (gaps.length === 0) gaps.push(...ownershipSteps(owner, look.words).map(({ text }) => text));
  }
  return nobody(gaps);
}

/** The next Accountable above a level; `null` when everybody further up was `asked` already, or there is nobody. */
export function placeAbove(level: string, asked: ReadonlySet<string>, look: OwnerLook): Place | null {
  for (const at of pathUp(standingPath(level, look)).slice(1)) {
    const owner = look.owned.get(at)?.accountable;
    if (owner?.kind === 'owned' && !asked.has(owner.person.id))
      return placed(owner, [`nobody below ${pathName(at, look.words.nodes)} took it in time`], look);
  }
  return null;
}

/** Ids of everybody who is Informed about a node, teams by their members; those who left get none. */
export function informedOf(path: string, look: OwnerLook): string[] {
  const { owners } = look.words;
  const found: readonly Found[] = look.owned.get(standingPath(path, look))?.informed ?? [];
  const people = found.flatMap(({ assignment: { party } }) =>
    party === null ? [] : 'person' in party ? [party.person] : (owners.teams.get(party.team)?.members ?? []),
  );
  return [...new Set(people)].filter((id) => owners.active.has(id));
}

export function routing(place: Place, cause: RoutingCause, at: Instant): Routing {
  return { at, cause, ...place };
}

function placed(owner: EffectiveOwner & { kind: 'owned' }, before: readonly string[], { words }: OwnerLook): Place {
  const steps = ownershipSteps(owner, words).map(({ text }) => text);
  const { person, holder, from } = owner;
  const text = ownerSummary(owner, words);
  return { person: person.id, holder: holder.id, level: from.path, text, steps: [...before, ...steps] };
}

function nobody(gaps: readonly string[]): Place {
  const text = gaps.at(-1) ?? 'Nobody is Accountable, here or further up';
  return { person: null, holder: null, level: null, text, steps: gaps };
}

/** A path and everything above it: `a/b`, `a`, and the root. */
function pathUp(path: string): string[] {
  const up = [path];
  for (let at = path; at !== '';) up.push((at = at.slice(0, Math.max(0, at.lastIndexOf('/')))));
  return up;
}
