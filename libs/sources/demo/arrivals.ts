/** Who writes when: every conversation's beginning, in order of time. */
import type { Day } from '@bough/domain';
import { demandOfDay, instantOn } from './calendar.js';
import { END_DAY, FIRST_DAY, PLANS, type Plan } from './company.js';
import type { DemoCustomer } from './customers.js';
import { phaseAt } from './phases.js';
import { piloted } from './pilots.js';
import { chanceFor, dealt, integer, kept, oneOf, pick, poisson, type Chance } from './random.js';
import { demand, isQuiet } from './timeline.js';

/** Help desks hold rows that are no conversations; the mapping leaves them out. */
type Noise = 'spam' | 'test' | 'merged';

export interface Arrival {
  readonly createdAt: number;
  readonly day: Day;
  readonly customerId: string | null;
  /** What the customer is, whether or not anybody wrote it down. */
  readonly plan: Plan;
  readonly isLabelled: boolean;
  readonly industry: string;
  /** Days since the customer joined. */
  readonly tenure: number;
  readonly noise: Noise | null;
}

/** Conversations of customers that customers.csv does not know: a company bought last year, and mails from nobody. */
const STRANGERS = 44;
const NOISE = 205;
/** Cards that decide whether a customer writes. */
const DEALT = 100;
interface Draws {
  readonly chance: Chance;
  /** By plan. */
  readonly evenly: (plan: string) => Chance;
}

const ALL_DAYS = Array.from({ length: END_DAY - FIRST_DAY }, (_, index) => FIRST_DAY + index);
const NOISE_KINDS = { spam: 0.6, test: 0.15, merged: 0.25 };

export function arrivals(seed: number, customers: readonly DemoCustomer[]): Arrival[] {
  const chance = chanceFor(seed, 'arrivals');
  const evenly = kept(() => dealt(chance, DEALT));
  const all = ALL_DAYS.flatMap((day) => arrivalsOn(day, customers, { chance, evenly }));
  const strangers = Array.from({ length: STRANGERS }, (_, index) => stranger(chance, index));
  const noise = Array.from({ length: NOISE }, () => ({ ...oneOf(chance, all), noise: pick(chance, NOISE_KINDS) }));
  return [...all, ...strangers, ...noise].sort((a, b) => a.createdAt - b.createdAt);
}

function arrivalsOn(day: Day, customers: readonly DemoCustomer[], { chance, evenly }: Draws): Arrival[] {
  const result: Arrival[] = [];
  const rates = ratesOn(day);
  for (const customer of customers) {
    if (day < customer.activeFrom || day >= (customer.activeTo ?? END_DAY)) continue;
    const { plan } = phaseAt(customer.phases, day);
    const rate = customer.isLabelled ? rates[plan].labelled : rates[plan].others;
    const count = poisson(chance, rate * customer.intensity, isQuiet(day) ? evenly(plan) : chance);
    for (let i = 0; i < count; i++) result.push(arrival(customer, plan, day, chance));
  }
  return result;
}

/** Conversations per customer on the day. Who has no label takes no part in what is done for a plan. */
function ratesOn(day: Day): Record<Plan, { readonly labelled: number; readonly others: number }> {
  const rate = (plan: Plan) => {
    const others = PLANS[plan].contactsPerDay * demandOfDay(day);
    return { labelled: others * demand(plan, day) * piloted('demand', plan, day), others };
  };
  return { free: rate('free'), starter: rate('starter'), pro: rate('pro'), enterprise: rate('enterprise') };
}

function arrival(
  { id, isLabelled, industry, activeFrom }: DemoCustomer,
  plan: Plan,
  day: Day,
  chance: Chance,
): Arrival {
  const createdAt = instantOn(day, chance);
  return { createdAt, day, customerId: id, plan, isLabelled, industry, tenure: day - activeFrom, noise: null };
}

function stranger(chance: Chance, index: number): Arrival {
  const day = integer(chance, FIRST_DAY, END_DAY - 1);
  const customerId = index % 6 === 0 ? null : `legacy-${integer(chance, 101, 109)}`;
  const createdAt = instantOn(day, chance);
  return { createdAt, day, customerId, plan: 'pro', isLabelled: false, industry: 'software', tenure: 200, noise: null };
}
