/**
 * Settles instants that a source did not give exactly. A time that the clock showed twice, or that it skipped, gets the reading that keeps
 * the order of the conversation. A date without a time is compared by day: it gets the time of day of the creation, so that a duration is
 * whole days and never negative, and it never lies before or after what happened earlier or later on the same day. A creation that is a
 * date is the start of its day.
 */
import type { TimeZone } from '../shared/time-zone.js';
import { CONVERSATION_FIELD_LIST, type ConversationProperty } from './conversation.js';

const MILLISECONDS_PER_DAY = 86_400_000;

const INSTANT_FIELDS = CONVERSATION_FIELD_LIST.filter(({ kind }) => kind === 'instant');

/** The instants of a conversation, as epoch milliseconds; `null` (or missing, or NaN) means not known. */
export type Instants = Readonly<Partial<Record<string, number | null>>>;

/** An instant that is not exact. */
export interface VagueInstant {
  readonly property: ConversationProperty;
  /** The other instant that the local time can stand for; `null` when there is only one. */
  readonly other: number | null;
  /** Only the day is known. */
  readonly isDay: boolean;
}

/** An instant that was given as a duration after another one, and moves with it. */
export interface FollowingInstant {
  readonly property: ConversationProperty;
  readonly after: ConversationProperty;
}

/** The durations that a conversation has, as the bits of `Conversation.inDays`. */
export const DURATION_BITS = { firstReplyAt: 1, firstHumanReplyAt: 2, resolvedAt: 4 } as const;

/** What usually comes before what: kept where a reading can keep it, and no reason to refuse a row. */
const USUALLY_AFTER: Readonly<Record<string, readonly string[]>> = {
  resolvedAt: ['firstReplyAt', 'firstHumanReplyAt', 'assignedAt', 'escalatedAt'],
  ratedAt: ['resolvedAt'],
};

interface Order {
  readonly earlier: string;
  readonly later: string;
  readonly isRule: boolean;
}

const ORDERS: readonly Order[] = INSTANT_FIELDS.flatMap(({ property, notBefore = {} }) => [
  ...Object.keys(notBefore).map((earlier) => ({ earlier, later: property, isRule: true })),
  ...(USUALLY_AFTER[property] ?? []).map((earlier) => ({ earlier, later: property, isRule: false })),
]);

export interface Settled {
  /** The instants that are not `null`, settled. */
  readonly instants: Readonly<Record<string, number>>;
  /** As `Conversation.inDays`. */
  readonly inDays: number;
}

/**
 * The instants of one conversation with those in `vague` settled, in the calendar `zone` of the file. `following` names bases before
 * what follows them. Without a creation time nothing is settled.
 */
export function settleInstants(
  given: Instants,
  vague: readonly VagueInstant[],
  following: readonly FollowingInstant[],
  zone: TimeZone,
): Settled {
  const instants = knownInstants(given);
  if (instants.createdAt === undefined) return { instants, inDays: 0 };
  const gaps = following.flatMap(({ property, after }) => {
    const [from, to] = [instants[after], instants[property]];
    return from === undefined || to === undefined ? [] : [{ property, after, gap: to - from }];
  });
  const days = new Set<string>(vague.filter(({ isDay }) => isDay).map(({ property }) => property));
  const rootOf = (property: string): string => {
    const base = following.find((each) => each.property === property)?.after;
    return base === undefined ? property : rootOf(base);
  };
  const isOfDay = (property: string) => days.has(rootOf(property));
  const twofold = vague.filter(({ other, isDay }) => other !== null && !isDay);
  const ordered = bestReading(instants, twofold, gaps, isOfDay);
  return { instants: placeDays(ordered, days, gaps, isOfDay, zone), inDays: durationsInDays(ordered, isOfDay, rootOf) };
}

interface Gap extends FollowingInstant {
  readonly gap: number;
}

function knownInstants(given: Instants): Record<string, number> {
  return Object.fromEntries(
    INSTANT_FIELDS.flatMap(({ property }) => {
      const instant = given[property] ?? NaN;
      return Number.isNaN(instant) ? [] : [[property, instant]];
    }),
  );
}

/** Of all readings the one that breaks the fewest orders, and of these the one with the fewest second choices. */
function bestReading(
  instants: Readonly<Record<string, number>>,
  twofold: readonly VagueInstant[],
  gaps: readonly Gap[],
  isOfDay: (property: string) => boolean,
): Record<string, number> {
  let best: { values: Record<string, number>; cost: number } | null = null;
  for (let choice = 0; choice < 1 << twofold.length; choice++) {
    const values = { ...instants };
    const chosen = twofold.filter((_, index) => choice & (1 << index));
    for (const { property, other } of chosen) values[property] = other!;
    followOn(values, gaps);
    const broken = ORDERS.filter(
      ({ earlier, later }) => !isOfDay(earlier) && !isOfDay(later) && values[later]! < values[earlier]!,
    );
    const rules = broken.filter(({ isRule }) => isRule).length;
    const cost = rules * 10_000 + (broken.length - rules) * 100 + chosen.length;
    if (best === null || cost < best.cost) best = { values, cost };
  }
  return best!.values;
}

function followOn(values: Record<string, number>, gaps: readonly Gap[]): void {
  for (const { property, after, gap } of gaps) values[property] = values[after]! + gap;
}

function placeDays(
  given: Readonly<Record<string, number>>,
  days: ReadonlySet<string>,
  gaps: readonly Gap[],
  isOfDay: (property: string) => boolean,
  zone: TimeZone,
): Record<string, number> {
  const values = { ...given };
  const placed = new Set(Object.keys(values).filter((property) => !isOfDay(property)));
  const put = (property: string, instant: number) => {
    values[property] = instant;
    followOn(values, gaps);
    placed.add(property);
    for (const gap of gaps) if (placed.has(gap.after)) placed.add(gap.property);
  };
  if (days.has('createdAt')) put('createdAt', zone.startOf(zone.dayAt(values.createdAt!)));
  for (const { property } of INSTANT_FIELDS) {
    if (property === 'createdAt' || !days.has(property) || values[property] === undefined) continue;
    const day = zone.dayAt(values[property]);
    const sameDay = (others: readonly string[]) =>
      others.filter((each) => placed.has(each) && zone.dayAt(values[each]!) === day).map((each) => values[each]!);
    const earlier = sameDay(ORDERS.filter(({ later }) => later === property).map((order) => order.earlier));
    const later = sameDay(ORDERS.filter((order) => order.earlier === property).map((order) => order.later));
    put(property, Math.max(Math.min(atClockOf(zone, day, values.createdAt!), ...later), ...earlier));
  }
  return values;
}

/** The instant of a day at which the clock shows what it shows at another instant. */
function atClockOf(zone: TimeZone, day: number, instant: number): number {
  const local = instant + zone.offsetAt(instant);
  return zone.fromLocal(
    day * MILLISECONDS_PER_DAY + (local - Math.floor(local / MILLISECONDS_PER_DAY) * MILLISECONDS_PER_DAY),
  );
}

/** A duration whose ends follow from the same instant is exact, whatever is known of that one. */
function durationsInDays(
  instants: Readonly<Record<string, number>>,
  isOfDay: (property: string) => boolean,
  rootOf: (property: string) => string,
): number {
  return Object.entries(DURATION_BITS)
    .filter(([end]) => instants[end] !== undefined && rootOf(end) !== rootOf('createdAt'))
    .filter(([end]) => isOfDay(end) || isOfDay('createdAt'))
    .reduce((bits, [, bit]) => bits | bit, 0);
}
