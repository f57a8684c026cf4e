/**
 * The plan of an intervention, written down before it starts: what is changed for whom, which number should move where and by how much, who
 * is compared with, what must not suffer, and when it is assessed. It is frozen at the start, and the verdict uses what was frozen. Plans are
 * stored as JSON with these names; what else is to be said of a field stands in `plan-fields.ts`.
 */
import type { Period } from '../rollups/period.js';
import type { Day } from '../shared/day.js';

/**
 * What shows what would have happened without the change. `untreated_segments`: the control segments, which are left alone. `staged`:
 * segments start one after the other, each compared with those that have not started yet. `experiment`: customers inside the treated
 * segments were assigned at random.
 */
export const IMPACT_DESIGNS = ['untreated_segments', 'staged', 'experiment'] as const;
export type ImpactDesign = (typeof IMPACT_DESIGNS)[number];

export const EFFECT_DIRECTIONS = ['up', 'down'] as const;

/** When a plan is assessed: at its end only, or every week from the second on, with sequential bounds that allow for it. */
export const ANALYSIS_SCHEDULES = ['end', 'weekly'] as const;

/** The smallest effect that matters, above 0: relative (0.1: 10 %), or in points of the metric (0.03 of a share: 3 points). */
export interface Margin {
  readonly kind: 'relative' | 'points';
  readonly value: number;
}

/** A node that must not get worse by more than the margin. */
export interface Guardrail {
  readonly path: string;
  readonly margin: Margin;
}

/** Segments that start together. */
export interface Wave {
  /** `plan/enterprise`. */
  readonly segments: readonly string[];
  readonly launch: Day;
}

/** Of an experiment: customers by the ids that their source calls them, as they were drawn. */
export interface ExperimentArms {
  readonly treated: readonly string[];
  readonly control: readonly string[];
}

export interface InterventionPlan {
  readonly title: string;
  /** In words: what is changed, and why it should help. */
  readonly hypothesis: string;
  /** Path of the node whose number should move. */
  readonly primary: string;
  /** The metric of that node. */
  readonly metric: string;
  readonly design: ImpactDesign;
  /** One wave, unless it is staged. */
  readonly waves: readonly Wave[];
  /** Segments that are left alone, of the same dimension. */
  readonly controls: readonly string[];
  readonly direction: (typeof EFFECT_DIRECTIONS)[number];
  /** The predicted effect, as a share of the value (0.15: 15 %) or in points, in the kind of the margin; `null`: the direction only. */
  readonly predicted: number | null;
  readonly margin: Margin;
  /** Days from the launch until everybody has the change, then days in which nothing is counted, then whole weeks that are assessed. */
  readonly rolloutDays: number;
  readonly washoutDays: number;
  readonly weeks: number;
  /**
   * Where a metric of the plan lags (resolution time, reopen rate, CSAT), each conversation is followed for so many days from the day on which
   * it began, before launch and after. Left out in experiments, and in plans that are older than this field.
   */
  readonly followUpDays?: number;
  readonly looks: (typeof ANALYSIS_SCHEDULES)[number];
  readonly guardrails: readonly Guardrail[];
  /** Id of the person who does it. */
  readonly owner: string;
  /** Id of the finding that it answers. */
  readonly finding: string | null;
  /** Days that say nothing, such as holidays and outages. */
  readonly excluded: readonly Period[];
  /** The answer to "what else changes?". */
  readonly otherChanges: string | null;
  /** Of an experiment only. */
  readonly arms?: ExperimentArms;
}
