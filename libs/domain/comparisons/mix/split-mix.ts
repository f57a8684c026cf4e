/**
 * Why do two values of a metric differ: are the conversations of other kinds (mix), or do conversations of the same kind turn out
 * otherwise (rate)? Kitagawa's split over the kinds of conversations, see `mixAndRate` in libs/statistics. A process is blamed only for the
 * rate.
 */
import { isThinOnASide, LEAST_DENOMINATOR, mixAndRate, type MixAndRate, type SegmentSides } from '@bough/statistics';
import { quotient } from '../../shared/number.js';
import type { ConversationDimension } from './conversation-dimension.js';
import type { MixRow } from './mix-rows.js';

/** The two sides of a difference. */
export interface MixSides {
  readonly before: readonly MixRow[];
  readonly after: readonly MixRow[];
}

/** One kind of conversations, or several thin ones together. */
export interface MixKind {
  /** One list per kind: what it is in each dimension, `null` where the source says nothing. */
  readonly labels: readonly (readonly (string | null)[])[];
  readonly status: 'kept' | 'new' | 'gone';
  /** Its value, and its part of the denominator, on both sides. */
  readonly before: MixEnd;
  readonly after: MixEnd;
  readonly rate: number;
  readonly mix: number;
}

export interface MixEnd {
  readonly value: number | null;
  readonly share: number;
}

/** A difference split over one dimension of conversations, or over two jointly; `rate` + `mix` = `change`, in the metric's unit. */
export interface MixSplit {
  readonly dimensions: readonly ConversationDimension[];
  readonly before: number;
  readonly after: number;
  readonly change: number;
  readonly rate: number;
  readonly mix: number;
  /** mix ÷ change; `null` where nothing differs. */
  readonly mixShare: number | null;
  /** Those that move the mix most first. */
  readonly kinds: readonly MixKind[];
}

/** At least this part of both sides must be of kinds that both have. */
const LEAST_IN_COMMON = 0.5;

/**
 * Whether a split compares like with like. A label that only one side has, such as a queue of its own for each plan, would explain any
 * difference as another mix, and nothing could be compared at the same questions.
 */
export function hasKindsInCommon({ kinds }: MixSplit): boolean {
  const common = kinds.filter(({ status }) => status === 'kept');
  const part = (side: 'before' | 'after') => common.reduce((sum, kind) => sum + kind[side].share, 0);
  return Math.min(part('before'), part('after')) >= LEAST_IN_COMMON;
}

/** A split with the standard error of its rate, over customers; `null` where it is not known. */
export interface MixSplitWithError extends MixSplit {
  readonly rateError: number | null;
}

/** Splits a difference over the labels of its rows; `null` where one of the sides has no denominator, or where there is only one kind. */
export function splitMix(sides: MixSides, dimensions: readonly ConversationDimension[]): MixSplitWithError | null {
  const kinds = [...kindsOf(sides).values()];
  const least = leastDenominatorOf(sides);
  const joined = dimensions.length < 2 ? kinds : joinThinKinds(kinds, least);
  const split = mixAndRate(
    joined.map((group) => group.sides),
    least,
  );
  if (split.kind === 'none' || kinds.length < 2) return null;
  const { before, after, change, rate, mix } = split;
  const found = split.segments.map((effect) => kindOf(effect, joined, totalsOf(joined)));
  return {
    dimensions,
    before,
    after,
    change,
    rate,
    mix,
    mixShare: quotient(mix, change),
    kinds: found.sort((a, b) => Math.abs(b.mix) - Math.abs(a.mix)),
    rateError: rateErrorOf(sides, split, joined),
  };
}

interface KindGroup {
  readonly labels: readonly (readonly (string | null)[])[];
  readonly sides: SegmentSides;
}

/** That of 30 events, in the unit of the denominator. */
function leastDenominatorOf({ before, after }: MixSides): number {
  const sum = (key: 'd' | 'events') => [...before, ...after].reduce((total, row) => total + row[key], 0);
  const events = sum('events');
  return events > 0 ? (LEAST_DENOMINATOR * sum('d')) / events : LEAST_DENOMINATOR;
}

const keyOf = (labels: readonly (string | null)[]) => JSON.stringify(labels);

function kindsOf({ before, after }: MixSides): Map<string, KindGroup> {
  const kinds = new Map<string, KindGroup>();
  const add = ({ labels, n, d }: MixRow, side: 0 | 1) => {
    const key = keyOf(labels);
    const { n0, d0, n1, d1 } = kinds.get(key)?.sides ?? { n0: 0, d0: 0, n1: 0, d1: 0 };
    const sides = side === 0 ? { n0: n0 + n, d0: d0 + d, n1, d1 } : { n0, d0, n1: n1 + n, d1: d1 + d };
    kinds.set(key, { labels: [labels], sides });
  };
  for (const row of before) add(row, 0);
  for (const row of after) add(row, 1);
  return kinds;
}

/**
 * Puts thin kinds of the same first label together, so that what remains too thin for two dimensions is still told apart by the first;
 * what is left thin then is pooled by `mixAndRate`.
 */
function joinThinKinds(groups: readonly KindGroup[], least: number): KindGroup[] {
  const families = new Map<string | null, KindGroup[]>();
  for (const group of groups) {
    const first = group.labels[0]![0]!;
    families.set(first, [...(families.get(first) ?? []), group]);
  }
  return [...families.values()].flatMap((family) => withoutThin(family, least));
}

function withoutThin(family: readonly KindGroup[], least: number): KindGroup[] {
  const isThin = ({ sides }: KindGroup) => isThinOnASide(sides, least);
  const thin = family.filter(isThin);
  const sound = family.filter((group) => !isThin(group)).sort((a, b) => sizeOf(a) - sizeOf(b));
  if (thin.length === 0) return sound;
  const rest = thin.reduce(together);
  if (!isThin(rest) || sound.length === 0) return [...sound, rest];
  return [...sound.slice(1), together(sound[0]!, rest)];
}

function sizeOf({ sides: { d0, d1 } }: KindGroup): number {
  return d0 + d1;
}

function together(a: KindGroup, b: KindGroup): KindGroup {
  const sum = (key: keyof SegmentSides) => a.sides[key] + b.sides[key];
  return { labels: [...a.labels, ...b.labels], sides: { n0: sum('n0'), d0: sum('d0'), n1: sum('n1'), d1: sum('d1') } };
}

function totalsOf(groups: readonly KindGroup[]): { readonly d0: number; readonly d1: number } {
  const sum = (key: 'd0' | 'd1') => groups.reduce((total, { sides }) => total + sides[key], 0);
  return { d0: sum('d0'), d1: sum('d1') };
}

type Effect = MixAndRate['segments'][number];

function kindOf(
  { members, status, rate, mix }: Effect,
  groups: readonly KindGroup[],
  whole: { readonly d0: number; readonly d1: number },
): MixKind {
  const { labels, sides } = members.map((member) => groups[member]!).reduce(together);
  const before = { value: quotient(sides.n0, sides.d0), share: sides.d0 / whole.d0 };
  const after = { value: quotient(sides.n1, sides.d1), share: sides.d1 / whole.d1 };
  return { labels, status, before, after, rate, mix };
}

/**
 * The standard error of the rate with the shares as they are: customers are the units, since the conversations of one resemble each other,
 * and one who is on both sides counts on both. Linearised: the rate is Σ W (r¹ − r⁰), and a customer moves r = n ÷ d by (n − r d) ÷ D.
 */
function rateErrorOf({ before, after }: MixSides, { segments }: MixAndRate, groups: readonly KindGroup[]) {
  if (!after.some(({ customer }) => customer !== null)) return null;
  const whole = totalsOf(groups);
  const kinds = new Map<string, MixKind & { readonly d0: number; readonly d1: number }>();
  for (const effect of segments) {
    const kind = kindOf(effect, groups, whole);
    const ends = { d0: kind.before.share * whole.d0, d1: kind.after.share * whole.d1 };
    for (const labels of kind.labels) kinds.set(keyOf(labels), { ...kind, ...ends });
  }
  const moved = new Map<string, number>();
  const move = ({ labels, n, d, customer }: MixRow, side: 0 | 1) => {
    const kind = kinds.get(keyOf(labels))!;
    if (customer === null || kind.d0 === 0 || kind.d1 === 0) return;
    const [end, total] = side === 0 ? [kind.before, kind.d0] : [kind.after, kind.d1];
    const weight = (kind.before.share + kind.after.share) / 2;
    const by = (weight * (n - end.value! * d)) / total;
    moved.set(customer, (moved.get(customer) ?? 0) + (side === 0 ? -by : by));
  };
  for (const row of before) move(row, 0);
  for (const row of after) move(row, 1);
  return Math.sqrt([...moved.values()].reduce((sum, by) => sum + by * by, 0));
}
