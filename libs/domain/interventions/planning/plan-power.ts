/**
 * The power of a plan before launch: its minimum detectable effect after so many weeks (Bloom, "Minimum detectable effects", Evaluation Review
 * 19, 1995), and how often it would show that nothing changed, if nothing did (two one-sided tests, Schuirmann 1987).
 */
import {
  BASELINE_WEEKS,
  gapOf,
  LEAST_WEEKS_BEFORE,
  planWaves,
  relativeEffect,
  stagedBlocks,
  type BlockPanel,
  type LaunchBlocks,
  type PlannedWeeks,
} from '@bough/statistics';
import type { Day } from '../../shared/day.js';
import type { AssessmentReason } from '../assessment-reason.js';
import { armsPower } from './arms-power.js';
import { historyOf } from '../designs/arm-weeks.js';
import type { ArmHistory } from '../circumstances.js';
import { isPromising, type PlanPower, type PowerRow } from '../power.js';
import { noImpactReason } from '../designs/assessment-reasons.js';
import { launchDays, studyLaunch, type LaunchStudy } from '../study/launch-study.js';
import { marginOf } from '../study/plan-margin.js';
import { resolvePlanMetric } from '../study/followed-metric.js';
import { sizeText } from '../plan-texts.js';
import { firstLaunch, treatedSegments } from '../plan-window.js';
import type { InterventionPlan } from '../plan.js';
import { resolvedPart } from '../study/resolved-time.js';
import { shortHistoryNotes } from '../study/short-history.js';
import { unusedControlNotes } from '../study/usable-controls.js';
import { comparedInWaves } from '../designs/wave-studies.js';
import type { Numbers } from '../study/plan-study.js';
import type { StudyMetric } from '../study/study-metric.js';

/** Weeks after launch that every table of power has. */
const SHOWN = [2, 4, 8];
const MOST_WEEKS = 52;

/**
 * The power of a plan as of the data up to its first launch. In a staged rollout all waves count, each as far as its weeks go before its
 * controls start. In an experiment its customers in the weeks before launch count: `history`, the fewest weeks first.
 */
export function powerOf(numbers: Numbers, plan: InterventionPlan, history: readonly ArmHistory[] = []): PlanPower {
  const metric = resolvePlanMetric(numbers, plan, plan.metric);
  if (metric.kind === 'unsuitable') return noPower(plan, [metric.reason]);
  if (plan.design === 'experiment') return armsPower(plan, metric, history, historyOf(numbers, plan).weeks);
  const { range } = numbers.state;
  const first = firstLaunch(plan);
  const segments = [...treatedSegments(plan), ...plan.controls];
  const gone = segments.filter((segment) => !numbers.model.positions.has(segment));
  if (range === null || first === null || gone.length > 0)
    return noPower(plan, [
      { code: 'NO_DATA', words: gone.length > 0 ? `there is no ${gone.join(', ')}` : 'there is no data' },
    ]);
  const { launches } = plannedBlocks(numbers, plan);
  const power = powerOfLaunches(plan, launches);
  const { weeksOfHistory } = power;
  const baseline = Math.min(weeksOfHistory, BASELINE_WEEKS);
  const tried = { history: weeksOfHistory, baseline, after: plan.weeks, weeksPerBlock: 1 };
  const short = power.rows.length === 0 ? [] : shortHistoryNotes(tried, metric.definition.unit === 'duration');
  return { ...power, notes: [...notesOf(numbers, launches), ...short] };
}

/** The launches of a plan as they could be studied on the eve of the first, and their blocks. Its metric and segments are there. */
export function plannedBlocks(numbers: Numbers, plan: InterventionPlan): PlannedBlocks {
  const metric = resolvePlanMetric(numbers, plan, plan.metric) as StudyMetric;
  const to = numbers.state.range?.to ?? 0;
  const launch: Day = Math.min(firstLaunch(plan)!, to - metric.maturity);
  const study = { numbers, plan, metric, registered: true, asOf: to, weeks: 0 };
  const days = launchDays(plan, metric.maturity, launch);
  const launches = comparedInWaves(plan, metric).map(({ weeks, ...compared }): PlannedLaunch => {
    return { study: studyLaunch(study, compared, days), most: weeks < plan.weeks ? weeks : Infinity };
  });
  return { launches, blocks: stagedBlocks(launches.map((each) => each.study.input)) };
}

interface PlannedBlocks {
  readonly launches: readonly PlannedLaunch[];
  readonly blocks: readonly LaunchBlocks[];
}

/** Every segment has a value in every block, three at least, and the gaps move, so that something says by how much. */
export function canPlan(blocks: readonly LaunchBlocks[]): boolean {
  return blocks.every(
    ({ panel }) => isUsable(panel) && panel.before >= 3 && gapOf(panel).some((value, _, gap) => value !== gap[0]),
  );
}

/** Controls that would not be compared with as they are, each told once. */
function notesOf({ model }: Numbers, launches: readonly PlannedLaunch[]): AssessmentReason[] {
  const nameOf = (id: string) => model.segments[model.positions.get(id) ?? -1]?.name ?? id;
  const unused = new Map(launches.flatMap(({ study }) => study.unused).map((each) => [each.segment, each]));
  return unusedControlNotes([...unused.values()], nameOf);
}

/** A launch with its history up to the first launch of the plan; `most`: weeks until its controls start. */
interface PlannedLaunch {
  readonly study: LaunchStudy;
  readonly most: number;
}

function powerOfLaunches(plan: InterventionPlan, launches: readonly PlannedLaunch[]): PlanPower {
  const studies = launches.map(({ study }) => study);
  const blocks = stagedBlocks(studies.map(({ input }) => input));
  const margin = marginOf(plan, studies);
  const weeks = Math.min(...blocks.map(({ weeksBefore }) => weeksBefore));
  const at = blocks.findIndex(({ panel }) => !isUsable(panel) || panel.before < 3);
  const without = (reason: 'too_few_blocks' | 'no_variation', wave: number) =>
    noPower(plan, [noImpactReason(studies[wave]!, { kind: 'none', reason, ...blocks[wave]! })], weeks);
  if (at >= 0 || margin === null) return without('too_few_blocks', Math.max(0, at));
  const still = blocks.findIndex(({ panel }) => gapOf(panel).every((value, _, gap) => value === gap[0]));
  if (still >= 0) return without('no_variation', still);
  const panels = blocks.map(({ panel }, wave) => ({ panel, most: launches[wave]!.most }));
  const scale = scaleOf(plan, studies, margin);
  const rowsFor = (wanted: readonly number[]) => planWaves(panels, margin, wanted).map((row) => rowOf(row, scale));
  const rows = rowsFor([...new Set([...SHOWN, plan.weeks])].sort((a, b) => a - b));
  const own = rows.find((row) => row.weeks === plan.weeks)!;
  const all = rowsFor(Array.from({ length: MOST_WEEKS }, (_, week) => week + 1));
  const weeksNeeded = all.find(({ detectable }) => detectable <= scale.matters)?.weeks ?? null;
  const reasons = reasonsOf(weeks);
  const promising = own.promising && reasons.length === 0;
  const result = { rows, kind: scale.kind, promising, weeksNeeded, customersNeeded: null };
  return {
    ...result,
    weeksOfHistory: weeks,
    reasons,
    notes: [],
    words: powerWords(own, weeksNeeded, plan, studies[0]!),
  };
}

/** Every segment has a finite value in every block. */
function isUsable({ treated, controls, weights, values }: BlockPanel): boolean {
  return [...treated, ...controls].every(
    (s) => weights[s]! > 0 && weights[s]! < Infinity && Array.from(values[s]!).every(Number.isFinite),
  );
}

function reasonsOf(weeks: number): AssessmentReason[] {
  const words = `${weeks} weeks of history; ${LEAST_WEEKS_BEFORE} are needed for a verdict`;
  return weeks >= LEAST_WEEKS_BEFORE ? [] : [{ code: 'WEEKS_BEFORE', words }];
}

/** How sizes are stated: as shares on the log scale, 1 − exp(−x), else in the kind of the margin. `matters`: the margin, stated so. */
interface StatedScale {
  readonly kind: PlanPower['kind'];
  readonly matters: number;
  readonly stated: (size: number) => number;
}

/** A restricted mean is stated as people say it, of the time of those resolved. */
function scaleOf(
  { margin: { kind, value } }: InterventionPlan,
  studies: readonly LaunchStudy[],
  margin: number,
): StatedScale {
  const { metric } = studies[0]!;
  const part = resolvedPart(studies) ?? 1;
  if (metric.scale === 'points') return { kind, matters: value, stated: (size) => size * (value / margin) };
  const matters = kind === 'relative' ? value : relativeEffect(margin) / part;
  return { kind: 'relative', matters, stated: (size) => -relativeEffect(-size) / part };
}

function rowOf({ weeks, detectable, noChangePower }: PlannedWeeks, { stated, matters }: StatedScale): PowerRow {
  const shown = stated(detectable);
  return { weeks, detectable: shown, noChangePower, promising: isPromising(shown, matters) };
}

function powerWords(
  { weeks, detectable, noChangePower, promising }: PowerRow,
  needed: number | null,
  { margin }: InterventionPlan,
  { metric: { scale, definition } }: LaunchStudy,
): string {
  const size = (value: number, kind = margin.kind) =>
    kind === 'relative' || definition.unit === 'ratio'
      ? `${(value * 100).toFixed(1)} ${kind === 'relative' ? '%' : 'points'}`
      : sizeText({ kind, value });
  const found = `In ${weeks} weeks an effect of ${size(detectable, scale === 'log' ? 'relative' : margin.kind)} would be found in 80 of 100 cases.`;
  const none =
    noChangePower < 0.05
      ? `"No effect" could not be earned.`
      : `Were there no effect, that would be shown in ${Math.round(noChangePower * 100)} of 100 cases.`;
  const long = needed === null ? 'not show within a year' : `show after about ${needed} weeks`;
  const matters = `An effect of ${size(margin.value)}, which matters, would ${long}.`;
  const promise = promising
    ? ''
    : ' No verdict is promised: only an effect of more than twice what matters would show.';
  return `${found} ${none} ${matters}${promise}`;
}

function noPower(plan: InterventionPlan, reasons: readonly AssessmentReason[], weeksOfHistory = 0): PlanPower {
  const words = `Nothing can be promised: ${reasons.map((reason) => reason.words).join('; ')}.`;
  const none = { rows: [], kind: plan.margin.kind, promising: false, weeksNeeded: null, customersNeeded: null };
  return { ...none, weeksOfHistory, reasons, notes: [], words };
}
