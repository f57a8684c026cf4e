/**
 * On whom a finding lands: the effective Accountable of its node at that moment, or whoever acts for them. Where nobody answers, it goes
 * up the path. It also goes up from somebody who does not take it in time. At the root it stays, and its routing says so.
 */
import type { EffectiveOwner, AssignmentAtNode, NodeOwnership } from '../ownership/effective-owner.js';
import { explainOwner, summariseOwner, type OwnerWordContext } from '../ownership/owner-words.js';
import { pathName } from '../ownership/target.js';
import type { Instant } from '../ownership/person.js';
import type { FindingRules } from '../workspace/workspace.js';
import type { Routing, RoutingCause } from './finding.js';

/** Ownership at one instant, and what is needed to put it into words. */
export interface OwnershipView {
  readonly owned: ReadonlyMap<string, NodeOwnership>;
  readonly words: OwnerWordContext;
}

/** What every change of a finding needs: who answers for what at an instant, and how long things may take. */
export interface FindingContext extends OwnershipView {
  readonly at: Instant;
  readonly rules: FindingRules;
}

/** A routing before it is known when and why it happens. */
export type RoutingTarget = Pick<Routing, 'person' | 'holder' | 'level' | 'text' | 'steps'>;

/** The nearest node on the way up a path that still exists: a branch may have gone since. */
export function nearestExistingPath(path: string, { owned }: OwnershipView): string {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) if (owned.has(at)) return at;
  return '';
}

/** Who is to act at a node now: its effective Accountable, or the next one up the path where there is a gap; possibly nobody. */
export function findRoutingTarget(path: string, view: OwnershipView): RoutingTarget {
  const gaps: string[] = [];
  for (const at of pathsUp(nearestExistingPath(path, view))) {
    const owner = view.owned.get(at)?.accountable;
    if (!owner) break;
    if (owner.kind === 'owned') return targetOf(owner, gaps, view);
    if (gaps.length === 0) gaps.push(...explainOwner(owner, view.words).map(({ text }) => text));
  }
  return targetNobody(gaps);
}

/** The next Accountable above a level. `null` when there is nobody further up, or only people whose ids are in `asked`. */
export function findTargetAbove(level: string, asked: ReadonlySet<string>, view: OwnershipView): RoutingTarget | null {
  for (const at of pathsUp(nearestExistingPath(level, view)).slice(1)) {
    const owner = view.owned.get(at)?.accountable;
    if (owner?.kind === 'owned' && !asked.has(owner.person.id))
      return targetOf(owner, [`nobody below ${pathName(at, view.words.nodes)} took it in time`], view);
  }
  return null;
}

/** Ids of everybody who is Informed about a node, with the members of teams and without people who left. */
export function listInformed(path: string, view: OwnershipView): string[] {
  const { owners } = view.words;
  const informed: readonly AssignmentAtNode[] = view.owned.get(nearestExistingPath(path, view))?.informed ?? [];
  const people = informed.flatMap(({ assignment: { party } }) =>
    party === null ? [] : 'person' in party ? [party.person] : (owners.teams.get(party.team)?.members ?? []),
  );
  return [...new Set(people)].filter((id) => owners.active.has(id));
}

/** The routing to a target, with the instant and the cause. */
export function recordRouting(target: RoutingTarget, cause: RoutingCause, at: Instant): Routing {
  return { at, cause, ...target };
}

function targetOf(
  owner: EffectiveOwner & { kind: 'owned' },
  before: readonly string[],
  { words }: OwnershipView,
): RoutingTarget {
  const steps = explainOwner(owner, words).map(({ text }) => text);
  const { person, holder, from } = owner;
  const text = summariseOwner(owner, words);
  return { person: person.id, holder: holder.id, level: from.path, text, steps: [...before, ...steps] };
}

function targetNobody(gaps: readonly string[]): RoutingTarget {
  const text = gaps.at(-1) ?? 'Nobody is Accountable, here or further up';
  return { person: null, holder: null, level: null, text, steps: gaps };
}

/** A path and everything above it: `a/b`, `a`, and the root. */
function pathsUp(path: string): string[] {
  const up = [path];
  for (let at = path; at !== '';) up.push((at = at.slice(0, Math.max(0, at.lastIndexOf('/')))));
  return up;
}
