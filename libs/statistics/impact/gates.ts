/** The conditions that must hold before there is a verdict on an intervention, and the grade of its evidence. */

/**
 * What the evidence consists of. `leastInBlock`: the smallest denominator of a block of any segment; `present`: the smallest share of
 * days with data of any segment; `overlapping`: another change was registered on the same segments; `suspiciousTrend`: see `preTrend`.
 */
export interface ImpactEvidence {
  readonly weeksBefore: number;
  readonly weeksAfter: number;
  readonly leastInBlock: number;
  readonly present: number;
  readonly overlapping: boolean;
  readonly suspiciousTrend: boolean;
}

/** A condition that does not hold, with the value found and the value needed, where these are numbers. */
export interface Gate {
  readonly gate: 'weeks_before' | 'weeks_after' | 'thin' | 'days_missing' | 'overlapping' | 'pre_trend';
  readonly found?: number;
  readonly needed?: number;
}

export const LEAST_WEEKS_BEFORE = 8;
export const LEAST_WEEKS_AFTER = 2;
/** The least denominator in every block of every segment. */
export const LEAST_IN_BLOCK = 20;
const LEAST_PRESENT = 0.95;
const WEEKS_FOR_GRADE_A = 12;
const CONTROLS_FOR_GRADE_A = 2;

/** The gates that are closed; none means that there may be a verdict. */
export function failedGates(evidence: ImpactEvidence): Gate[] {
  const { weeksBefore, weeksAfter, leastInBlock, present } = evidence;
  const least = (gate: Gate['gate'], found: number, needed: number): Gate[] =>
    found >= needed ? [] : [{ gate, found, needed }];
  return [
    ...least('weeks_before', weeksBefore, LEAST_WEEKS_BEFORE),
    ...least('weeks_after', weeksAfter, LEAST_WEEKS_AFTER),
    ...least('thin', leastInBlock, LEAST_IN_BLOCK),
    ...least('days_missing', present, LEAST_PRESENT),
    ...(evidence.overlapping ? [{ gate: 'overlapping' as const }] : []),
    ...(evidence.suspiciousTrend ? [{ gate: 'pre_trend' as const }] : []),
  ];
}

/**
 * `registered`: the plan was frozen before launch and not changed since. `worseControl`: some control surely got worse. `placeboWindows`: how
 * many independent placebo windows the history has ({@link independentPlacebos}).
 */
export interface GradeInputs {
  readonly registered: boolean;
  readonly controls: number;
  readonly weeksBefore: number;
  readonly worseControl: boolean;
  readonly placeboWindows: number;
}

/** Independent placebo windows without which a history of under 12 weeks says little about how far the method errs. */
const LEAST_PLACEBO_WINDOWS = 2;

/** Under 12 weeks, and fewer than two independent past dates to try the method on. */
export function isUntried({
  weeksBefore,
  placeboWindows,
}: Pick<GradeInputs, 'weeksBefore' | 'placeboWindows'>): boolean {
  return weeksBefore < WEEKS_FOR_GRADE_A && placeboWindows < LEAST_PLACEBO_WINDOWS;
}

/**
 * X: exploratory, not registered. C: no control, so blind to whatever hit everyone; or a short history on which the method could not be
 * tried ({@link isUntried}): with nine weeks before, 8 to 9 in 100 placebos looked like an effect on real tickets. B: one control, under 12 weeks before, or a control
 * got worse (it may have paid for the effect). A: none of these.
 */
export function evidenceGrade(inputs: GradeInputs): 'A' | 'B' | 'C' | 'X' {
  const { registered, controls, weeksBefore, worseControl } = inputs;
  if (!registered) return 'X';
  if (controls === 0 || isUntried(inputs)) return 'C';
  return controls >= CONTROLS_FOR_GRADE_A && weeksBefore >= WEEKS_FOR_GRADE_A && !worseControl ? 'A' : 'B';
}
