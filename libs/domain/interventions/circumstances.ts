/** What an assessment is made with besides the numbers of the workspace, and what two assessments must share to give the same answer. */
import type { Period } from '../rollups/period.js';
import type { Day } from '../shared/day.js';
import type { LabelledWeeks } from '../rollups/labelled-weeks.js';

/** What is known around a plan when it is assessed. */
export interface Circumstances {
  /** Frozen before launch, and every name in it still means what it meant then: a metric or segment that was redefined is another plan. */
  readonly registered: boolean;
  /** What was redefined since. */
  readonly redefined?: readonly string[];
  /** Other interventions on the same segments, the node, its ancestors or the controls in overlapping time. */
  readonly overlaps: readonly Overlap[];
  /** What later revisions changed, in words. */
  readonly planChanges: readonly string[];
  /** Assessed as if the data ended before this day; left out: all data counts. */
  readonly asOf?: Day;
  /** Of an experiment: what its customers add up to in the weeks that are assessed. */
  readonly arms?: readonly ArmSums[];
  /** What they added up to before launch; left out where there is no whole week. */
  readonly armsBefore?: ArmHistory;
  /** What conversations were about, by each of several labels; in words why that is not known. Left out for experiments. */
  readonly mix?: readonly MixAround[] | string;
}

interface Overlap extends Period {
  /** `#3 "New macros" on enterprise`. */
  readonly label: string;
  /** True: the verdict is confounded. False: the overlap is shown and changes nothing. */
  readonly confounds: boolean;
}

/** One arm of an experiment: by measure, an entry for each of its customers. In a list of arms the treated arm comes first. */
export interface ArmSums {
  readonly name: string;
  readonly customers: number;
  readonly sums: ReadonlyMap<string, ArrayLike<number>>;
  /** Measures that are not known customer by customer, and why. */
  readonly lacking?: ReadonlyMap<string, string>;
}

/** The same customers, in the same order, in the last `weeks` before launch. */
export interface ArmHistory {
  readonly weeks: number;
  readonly arms: readonly ArmSums[];
}

/** What conversations were about around a launch, by one or two dimensions jointly. */
export interface MixAround {
  readonly dimensions: readonly string[];
  /** The first day of the first week before. */
  readonly from: Day;
  readonly before: LabelledWeeks;
  readonly after: LabelledWeeks;
}

/** What two computations must share to give the same answer. */
export interface AssessmentInputs {
  /** Changes whenever a change of the code may change an answer. */
  readonly method: string;
  readonly metric: string;
  readonly formula: string;
  readonly workspaceVersion: number;
  readonly dataVersion: number;
  readonly asOf: Day;
  readonly registered: boolean;
  readonly overlaps: readonly string[];
  /** The weeks in the estimate: numerators and denominators of each segment. */
  readonly series: readonly WeeklySums[];
  /** Of an experiment: how many of those drawn are known, and what they add up to. */
  readonly arms?: readonly ArmTotals[];
  readonly armsBefore?: readonly ArmTotals[];
  /** What the effect was adjusted for, where it was. */
  readonly mix?: MixInputs;
}

/** Of each series by block: by how much its value would be another with the mix of before launch. */
export interface MixInputs {
  readonly adjustedFor: readonly string[];
  readonly factors: readonly { readonly segment: string; readonly factors: readonly number[] }[];
}

export interface ArmTotals {
  readonly name: string;
  readonly customers: number;
  /** By measure. */
  readonly totals: Readonly<Record<string, number>>;
}

interface WeeklySums {
  readonly segment: string;
  readonly numerators: readonly number[];
  /** None for a count. */
  readonly denominators: readonly number[];
}
