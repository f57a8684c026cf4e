/** Finds other interventions that touch the same customers and numbers at the same time, so that their effects cannot be told apart. */
import { BASELINE_WEEKS } from '@bough/statistics';
import { slotOf } from '../../ownership/target.js';
import type { Period } from '../../rollups/period.js';
import type { Day } from '../../shared/day.js';
import { bindingPlan, type Intervention } from '../intervention.js';
import { isAfterTheFact, planWindow, treatedSegments } from '../plan-window.js';
import type { InterventionPlan } from '../plan.js';
import type { TouchedSegment } from './suggest-controls.js';

/** What the other intervention touches: treated customers, control customers, or a related node of another dimension. */
export const OVERLAP_KINDS = ['treated', 'controls', 'node', 'ancestor', 'descendant'] as const;
type OverlapKind = (typeof OVERLAP_KINDS)[number];

export interface PlanOverlap {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly kind: OverlapKind;
  /** Segments or nodes that both touch. */
  readonly shared: readonly string[];
  /** The other one's first launch. */
  readonly launch: Day;
  /** The day after it was over, or was cancelled. */
  readonly until: Day;
  /** While this one runs; only in the weeks that it is compared with; only while its last conversations are followed. */
  readonly during: 'window' | 'baseline' | 'follow_up';
  /**
   * The effects cannot be told apart: both run at the same time, and the other one was registered before its launch. An intervention that
   * was written down afterwards confounds nothing, or anybody could undo a verdict that way. An experiment is never confounded, since both
   * of its arms meet everything else alike.
   */
  readonly confounds: boolean;
  /** One line for people. */
  readonly words: string;
}

type Known = Pick<Intervention, 'id' | 'number' | 'status' | 'frozen' | 'exploratory' | 'cancelledOn' | 'revisions'>;

/**
 * Overlaps with everything that is to begin, runs or ran as of `today`. What never began touches nothing: drafts, plans that were cancelled
 * before, and plans that were not started in time. `self`: the intervention whose plan this is.
 */
export function overlapsOf(
  plan: InterventionPlan,
  others: readonly Known[],
  today: Day,
  self: string | null = null,
): PlanOverlap[] {
  return others
    .filter((other) => touches(other, today, self))
    .flatMap((other) => {
      const theirs = bindingPlan(other);
      const window = windowTouched(other);
      const during = timeShared(plan, other);
      const what = during === null ? null : populationShared(plan, theirs);
      if (!what || during === null || window === null) return [];
      const { id, number } = other;
      const { from: launch, to: until } = window;
      const words = overlapWords(other, { title: theirs.title, during, ...what });
      const confounds = during === 'window' && !other.exploratory && plan.design !== 'experiment';
      return [{ id, number, title: theirs.title, launch, until, during, confounds, ...what, words }];
    });
}

/** Segments that another intervention treats at the same time, each with its label: they cannot be controls. */
export function touchedSegments(
  plan: InterventionPlan,
  others: readonly Known[],
  today: Day,
  self: string | null = null,
): TouchedSegment[] {
  const together = others.filter((other) => touches(other, today, self) && timeShared(plan, other) === 'window');
  return together.flatMap((other) => {
    const theirs = bindingPlan(other);
    return treatedSegments(theirs).map((segment) => ({ segment, label: `#${other.number} "${theirs.title}"` }));
  });
}

function touches(other: Known, today: Day, self: string | null): boolean {
  if (other.id === self) return false;
  return other.frozen !== null || (other.status === 'planned' && !isAfterTheFact(bindingPlan(other), today));
}

/** When the two meet; `null`: never. A change that settled before the baseline weeks is in all of them alike. */
function timeShared(plan: InterventionPlan, known: Known): PlanOverlap['during'] | null {
  const other = bindingPlan(known);
  const [own, theirs] = [planWindow(plan), windowTouched(known)];
  if (!own || !theirs) return null;
  if (theirs.from < own.to && own.from < theirs.to) return 'window';
  if (theirs.from >= own.to && theirs.from < own.to + (plan.followUpDays ?? 0)) return 'follow_up';
  const settles = theirs.from + other.rolloutDays + other.washoutDays;
  return theirs.from < own.from && settles >= own.from - 7 * BASELINE_WEEKS ? 'baseline' : null;
}

/** The days that an intervention touches: until the day on which it was cancelled; none when it was cancelled before its launch. */
function windowTouched(known: Known): Period | null {
  const window = planWindow(bindingPlan(known));
  const { cancelledOn } = known;
  if (window === null || cancelledOn === null) return window;
  return cancelledOn < window.from ? null : { from: window.from, to: Math.min(window.to, cancelledOn + 1) };
}

function populationShared(
  plan: InterventionPlan,
  other: InterventionPlan,
): Pick<PlanOverlap, 'kind' | 'shared'> | null {
  const theirs = treatedSegments(other);
  const own = treatedSegments(plan);
  const treated = own.filter((segment) => theirs.includes(segment));
  if (treated.length > 0) return { kind: 'treated', shared: treated };
  const controls = plan.controls.filter((segment) => theirs.includes(segment));
  if (controls.length > 0) return { kind: 'controls', shared: controls };
  // Other segments of the same dimension are other customers; those of another dimension may be the same.
  const isSameCut = dimensionOfSegment(own[0]) === dimensionOfSegment(theirs[0]);
  const kind = isSameCut ? null : relationOf(plan.primary, other.primary);
  return kind && { kind, shared: [other.primary] };
}

function dimensionOfSegment(segment: string | undefined): string | undefined {
  return segment?.split('/')[0];
}

/** What the other node is to this one. A node stands for its slot: customers of every branch may be in the other dimension. */
function relationOf(path: string, other: string): OverlapKind | null {
  if (path === other || (slotOf(path) !== null && slotOf(path) === slotOf(other))) return 'node';
  if (isAbove(other, path)) return 'ancestor';
  return isAbove(path, other) ? 'descendant' : null;
}

function isAbove(upper: string, lower: string): boolean {
  return upper === '' || lower.startsWith(`${upper}/`);
}

/** An overlap in one line with what it means, for every list and check. `words`: of {@link PlanOverlap}. */
export function overlapText({ words, confounds }: Pick<PlanOverlap, 'words' | 'confounds'>): string {
  return `${words}: ${confounds ? 'this confounds' : 'this does not confound'}`;
}

const WHEN: Readonly<Record<PlanOverlap['during'], string>> = {
  window: 'in the same time',
  baseline: 'in the weeks that it is compared with',
  follow_up: 'while its last conversations are still followed',
};

function overlapWords(
  { number, exploratory }: Pick<Known, 'number' | 'exploratory'>,
  { title, kind, shared, during }: Pick<PlanOverlap, 'title' | 'kind' | 'shared' | 'during'>,
): string {
  const where = shared.map((each) => each || 'the root').join(', ');
  const touches = {
    treated: `also treats ${where}`,
    controls: `treats the control ${where}`,
    node: `bets on the same node (${where}) for customers who may be the same`,
    ancestor: `bets on ${where}, which this node is part of`,
    descendant: `bets on ${where}, which is part of this node`,
  }[kind];
  const written = exploratory ? ', as was written down afterwards' : '';
  return `Intervention ${number} ("${title}") ${touches} ${WHEN[during]}${written}`;
}
