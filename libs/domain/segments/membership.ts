/**
 * As-was membership: which segments a customer was in on each day, from attributes that each hold from a day on.
 * Before the first known value of an attribute, that first value holds. Spans follow each other without a gap from
 * `DAY_ALWAYS` to `DAY_OPEN_END`; a change counts from the day it falls on.
 */
import { DAY_ALWAYS, DAY_OPEN_END, type Day } from '../shared/day.js';
import { STORED_PER_UNIT } from '../shared/money.js';
import { segmenter, type Dimension } from './dimension.js';

/** What one customer's attributes were told to be, in any order. */
export interface AttributeValue {
  readonly attribute: string;
  readonly validFrom: Day;
  readonly value: string | null;
}

export interface MembershipSpan {
  readonly from: Day;
  /** First day no longer in the span. */
  readonly to: Day;
  /** One segment key per dimension, in the order of the dimensions. */
  readonly segments: readonly string[];
  /** Annual recurring revenue in thousandths of the currency (`STORED_PER_UNIT`); 0 when not known. */
  readonly revenue: number;
}

/** Membership of customers under a set of dimensions; `revenueAttribute` holds ARR in major units. */
export function membership(
  dimensions: readonly Dimension[],
  revenueAttribute: string | null,
): (values: readonly AttributeValue[]) => MembershipSpan[] {
  const rules = dimensions.map((dimension) => ({ attribute: dimension.attribute, segmentOf: segmenter(dimension) }));
  return (values) => {
    const histories = new Map<string, AttributeValue[]>();
    for (const value of values) {
      const history = histories.get(value.attribute);
      if (history) history.push(value);
      else histories.set(value.attribute, [value]);
    }
    for (const history of histories.values()) history.sort((a, b) => a.validFrom - b.validFrom);
    const used = new Set([
      ...rules.map((rule) => rule.attribute),
      ...(revenueAttribute === null ? [] : [revenueAttribute]),
    ]);
    const changes = [...used].flatMap((attribute) => (histories.get(attribute) ?? []).slice(1).map((v) => v.validFrom));
    const starts = [DAY_ALWAYS, ...[...new Set(changes)].filter((day) => day > DAY_ALWAYS).sort((a, b) => a - b)];
    const spans = starts.map((from, index) => ({
      from,
      to: starts[index + 1] ?? DAY_OPEN_END,
      segments: rules.map((rule) => rule.segmentOf(valueOn(histories.get(rule.attribute), from))),
      revenue: revenueAttribute === null ? 0 : storedMoney(valueOn(histories.get(revenueAttribute), from)),
    }));
    return spans.reduce<MembershipSpan[]>(mergeEqual, []);
  };
}

function valueOn(history: readonly AttributeValue[] | undefined, day: Day): string | null {
  if (!history) return null;
  let value = history[0]!.value;
  for (const entry of history) if (entry.validFrom <= day) value = entry.value;
  return value;
}

/** More than nine trillion is taken for that: beyond it whole numbers are not exact, and sums over customers would not fit their column. */
function storedMoney(text: string | null): number {
  const amount = text === null ? NaN : Math.round(Number(text) * STORED_PER_UNIT);
  return Number.isFinite(amount) ? Math.max(-MOST_STORED, Math.min(MOST_STORED, amount)) : 0;
}

const MOST_STORED = Number.MAX_SAFE_INTEGER;

function mergeEqual(spans: MembershipSpan[], span: MembershipSpan): MembershipSpan[] {
  const last = spans.at(-1);
  const same = last && last.revenue === span.revenue && last.segments.every((key, i) => key === span.segments[i]);
  if (same) spans[spans.length - 1] = { ...last, to: span.to };
  else spans.push(span);
  return spans;
}
