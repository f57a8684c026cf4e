/** Before launch: what could this plan see at all, and could it earn "no effect"? What it cannot show it does not promise. */
import {
  gapOf,
  launchBlocks,
  LEAST_WEEKS_BEFORE,
  planWeeks,
  relativeEffect,
  type PlannedWeeks,
} from '@bough/statistics';
import type { Day } from '../shared/day.js';
import type { AssessmentReason } from './assessment-reason.js';
import { armsPower } from './arms-power.js';
import { historyOf } from './arm-weeks.js';
import type { ArmHistory } from './circumstances.js';
import { isPromising, type PlanPower, type PowerRow } from './power.js';
import { noImpactReason } from './assessment-reasons.js';
import type { Numbers } from './impact-series.js';
import { launchDays, planStudy, type PlanStudy } from './impact-study.js';
import { marginOf } from './plan-margin.js';
import { metricOfPlan } from './followed-metric.js';
import { sizeText } from './plan-changes.js';
import type { InterventionPlan } from './plan.js';

/** Weeks after launch that are always shown. */
const SHOWN = [2, 4, 8];
const MOST_WEEKS = 52;

/**
 * The power of a plan as of the data up to its launch. Of a staged rollout: its first wave; of an experiment: what its customers did in
 * the weeks before, `history`, the fewest weeks first.
 */
export function powerOf(numbers: Numbers, plan: InterventionPlan, history: readonly ArmHistory[] = []): PlanPower {
  const judged = metricOfPlan(numbers, plan, plan.metric);
  if (judged.kind === 'not_judged') return noPower(plan, [judged.reason]);
  if (plan.design === 'experiment') return armsPower(plan, judged, history, historyOf(numbers, plan).weeks);
  const { range } = numbers.state;
  const wave = [...plan.waves].sort((a, b) => a.launch - b.launch)[0];
  const segments = [...(wave?.segments ?? []), ...plan.controls];
  const gone = segments.filter((segment) => !numbers.model.positions.has(segment));
  if (range === null || wave === undefined || gone.length > 0)
    return noPower(plan, [
      { code: 'NO_DATA', words: gone.length > 0 ? `there is no ${gone.join(', ')}` : 'there is no data' },
    ]);
  const launch: Day = Math.min(wave.launch, range.to - judged.maturity);
  const waiting = plan.design === 'staged' ? plan.waves.filter((each) => each.launch > wave.launch) : [];
  const compared = {
    treated: wave.segments,
    controls: [...plan.controls, ...waiting.flatMap((each) => each.segments)],
  };
  const options = { registered: true, overlapping: false, asOf: range.to, weeks: 0 };
  const made = planStudy(numbers, plan, judged, compared, launchDays(plan, judged.maturity, launch), options);
  return powerOfStudy(plan, made);
}

function powerOfStudy(plan: InterventionPlan, made: PlanStudy): PlanPower {
  const { panel, ...blocks } = launchBlocks(made.study);
  const margin = marginOf(plan, [made]);
  const members = [...panel.treated, ...panel.controls];
  const isUsable = members.every(
    (s) => panel.weights[s]! > 0 && panel.weights[s]! < Infinity && Array.from(panel.values[s]!).every(Number.isFinite),
  );
  const weeks = blocks.weeksBefore;
  if (!isUsable || panel.before < 3 || margin === null) {
    const why = { kind: 'none', reason: 'too_few_blocks', ...blocks } as const;
    return noPower(plan, [noImpactReason(made, why)], weeks);
  }
  if (gapOf(panel).every((value, _, gap) => value === gap[0]))
    return noPower(plan, [noImpactReason(made, { kind: 'none', reason: 'no_variation', ...blocks })], weeks);
  const wanted = [...new Set([...SHOWN, plan.weeks])].sort((a, b) => a - b);
  const planned = planWeeks(panel, margin, wanted);
  const all = planWeeks(
    panel,
    margin,
    Array.from({ length: MOST_WEEKS }, (_, week) => week + 1),
  );
  const rows = planned.map((row) => rowOf(row, made, plan));
  const own = rows.find((row) => row.weeks === plan.weeks)!;
  const weeksNeeded = all.find((row) => rowOf(row, made, plan).detectable <= plan.margin.value)?.weeks ?? null;
  const reasons = reasonsOf(weeks);
  const kind = made.judged.scale === 'log' ? 'relative' : plan.margin.kind;
  const promising = own.promising && reasons.length === 0;
  const result = { rows, kind, promising, weeksNeeded, customersNeeded: null };
  return { ...result, weeksOfHistory: weeks, reasons, words: powerWords(own, weeksNeeded, plan, made) };
}

function reasonsOf(weeks: number): AssessmentReason[] {
  const words = `${weeks} weeks of history; ${LEAST_WEEKS_BEFORE} are needed for a verdict`;
  return weeks >= LEAST_WEEKS_BEFORE ? [] : [{ code: 'WEEKS_BEFORE', words }];
}

/** As a share where the margin is one: 1 − exp(−x) on the log scale. */
function rowOf({ weeks, detectable, noChangePower }: PlannedWeeks, made: PlanStudy, plan: InterventionPlan): PowerRow {
  const own = made.judged.scale === 'log' ? -relativeEffect(-detectable) : detectable;
  const margin = marginOf(plan, [made])!;
  const scaled = made.judged.scale === 'log' ? own : own * (plan.margin.value / margin);
  return { weeks, detectable: scaled, noChangePower, promising: isPromising(scaled, plan) };
}

function powerWords(
  { weeks, detectable, noChangePower, promising }: PowerRow,
  needed: number | null,
  { margin }: InterventionPlan,
  { judged: { scale, metric } }: PlanStudy,
): string {
  const size = (value: number, kind = margin.kind) =>
    kind === 'relative' || metric.unit === 'ratio'
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
  return { ...none, weeksOfHistory, reasons, words };
}
