/** What a study of a plan reads: the numbers in memory, the plan, the metric that is measured, and the day up to which data counts. */
import type { LeafColumns } from '../../rollups/leaf-columns.js';
import type { Day } from '../../shared/day.js';
import type { Model } from '../../trees/model-of-workspace.js';
import type { DataState } from '../../trees/values/data-state.js';
import type { InterventionPlan } from '../plan.js';
import type { StudyMetric } from './study-metric.js';

/** What a snapshot holds, as far as studies read it. */
export interface Numbers {
  readonly model: Model;
  readonly columns: LeafColumns;
  readonly state: DataState;
  /** Where a lagging metric is to be measured. */
  readonly followed?: Followed;
}

/** What became of conversations within `days`, by the day on which they began. */
export interface Followed {
  readonly days: number;
  readonly columns: LeafColumns;
  /** Conversations of the treated segments that began in the last `days` before launch, and how many of them were open when it came. */
  readonly atLaunch: { readonly begun: number; readonly open: number };
}

/** What a snapshot holds, with the versions that name it. */
export interface VersionedNumbers extends Numbers {
  readonly workspaceVersion: number;
  readonly dataVersion: number;
}

/** The study of one metric of a plan; its launches are studied one by one. */
export interface PlanStudy {
  readonly numbers: Numbers;
  readonly plan: InterventionPlan;
  readonly metric: StudyMetric;
  /** The plan was frozen before its launch, and still means what it meant then. */
  readonly registered: boolean;
  /** Nothing from this day on is known. */
  readonly asOf: Day;
  /** Whole weeks after launch that are analysed at most; left out: as planned. */
  readonly weeks?: number;
}
