/** The values of a customer from a day on, and their changes within the period: 120 customers change plan, 60 pay more. */
import type { Day } from '@bough/domain';
import { END_DAY, FIRST_DAY, PLANS, type Plan } from './company.js';
import { between, integer, logNormal, pick, shuffled, type Chance } from './random.js';

export interface Phase {
  readonly validFrom: Day;
  readonly plan: Plan;
  readonly companySize: string;
  /** Annual recurring revenue in euros. */
  readonly arr: number;
}

/** The plan on which a customer began, and the time for which they stay. */
export interface Stay {
  readonly plan: Plan;
  readonly activeFrom: Day;
  readonly activeTo: Day | null;
}

export function phaseOn(chance: Chance, plan: Plan, validFrom: Day): Phase {
  const { arr, sizes } = PLANS[plan];
  const drawn = Math.round(logNormal(chance, arr.median, arr.sigma) / 100) * 100;
  return { validFrom, plan, companySize: pick(chance, sizes), arr: Math.min(Math.max(drawn, arr.low), arr.high) };
}

/** Changes of plan: from, to, and the number of customers. */
const MOVES: readonly (readonly [Plan, Plan, number])[] = [
  ['free', 'starter', 38],
  ['starter', 'pro', 38],
  ['pro', 'enterprise', 18],
  ['starter', 'free', 12],
  ['pro', 'starter', 10],
  ['enterprise', 'pro', 4],
];
const PAYING_MORE = 60;
/** A change happens at least this many days after the beginning and before the end of a customer's time in the period. */
const MARGIN = 30;

/**
 * The later phases by the customer's position in the list. A customer changes at most once; customers without a recorded plan
 * never do.
 */
export function changesOf(chance: Chance, stays: readonly Stay[], fixed: ReadonlySet<number>): Map<number, Phase[]> {
  const changes = new Map<number, Phase[]>();
  const eligible = shuffled(chance, [...stays.keys()]).filter((index) => !fixed.has(index) && room(stays[index]!) > 0);
  const take = (count: number, fits: (stay: Stay) => boolean, change: (day: Day, stay: Stay) => Phase) => {
    const chosen = eligible.filter((index) => !changes.has(index) && fits(stays[index]!)).slice(0, count);
    for (const index of chosen) changes.set(index, [change(dayOfChange(chance, stays[index]!), stays[index]!)]);
  };
  for (const [from, to, count] of MOVES)
    take(
      count,
      ({ plan }) => plan === from,
      (day) => phaseOn(chance, to, day),
    );
  take(
    PAYING_MORE,
    ({ plan }) => plan !== 'free',
    (day, { plan }) => upgraded(chance, plan, day),
  );
  return changes;
}

/** A phase on the same plan with more seats. */
function upgraded(chance: Chance, plan: Plan, day: Day): Phase {
  const phase = phaseOn(chance, plan, day);
  return { ...phase, arr: Math.round((phase.arr * between(chance, 1.1, 1.4)) / 100) * 100 };
}

function span({ activeFrom, activeTo }: Stay): readonly [Day, Day] {
  return [Math.max(activeFrom, FIRST_DAY) + MARGIN, (activeTo ?? END_DAY) - MARGIN];
}

function room(stay: Stay): number {
  const [from, to] = span(stay);
  return to - from;
}

function dayOfChange(chance: Chance, stay: Stay): Day {
  return integer(chance, ...span(stay));
}

/** The phase that holds on a day; the first one also holds before its day. */
export function phaseAt(phases: readonly Phase[], day: Day): Phase {
  return phases.findLast(({ validFrom }) => validFrom <= day) ?? phases[0]!;
}
