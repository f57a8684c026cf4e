/**
 * A support organisation of the demo's size in which no segment differs from another one: customers differ among themselves, and write,
 * wait and are handled by chance, with a season. What is said to stand out here is a false alarm.
 */
import { addMonths, monthStart, type CostPool, type Workspace } from '@bough/domain';
import { normalQuantile, randomBits, uniform, type RandomBits } from '@bough/statistics';
import { day, workspace } from './builders.js';
import type { World, WorldConversation, WorldCustomer } from './builders-world.js';

const DIMENSIONS: Record<string, readonly string[]> = {
  plan: ['free', 'starter', 'pro', 'enterprise'],
  industry: ['software', 'ecommerce', 'fintech', 'healthcare', 'manufacturing', 'education'],
};
/** Annual revenue by plan: the one thing that differs. */
const REVENUE = [0, 5_000, 30_000, 150_000];
const WEEKDAYS = [1.2, 1.15, 1.1, 1.05, 1, 0.8, 0.7];

export interface NullWorldSize {
  readonly customers: number;
  readonly days: number;
  /** Conversations on a usual day. */
  readonly perDay: number;
  /** ± of the year; a steep one is a drift that is really there. */
  readonly season: number;
}

const DEMO_SIZE: NullWorldSize = { customers: 1300, days: 392, perDay: 50, season: 0.08 };

/** That everybody is served alike is true here, so the rule that warns of it is not asked. */
export function nullWorkspace(): Workspace {
  const dimensions = Object.entries(DIMENSIONS).map(([key, segments]) => ({
    key,
    name: key,
    decision: 'staffing',
    attribute: key,
    segments: segments.map((segment) => ({ key: segment, name: segment, values: [segment] })),
  }));
  return workspace({ dimensions, contrasts: { windowDays: 182, off: ['uniform_service'] } });
}

export function nullWorld(seed: number, size: NullWorldSize = DEMO_SIZE): World {
  const bits = randomBits(seed);
  const from = day('2025-09-29');
  const period = { from, to: from + size.days };
  const customers = Array.from({ length: size.customers }, (_, index): WorldCustomer => {
    const plan = index % 4;
    const industry = DIMENSIONS.industry![Math.floor(index / 4) % 6]!;
    return { segments: [`plan/${DIMENSIONS.plan![plan]}`, `industry/${industry}`], revenue: REVENUE[plan]! };
  });
  const makers = customers.map(() => makerOf(bits));
  const drawCustomer = drawnBy(makers.map(({ load }) => load), bits); // prettier-ignore
  const phase = uniform(bits);
  const conversations: WorldConversation[] = [];
  for (let index = 0; index < size.days; index++) {
    const season = Math.exp(size.season * Math.sin(2 * Math.PI * (index / 365.25 + phase)));
    for (let left = poisson(size.perDay * WEEKDAYS[index % 7]! * season, bits); left > 0; left--) {
      const customer = drawCustomer();
      conversations.push({ customer, day: from + index, ...makers[customer]!.conversation() });
    }
  }
  return { workspace: nullWorkspace(), customers, conversations, period, pools: poolsOf(from, period.to) };
}

/** Positions drawn in proportion to their weights. */
function drawnBy(weights: readonly number[], bits: RandomBits): () => number {
  let total = 0;
  const ends = Float64Array.from(weights, (weight) => (total += weight));
  return () => {
    const at = uniform(bits) * total;
    let [low, high] = [0, ends.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]! > at) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

interface Maker {
  readonly load: number;
  readonly conversation: () => Record<string, number>;
}

/** Every customer has its own habits: how often it writes, how hard its questions are, how content it is. */
function makerOf(bits: RandomBits): Maker {
  const normal = () => normalQuantile(uniform(bits));
  const [slow, content] = [0.5 * normal(), 0.8 * normal()];
  const chance = (p: number) => (uniform(bits) < p ? 1 : 0);
  const conversation = () => {
    const rated = chance(0.3);
    const satisfied = rated * chance(1 / (1 + Math.exp(-1.5 - content)));
    const bot = chance(0.35);
    const standard = 1200 + 1200 * uniform(bits);
    const counted = {
      created: 1,
      answered: 1,
      replied: 1,
      resolved: 1,
      resolved_later: 1,
      bot_first: bot,
      bot_involved: bot,
      bot_resolved: bot * chance(0.25),
      first_response_seconds: 900 * Math.exp(normal()),
      first_reply_seconds: bot ? 20 : 900 * Math.exp(normal()),
      resolution_seconds: 60_000 * Math.exp(slow + normal()),
      touches: 1 + poisson(1.2, bits),
      standard_seconds: standard,
      handle_seconds: standard * Math.exp(slow / 2 + 0.5 * normal()),
      escalated: chance(0.05),
      reopened: chance(0.04),
      one_touch: chance(0.2),
      repeated: chance(0.1),
      ratings: rated,
      satisfied,
      rating_sum: rated * (satisfied ? 5 : 2),
    };
    return { ...counted, escalated_replied: counted.escalated, rated_resolved: rated };
  };
  return { load: Math.exp(0.7 * normal()), conversation };
}

/** Knuth, "The art of computer programming", volume 2: uniforms are multiplied until they fall below e^−mean. */
function poisson(mean: number, bits: RandomBits): number {
  const end = Math.exp(-mean);
  let count = -1;
  for (let product = 1; product > end; product *= uniform(bits)) count++;
  return count;
}

function poolsOf(from: number, to: number): CostPool[] {
  const pools: CostPool[] = [];
  for (let month = monthStart(from); month < to; month = addMonths(month, 1))
    pools.push({ month, category: 'agent_pay', amount: 60_000_000 });
  return pools;
}
