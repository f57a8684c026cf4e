/** The figures of one segment in one period: sums first, ratios of sums after, quantiles from the sorted values. */
import type { DemoConversation } from './demo-rows.js';

/** Names are those of the product's measures and metrics; durations in seconds, `null` where there is nothing to divide by. */
export interface Figures {
  readonly created: number;
  readonly answered: number;
  readonly replied: number;
  readonly bot_first: number;
  readonly escalated: number;
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

export interface DurationFigures {
  readonly mean: number | null;
  readonly median: number | null;
  readonly p90: number | null;
}

/** Half-open, in days. */
export interface TruthPeriod {
  readonly from: number;
  readonly to: number;
}

export interface Standing {
  readonly customerDays: number;
  readonly cost: number;
  readonly standardOf: (topic: string) => number;
}

export function figures(
  rows: readonly DemoConversation[],
  { from, to }: TruthPeriod,
  { customerDays, cost, standardOf }: Standing,
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
    resolved: resolved.length,
    first_response_seconds: sum(responses),
    resolution_seconds: sum(resolutions),
    touches: sum(resolved.map(({ touches }) => touches)),
    handle_seconds: sum(resolved.map(({ handleSeconds }) => handleSeconds)),
    standard_seconds: sum(resolved.map(({ topic }) => standardOf(topic))),
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
    contact_rate: ratio(sums.created, customers),
    touches_per_ticket: ratio(sums.touches, sums.resolved),
    handle_time: ratio(sums.handle_seconds, sums.resolved),
    issue_complexity: ratio(sums.standard_seconds, sums.resolved),
    handling_efficiency: ratio(sums.handle_seconds, sums.standard_seconds),
    escalation_rate: ratio(sums.escalated, sums.replied),
    bot_first_ratio: ratio(sums.bot_first, sums.replied),
    csat: ratio(sums.satisfied, sums.ratings),
    cost_to_serve: ratio(cost, customers),
  };
}

function durations(values: readonly number[]): DurationFigures {
  const sorted = [...values].sort((a, b) => a - b);
  return { mean: ratio(sum(sorted), sorted.length), median: quantileOf(sorted, 0.5), p90: quantileOf(sorted, 0.9) };
}

/** At rank (n − 1) · q, counted from 0, between two ranks in proportion (type 7 of Hyndman and Fan). */
export function quantileOf(sorted: readonly number[], q: number): number | null {
  if (sorted.length === 0) return null;
  const rank = (sorted.length - 1) * q;
  const [low, high] = [sorted[Math.floor(rank)]!, sorted[Math.ceil(rank)]!];
  return low + (high - low) * (rank - Math.floor(rank));
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

export function ratio(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : numerator / denominator;
}
