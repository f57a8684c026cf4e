/** The power of an experiment before it starts, from how much its own customers differed in as many weeks before launch. */
import { armsEffect, planArms, relativeEffect, type PlannedArms } from '@bough/statistics';
import { balanceCheck } from '../designs/arm-checks.js';
import { armsOfMetric, lackingReason } from '../designs/arm-values.js';
import { SHOWN_WEEKS } from '../designs/arm-weeks.js';
import type { AssessmentReason } from '../assessment-reason.js';
import type { ArmHistory } from '../circumstances.js';
import { isPromising, type PlanPower, type PowerRow } from '../power.js';
import { FEWEST_CUSTOMERS } from '../experiment-arms.js';
import { sizeOnScale } from '../study/launch-study.js';
import type { StudyMetric } from '../study/study-metric.js';
import type { InterventionPlan } from '../plan.js';

/**
 * `history`: the arms in the last weeks before launch, by numbers of weeks, the fewest first. A plan that is longer than all of them is
 * weighed by the longest.
 */
export function armsPower(
  plan: InterventionPlan,
  metric: StudyMetric,
  history: readonly ArmHistory[],
  weeksOfHistory: number,
): PlanPower {
  const found = history.map((each) => weighed(plan, metric, each));
  const reason = found.find((each) => each.reason)?.reason ?? (history.length === 0 ? NO_HISTORY : null);
  const planned = found.flatMap(({ planned: each }) => each ?? []);
  const least = planned[0];
  if (reason || !least) return noArmsPower(plan, reason ?? NO_VALUE, weeksOfHistory);
  const at = (weeks: number) => planned.findLast((each) => each.weeks <= weeks) ?? least;
  const wanted = [...new Set([...SHOWN_WEEKS, plan.weeks])].sort((a, b) => a - b);
  const rows = wanted.map((weeks) => rowOf(at(weeks), weeks, metric, plan));
  const own = rows.find(({ weeks }) => weeks === plan.weeks)!;
  const enough = planned.find((each) => rowOf(each, each.weeks, metric, plan).detectable <= plan.margin.value);
  const { customersNeeded } = at(plan.weeks);
  const reasons = doubts(plan, metric, history);
  return {
    rows,
    kind: plan.margin.kind,
    promising: own.promising && reasons.length === 0,
    weeksNeeded: enough?.weeks ?? null,
    customersNeeded,
    weeksOfHistory,
    reasons,
    notes: [],
    words:
      armsWords(plan, own, { weeksNeeded: enough?.weeks ?? null, customersNeeded, reasons }) +
      shortWords(plan, weeksOfHistory),
  };
}

interface WeighedWeeks {
  readonly planned: (PlannedArms & { readonly margin: number; readonly level: number | null }) | null;
  readonly reason: AssessmentReason | null;
}

function weighed(plan: InterventionPlan, metric: StudyMetric, { arms, weeks }: ArmHistory): WeighedWeeks {
  const reason = lackingReason(metric, arms);
  const both = reason ? null : armsOfMetric(metric, arms);
  if (!both) return { planned: null, reason };
  const level = armsEffect(...both, metric.scale, weeks).control?.ratio ?? null;
  const margin = sizeOnScale(plan.margin, metric.scale, level, null);
  const planned = margin === null ? null : planArms(both, metric.scale, weeks, margin);
  return { planned: planned && { ...planned, margin: margin!, level }, reason: null };
}

/** What two arms could show, with the margin on the scale of the effect; `null` where nothing can be planned with them. */
export function weighArms(plan: InterventionPlan, metric: StudyMetric, history: ArmHistory): WeighedWeeks['planned'] {
  return weighed(plan, metric, history).planned;
}

/** The minimum detectable effect in the kind of the margin: a share (the smaller of its two directions), or points. */
function rowOf(
  { detectable, noChangePower, level }: NonNullable<WeighedWeeks['planned']>,
  weeks: number,
  { scale }: StudyMetric,
  plan: InterventionPlan,
): PowerRow {
  const share = scale === 'log' ? -relativeEffect(-detectable) : detectable / Math.abs(level ?? NaN);
  const points = scale === 'log' ? share * Math.abs(level ?? NaN) : detectable;
  const shown = plan.margin.kind === 'relative' ? share : points;
  return { weeks, detectable: shown, noChangePower, promising: isPromising(shown, plan.margin.value) };
}

const NO_HISTORY: AssessmentReason = {
  code: 'WEEKS_BEFORE',
  words: 'there is no whole week of data before launch, so nobody can tell how much customers differ by chance',
};
const NO_VALUE: AssessmentReason = {
  code: 'NO_VALUE',
  words: 'before launch an arm has no value, or customers that all are alike',
};

/** Reasons that forbid a promise, whatever the numbers say. */
function doubts(plan: InterventionPlan, metric: StudyMetric, history: readonly ArmHistory[]): AssessmentReason[] {
  const longest = history.findLast((each) => each.weeks <= plan.weeks) ?? history[0];
  const balance = balanceCheck(metric, longest);
  const few = [plan.arms?.treated, plan.arms?.control].some((arm) => (arm?.length ?? 0) < FEWEST_CUSTOMERS);
  return [
    ...(balance.status === 'failed' ? [{ code: balance.code, words: balance.words }] : []),
    ...(few ? [{ code: 'FEW_CUSTOMERS', words: `an arm has fewer than ${FEWEST_CUSTOMERS} customers` }] : []),
  ];
}

/** What an effect as large as the margin would need, and what forbids a promise. */
interface ArmsNeeded {
  readonly weeksNeeded: number | null;
  readonly customersNeeded: number;
  readonly reasons: readonly AssessmentReason[];
}

function armsWords(
  { margin, weeks: planned, arms }: InterventionPlan,
  { weeks, detectable, noChangePower, promising }: PowerRow,
  { weeksNeeded: needed, customersNeeded: customers, reasons }: ArmsNeeded,
): string {
  const size = (value: number) => `${(value * 100).toFixed(1)} ${margin.kind === 'relative' ? '%' : 'points'}`;
  const drawn = (arms?.treated.length ?? 0) + (arms?.control.length ?? 0);
  const found = `In ${weeks} weeks these ${drawn} customers would show an effect of ${size(detectable)} in 80 of 100 cases, going by the weeks before.`;
  const none =
    noChangePower < 0.05
      ? `"No effect" could not be earned.`
      : `Were there no effect, that would be shown in ${Math.round(noChangePower * 100)} of 100 cases.`;
  const more = `with about ${Number(customers.toPrecision(2))} customers it would in ${planned} weeks`;
  const when =
    needed === null
      ? `would not show within half a year; ${more}`
      : needed <= planned
        ? `would show after about ${needed} weeks`
        : `would show after about ${needed} weeks; ${more}`;
  const refused = promising && reasons.length === 0 ? '' : ` No verdict is promised: ${why(promising, reasons)}.`;
  return `${found} ${none} An effect of ${size(margin.value)}, which matters, ${when}.${refused}`;
}

/** Over more weeks customers differ less by chance, so a figure from a shorter history is too cautious and never too bold. */
function shortWords({ weeks }: InterventionPlan, history: number): string {
  if (history >= weeks) return '';
  return ` There are ${history} whole weeks of history: longer ones are shown as these, and tell at least as much.`;
}

function why(promising: boolean, reasons: readonly AssessmentReason[]): string {
  const small = promising ? [] : ['only an effect of more than twice what matters would show'];
  return [...small, ...reasons.map(({ words }) => words)].join('; ');
}

function noArmsPower(plan: InterventionPlan, reason: AssessmentReason, weeksOfHistory: number): PlanPower {
  const shown = { rows: [], kind: plan.margin.kind, promising: false, weeksNeeded: null, customersNeeded: null };
  return { ...shown, weeksOfHistory, reasons: [reason], notes: [], words: `Nothing can be promised: ${reason.words}.` };
}
