/** The 1,500 customers and their histories: they join, change plan, pay more, leave. */
import { dayText, type Day } from '@bough/domain';
import { END_DAY, FIRST_DAY, INDUSTRIES, PLANS, REGIONS, type Plan } from './company.js';
import { csvLine } from './csv-line.js';
import { customerName } from './customer-name.js';
import { changesOf, phaseOn, type Phase, type Stay } from './phases.js';
import { chanceFor, dealt, integer, logNormal, pick, shuffled, type Chance } from './random.js';

export interface DemoCustomer {
  readonly id: string;
  readonly name: string;
  readonly industry: string;
  readonly region: string;
  readonly activeFrom: Day;
  /** The first day on which they are no longer a customer. */
  readonly activeTo: Day | null;
  /** False for the 3 % whose plan was not recorded. */
  readonly isLabelled: boolean;
  /** How much this customer writes relative to others on the plan; 1 on average. */
  readonly intensity: number;
  /** The customer's phases; the first one also holds before its day. */
  readonly phases: readonly Phase[];
}

/** A customer before names are given and changes happen. */
type Account = Stay & Pick<DemoCustomer, 'industry' | 'region' | 'intensity'>;

const SHARE_JOINING = 0.24;
const SHARE_WITHOUT_PLAN = 0.03;
const INTENSITY_SPREAD = 0.5;
/** The median with which a lognormal variable of this spread has the mean 1. */
const INTENSITY_MEDIAN = Math.exp(-(INTENSITY_SPREAD * INTENSITY_SPREAD) / 2);

export function demoCustomers(seed: number): DemoCustomer[] {
  const chance = chanceFor(seed, 'customers');
  const accounts = shuffled(
    chance,
    (Object.keys(PLANS) as Plan[]).flatMap((plan) => accountsOn(plan, chance)),
  );
  const unlabelled = withoutPlan(accounts, chance);
  const changes = changesOf(chanceFor(seed, 'changes'), accounts, unlabelled);
  return accounts.map(({ plan, ...account }, index) => ({
    ...account,
    id: `cus-${String(index + 1).padStart(4, '0')}`,
    name: customerName(index),
    isLabelled: !unlabelled.has(index),
    phases: [phaseOn(chance, plan, firstKnown(account.activeFrom, index)), ...(changes.get(index) ?? [])],
  }));
}

/** Industries, intensities and departures are dealt evenly, so that plans differ in what is planted and not by luck. */
function accountsOn(plan: Plan, chance: Chance): Account[] {
  const { customers, churn } = PLANS[plan];
  const [industry, intensity, fate] = [1, 2, 3].map(() => dealt(chance, customers));
  return Array.from({ length: customers }, () => {
    const activeFrom =
      chance() < SHARE_JOINING
        ? integer(chance, FIRST_DAY + 1, END_DAY - 1)
        : integer(chance, FIRST_DAY - 1500, FIRST_DAY);
    return {
      plan,
      industry: pick(industry!, INDUSTRIES),
      region: pick(chance, REGIONS),
      activeFrom,
      activeTo: fate!() < churn ? departure(activeFrom, chance) : null,
      intensity: logNormal(intensity!, INTENSITY_MEDIAN, INTENSITY_SPREAD),
    };
  });
}

/**
 * The day on which a customer leaves, if any. Nobody leaves in the first two months, and those who join in the last months stay.
 */
function departure(activeFrom: Day, chance: Chance): Day | null {
  const earliest = Math.max(FIRST_DAY, activeFrom) + 60;
  return earliest < END_DAY - 10 ? integer(chance, earliest, END_DAY - 1) : null;
}

/** The customers without a recorded plan; all of them are on the smaller plans. */
function withoutPlan(accounts: readonly Account[], chance: Chance): ReadonlySet<number> {
  const candidates = accounts.flatMap(({ plan }, index) => (plan === 'starter' || plan === 'pro' ? [index] : []));
  return new Set(shuffled(chance, candidates).slice(0, Math.round(accounts.length * SHARE_WITHOUT_PLAN)));
}

/**
 * The day from which a customer's values are recorded. For every fiftieth customer that is three weeks late; the first values
 * also hold before.
 */
function firstKnown(activeFrom: Day, index: number): Day {
  return index % 50 === 7 ? activeFrom + 21 : activeFrom;
}

const HEADER = 'id,name,plan,industry,region,company_size,arr,active_from,active_to,valid_from';

/** One row per customer and change. */
export function customerLines(customers: readonly DemoCustomer[]): string[] {
  const rows = customers.flatMap((customer) =>
    customer.phases.map((phase) =>
      csvLine([
        customer.id,
        customer.name,
        customer.isLabelled ? phase.plan : null,
        customer.industry,
        customer.region,
        phase.companySize,
        phase.arr,
        dayText(customer.activeFrom),
        customer.activeTo === null ? null : dayText(customer.activeTo),
        dayText(phase.validFrom),
      ]),
    ),
  );
  return [HEADER, ...rows];
}
