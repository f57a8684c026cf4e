/**
 * On whom a finding lands: the effective Accountable of its node at that moment, or whoever acts for them. A finding about a segment that
 * is no branch of the tree lands on the Accountable of that segment, else of the slots of its metric, else of the root; one without a node
 * on that of the root. Where nobody answers, it goes up the same way. It also goes up from somebody who does not take it in time. At the
 * top it stays, and its routing says so.
 */
import {
  findOwnerAlong,
  type AssignmentAtNode,
  type EffectiveOwner,
  type NodeOwnership,
} from '../ownership/effective-owner.js';
import { explainOwner, summariseOwner, type OwnerWordContext } from '../ownership/owner-words.js';
import { segmentTarget, slotKey, targetName } from '../ownership/target.js';
import type { Instant } from '../ownership/person.js';
import type { FindingRules } from '../workspace/workspace.js';
import type { Finding, Routing, RoutingCause } from './finding.js';
import type { Signal } from './signal.js';

/** Ownership at one instant, and what is needed to put it into words. */
export interface OwnershipView {
  readonly owned: ReadonlyMap<string, NodeOwnership>;
  readonly words: OwnerWordContext;
  /** The slots of each metric, nearest first: see metric-slots.ts. */
  readonly slots: ReadonlyMap<string, readonly string[]>;
  /** Ids of the people who administer the system, who are told about problems of the data. */
  readonly admins: readonly string[];
}

/** What every change of a finding needs: who answers for what at an instant, and how long things may take. */
export interface FindingContext extends OwnershipView {
  readonly at: Instant;
  readonly rules: FindingRules;
}

/** What decides who a finding is for. */
export type SignalSubject = Pick<Signal, 'kind' | 'path' | 'segment' | 'metric'>;

/** A routing before it is known when and why it happens. */
export type RoutingTarget = Pick<Routing, 'person' | 'holder' | 'level' | 'text' | 'steps'>;

/** The nearest node on the way up a path that still exists: a branch may have gone since. */
export function nearestExistingPath(path: string, { owned }: Pick<OwnershipView, 'owned'>): string {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) if (owned.has(at)) return at;
  return '';
}

/**
 * Who is to act now on what a signal is about; possibly nobody. `from`: the level that it has reached already, below which nobody is
 * asked any more.
 */
export function findRoutingTarget(subject: SignalSubject, view: OwnershipView, from?: string): RoutingTarget {
  const levels = from === undefined ? levelsOf(subject, view) : levelsFrom(from, subject, view);
  const gaps: string[] = [];
  for (const index of levels.keys()) {
    const rest = levels.slice(index);
    const owner = ownerAt(rest, subject, view);
    if (owner.kind === 'owned') {
      const unowned = isInTree(subject) ? [] : unownedLevels(rest, owner.from.path, view);
      return targetOf(owner, [...gaps, ...unowned], view);
    }
    if (gaps.length === 0) gaps.push(...explainOwner(owner, view.words).map(({ text }) => text));
  }
  return targetNobody(gaps);
}

/** The next Accountable above a level. `null` when there is nobody further up, or only people whose ids are in `asked`. */
export function findTargetAbove(
  subject: SignalSubject,
  level: string,
  asked: ReadonlySet<string>,
  view: OwnershipView,
): RoutingTarget | null {
  const levels = levelsFrom(level, subject, view).slice(1);
  for (const index of levels.keys()) {
    const owner = ownerAt(levels.slice(index), subject, view);
    if (owner.kind === 'owned' && !asked.has(owner.person.id))
      return targetOf(owner, [`nobody below ${targetName(levels[index]!, view.words.nodes)} took it in time`], view);
  }
  return null;
}

/**
 * Ids of everybody who is Informed about what a signal is about, with the members of teams and without people who left. Admins are told
 * about problems of the data, which only they can mend.
 */
export function listInformed(subject: SignalSubject, view: OwnershipView): string[] {
  const { owners } = view.words;
  const parties = informedOf(subject, view).flatMap(({ party }) => party ?? []);
  const people = parties.flatMap((party) =>
    'person' in party ? [party.person] : (owners.teams.get(party.team)?.members ?? []),
  );
  const admins = subject.kind === 'data_quality' ? view.admins : [];
  return [...new Set([...people, ...admins])].filter((id) => owners.active.has(id));
}

/** Everything that is held by a person at what a signal is about: its node; or its segment, the slots of its metric and the root. */
export function ownershipOf(subject: SignalSubject, view: OwnershipView): NodeOwnership[] {
  return levelsOf(subject, view)
    .slice(0, isInTree(subject) ? 1 : undefined)
    .flatMap((level) => view.owned.get(level) ?? []);
}

/**
 * The level that a finding has reached by escalation, also while somebody was given it; left out when it lands where its signal says.
 */
export function reachedLevel({ routing }: Pick<Finding, 'routing'>): string | undefined {
  const { cause, level } = routing.findLast((each) => each.cause !== 'assigned')!;
  return cause === 'escalated' && level !== null ? level : undefined;
}

/** The routing to a target, with the instant and the cause. */
export function recordRouting(target: RoutingTarget, cause: RoutingCause, at: Instant): Routing {
  return { at, cause, ...target };
}

/** Whether a signal is about a node of the tree, or about everything, and not about a segment that is no branch. */
function isInTree({ path, segment }: SignalSubject): boolean {
  return path !== '' || segment === null;
}

/** Where somebody is looked for, nearest first: nodes up the path; or the segment, the slots of the metric, and the root. */
function levelsOf(subject: SignalSubject, view: OwnershipView): string[] {
  const { path, segment, metric } = subject;
  if (isInTree(subject)) return pathsUp(nearestExistingPath(path, view));
  return [segmentTarget(segment!), ...((metric !== null && view.slots.get(metric)) || []), ''];
}

/** The same from a level on, which may have gone meanwhile. */
function levelsFrom(level: string, subject: SignalSubject, view: OwnershipView): string[] {
  const levels = levelsOf(subject, view);
  const index = levels.indexOf(level);
  return index >= 0 ? levels.slice(index) : isInTree(subject) ? pathsUp(nearestExistingPath(level, view)) : [''];
}

/** Who answers at the first of some levels, or is inherited from one of the others. */
function ownerAt(levels: readonly string[], subject: SignalSubject, view: OwnershipView): EffectiveOwner {
  const node = isInTree(subject) ? view.owned.get(levels[0]!) : undefined;
  if (node) return node.accountable;
  return findOwnerAlong(levels, isInTree(subject) ? '' : segmentTarget(subject.segment!), view.words.owners);
}

/** The segment and the slots that have nobody of their own, on the way up to who answers for a segment. */
function unownedLevels(levels: readonly string[], from: string, { words }: OwnershipView): string[] {
  const { owners, nodes } = words;
  const isKnown = (level: string) => slotKey(level) !== null || nodes.has(level);
  return levels
    .slice(0, Math.max(0, levels.indexOf(from)))
    .filter((level) => isKnown(level) && !owners.assigned.A.has(level))
    .map((level) => `nobody is Accountable for ${targetName(level, nodes)}`);
}

function informedOf(subject: SignalSubject, view: OwnershipView): AssignmentAtNode['assignment'][] {
  const { assigned } = view.words.owners;
  const held = ownershipOf(subject, view).flatMap(({ informed }) => informed.map(({ assignment }) => assignment));
  if (isInTree(subject)) return held;
  return [...held, ...levelsOf(subject, view).flatMap((level) => assigned.I.get(level) ?? [])];
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
