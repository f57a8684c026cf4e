/** Whom and what something touches, and how severe it is by that: never by how surprising a number is. */
import type { PeriodValues } from '../../trees/values/evaluate.js';
import type { Severity, Touched } from '../signal.js';

/** Money and conversations are told per so many days. */
export const TOUCHED_DAYS = 30;

/** The customers of segments that do not overlap, their conversations and what they cost, per 30 days of the period. */
export function touchedBy({ leaves, period }: PeriodValues, positions: readonly number[]): Touched {
  const days = leaves.get('days')?.[0] || period.to - period.from;
  const sum = (measure: string) => positions.reduce((all, at) => all + (leaves.get(measure)?.[at] ?? 0), 0);
  const per = (measure: string) => (sum(measure) / days) * TOUCHED_DAYS;
  const money = leaves.has('cost') && leaves.get('cost')![0]! > 0 ? per('cost') : null;
  return { customers: sum('customer_days') / days, conversations: per('created'), money };
}

/** From these shares of all customers, or of all cost, on. */
const CRITICAL = 0.5;
const HIGH = 0.2;
const MEDIUM = 0.05;

/** By the larger of the two shares. */
export function severityOf(touched: Touched, all: Touched): Severity {
  const share = Math.max(shareOf(touched.customers, all.customers), shareOf(touched.money ?? 0, all.money ?? 0));
  if (share >= CRITICAL) return 'critical';
  return share >= HIGH ? 'high' : share >= MEDIUM ? 'medium' : 'low';
}

function shareOf(part: number, all: number): number {
  return all > 0 ? part / all : 0;
}
