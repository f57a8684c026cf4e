/** The reach of a signal (customers, conversations and money), and its severity, which follows from the reach and never from a p. */
import type { PeriodValues } from '../../trees/values/evaluate.js';
import type { Severity, SignalReach } from '../signal.js';

/** Money and conversations are given per this many days. */
export const REACH_DAYS = 30;

/** Customers of some segments that do not overlap, with their conversations and what they cost per 30 days of the period. */
export function measureReach({ leaves, period }: PeriodValues, positions: readonly number[]): SignalReach {
  const days = leaves.get('days')?.[0] || period.to - period.from;
  const sum = (measure: string) => positions.reduce((all, at) => all + (leaves.get(measure)?.[at] ?? 0), 0);
  const per30Days = (measure: string) => (sum(measure) / days) * REACH_DAYS;
  // Cost is given to segments by their handle time; without any, only that of all together is known.
  const isAllotted = positions.includes(0) || (leaves.get('handle_seconds')?.[0] ?? 0) > 0;
  const money = isAllotted && (leaves.get('cost')?.[0] ?? 0) > 0 ? per30Days('cost') : null;
  return { customers: sum('customer_days') / days, conversations: per30Days('created'), money };
}

/** From these shares of all customers, or of all cost, on. */
const CRITICAL = 0.5;
const HIGH = 0.2;
const MEDIUM = 0.05;

/** The severity by the share of all customers or the share of all cost, whichever is larger. */
export function rateSeverity(reach: SignalReach, all: SignalReach): Severity {
  const share = Math.max(shareOf(reach.customers, all.customers), shareOf(reach.money ?? 0, all.money ?? 0));
  if (share >= CRITICAL) return 'critical';
  return share >= HIGH ? 'high' : share >= MEDIUM ? 'medium' : 'low';
}

function shareOf(part: number, all: number): number {
  return all > 0 ? part / all : 0;
}
