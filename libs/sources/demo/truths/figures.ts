/** The figures of one segment in one period: sums first, then ratios of sums, and quantiles from the sorted values. */
import type { ConversationFileRow } from './demo-rows.js';

/**
 * The names are those of the product's measures and metrics. Durations are in seconds; a ratio is `null` when its denominator is
 * 0.
 */
export interface Figures {
  readonly created: number;
  readonly answered: number;
  readonly replied: number;
  readonly bot_first: number;
  readonly escalated: number;
  readonly escalated_replied: number;
  readonly resolved: number;
  readonly first_response_seconds: number;
  readonly resolution_seconds: number;
  readonly touches: number;
  readonly handle_seconds: number;
  readonly standard_seconds: number;
  readonly ratings: number;
  readonly satisfied: number;
  readonly customer_days: number;
  readonly cost: number;
  readonly first_response_time: DurationFigures;
  readonly first_response_business_time: DurationFigures;
  readonly resolution_time: DurationFigures;
  readonly contact_rate: number | null;
  readonly touches_per_ticket: number | null;
  readonly handle_time: number | null;
  readonly issue_complexity: number | null;
  readonly handling_efficiency: number | null;
  readonly escalation_rate: number | null;
  readonly bot_first_ratio: number | null;
  readonly csat: number | null;
  readonly cost_to_serve: number | null;
}

interface DurationFigures {
  readonly mean: number | null;
  readonly median: number | null;
  readonly p90: number | null;
}

/** A range of days since 1970-01-01: from ≤ day < to. */
export interface DemoPeriod {
  readonly from: number;
  readonly to: number;
}

interface FigureInputs {
  readonly customerDays: number;
  readonly cost: number;
  readonly standardOf: (topic: string) => number;
}

export function computeFigures(
  rows: readonly ConversationFileRow[],
  { from, to }: DemoPeriod,
  { customerDays, cost, standardOf }: FigureInputs,
): Figures {
  const inside = (day: number | null) => day !== null && day >= from && day < to;
  const created = rows.filter(({ createdDay }) => inside(createdDay));
  const resolved = rows.filter(({ resolvedDay }) => inside(resolvedDay));
  const rated = rows.filter(({ ratedDay }) => inside(ratedDay));
  const responses = created.flatMap(({ firstResponse }) => (firstResponse === null ? [] : [firstResponse]));
  const resolutions = resolved.map(({ resolution }) => resolution!);
  const sums = {
    created: created.length,
    answered: responses.length,
    replied: created.filter(({ isReplied }) => isReplied).length,
    bot_first: created.filter(({ isBotFirst }) => isBotFirst).length,
    escalated: created.filter(({ isEscalated }) => isEscalated).length,
    escalated_replied: created.filter(({ isEscalated, isReplied }) => isEscalated && isReplied).length,
    resolved: resolved.length,
    first_response_seconds: totalOf(responses),
    resolution_seconds: totalOf(resolutions),
    touches: totalOf(resolved.map(({ touches }) => touches)),
    handle_seconds: totalOf(resolved.map(({ handleSeconds }) => handleSeconds)),
    standard_seconds: totalOf(resolved.map(({ topic }) => standardOf(topic))),
    ratings: rated.length,
    satisfied: rated.filter(({ rating }) => rating! >= 4).length,
    customer_days: customerDays,
    cost,
  };
  const customers = customerDays / (to - from);
  return {
    ...sums,
    first_response_time: durations(responses),
    first_response_business_time: durations(created.flatMap((row) => row.firstResponseBusiness ?? [])),
    resolution_time: durations(resolutions),
    contact_rate: ratioOrNull(sums.created, customers),
    touches_per_ticket: ratioOrNull(sums.touches, sums.resolved),
    handle_time: ratioOrNull(sums.handle_seconds, sums.resolved),
    issue_complexity: ratioOrNull(sums.standard_seconds, sums.resolved),
    handling_efficiency: ratioOrNull(sums.handle_seconds, sums.standard_seconds),
    escalation_rate: ratioOrNull(sums.escalated_replied, sums.replied),
    bot_first_ratio: ratioOrNull(sums.bot_first, sums.replied),
    csat: ratioOrNull(sums.satisfied, sums.ratings),
    cost_to_serve: ratioOrNull(cost, customers),
  };
}

function durations(values: readonly number[]): DurationFigures {
  const sorted = [...values].sort((a, b) => a - b);
  return {
    mean: ratioOrNull(totalOf(sorted), sorted.length),
    median: quantileOf(sorted, 0.5),
    p90: quantileOf(sorted, 0.9),
  };
}

/**
 * The q-quantile of sorted values, at rank (n − 1) · q counted from 0, interpolated (type 7 of Hyndman and Fan); `null` for no
 * values.
 */
export function quantileOf(sorted: readonly number[], q: number): number | null {
  if (sorted.length === 0) return null;
  const rank = (sorted.length - 1) * q;
  const [low, high] = [sorted[Math.floor(rank)]!, sorted[Math.ceil(rank)]!];
  return low + (high - low) * (rank - Math.floor(rank));
}

export function totalOf(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function ratioOrNull(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : numerator / denominator;
}
