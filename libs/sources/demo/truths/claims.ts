/** All planted truths, each with its evidence and whether it holds; `TRUTHS.md` explains them to people. */
import { claim, knownSegments, isBetween, type Claim } from './claim.js';
import type { Cut, Truths } from './compute-truths.js';
import type { Figures } from './figures.js';
import { interventionClaims, outageIsASpike } from './intervention-claims.js';
import {
  enterpriseIsHandling,
  fintechIsUnhappy,
  firstResponseIsUniform,
  freeIsDemand,
  healthcareIsHarder,
} from './segment-claims.js';

export function claims({ counts, whole, months, interventions, outage }: Truths): Claim[] {
  return [
    enterpriseIsHandling(whole),
    freeIsDemand(whole),
    healthcareIsHarder(whole),
    fintechIsUnhappy(whole.industry),
    firstResponseIsUniform(whole),
    planIsMissing(counts.customers_without_plan, counts.customers),
    augustIsSimpson(months['2026-07'], months['2026-08']),
    botIsFirstInAThird(whole),
    ...interventionClaims(interventions),
    outageIsASpike(outage),
  ];
}

function planIsMissing(without: number, customers: number): Claim {
  const evidence = { customers_without_plan: without, customers, share: without / customers };
  return claim(
    'plan_is_missing',
    '3 % of the customers have no plan label; they are in Unknown.',
    evidence,
    evidence.share === 0.03,
  );
}

function augustIsSimpson(july: Cut, august: Cut): Claim {
  const change = (of: (figures: Figures) => number, plan?: string) =>
    of(plan ? august.plan[plan]! : august.all) / of(plan ? july.plan[plan]! : july.all) - 1;
  const measured = {
    resolution_time: (f: Figures) => f.resolution_time.mean!,
    handle_time: (f: Figures) => f.handle_time!,
  };
  const entries = Object.entries(measured).flatMap(([metric, of]) => [
    [`${metric}_all`, change(of)] as const,
    ...Object.keys(july.plan).map((plan) => [`${metric}_${plan}`, change(of, plan)] as const),
  ]);
  return claim(
    'august_2026_is_a_mix_shift',
    'August against July 2026: every plan, Unknown too, got faster by 3 % or more, and the total slower by 3 % or more.',
    Object.fromEntries(entries),
    ...entries.map(([key, value]) => (key.endsWith('_all') ? value >= 0.03 : value <= -0.03)),
  );
}

function botIsFirstInAThird(whole: Cut): Claim {
  const ratios = [whole.plan, whole.industry, whole.arr_band].flatMap((cut) =>
    knownSegments(cut).map((figures) => figures.bot_first_ratio!),
  );
  const evidence = { all: whole.all.bot_first_ratio!, least: Math.min(...ratios), most: Math.max(...ratios) };
  return claim(
    'bot_is_first_in_a_third',
    'A bot answers first in a third of the cases, in every segment.',
    evidence,
    isBetween(evidence.all, 0.32, 0.345),
    evidence.least > 0.3,
    evidence.most < 0.367,
  );
}
