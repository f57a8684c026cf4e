/** The planted truths about single segments over the whole period. */
import { claim, contactRate, knownSegments, pooled, isBetween, type Claim } from './claim.js';
import type { BySegment, Cut } from './compute-truths.js';
import type { Figures } from './figures.js';

export function enterpriseIsHandling({ all, plan }: Cut): Claim {
  const others = pooled(plan, ['free', 'starter', 'pro']);
  const paying = pooled(plan, ['starter', 'pro']);
  const own = plan['enterprise']!;
  const evidence = {
    touches_per_ticket_against_others: own.touches_per_ticket! / (others.touches / others.resolved),
    handle_time_against_others: own.handle_time! / (others.handle_seconds / others.resolved),
    resolution_time_against_others: own.resolution_time.mean! / (others.resolution_seconds / others.resolved),
    contact_rate_against_all: own.contact_rate! / all.contact_rate!,
    contact_rate_against_starter_and_pro: own.contact_rate! / contactRate(paying),
    issue_complexity_against_all: own.issue_complexity! / all.issue_complexity!,
    cost_to_serve_against_all: own.cost_to_serve! / all.cost_to_serve!,
  };
  return claim(
    'enterprise_is_slow_because_of_handling',
    'Enterprise takes twice the touches per ticket, so handle time and resolution time are high; it writes no more than others.',
    evidence,
    isBetween(evidence.touches_per_ticket_against_others, 1.9, 2.3),
    evidence.handle_time_against_others > 2,
    evidence.resolution_time_against_others > 1.7,
    isBetween(evidence.contact_rate_against_all, 0.85, 1.1),
    isBetween(evidence.issue_complexity_against_all, 0.97, 1.03),
    evidence.cost_to_serve_against_all > 1.6,
  );
}

export function freeIsDemand({ all, plan }: Cut): Claim {
  const paying = pooled(plan, ['starter', 'pro']);
  const own = plan['free']!;
  const evidence = {
    contact_rate_against_starter_and_pro: own.contact_rate! / contactRate(paying),
    handle_time_against_starter_and_pro: own.handle_time! / (paying.handle_seconds / paying.resolved),
    touches_per_ticket_against_starter_and_pro: own.touches_per_ticket! / (paying.touches / paying.resolved),
    cost_to_serve_against_all: own.cost_to_serve! / all.cost_to_serve!,
  };
  return claim(
    'free_is_expensive_because_of_demand',
    'A free customer writes three times as often as one on starter or pro; a conversation takes no more work.',
    evidence,
    isBetween(evidence.contact_rate_against_starter_and_pro, 2.85, 3.15),
    isBetween(evidence.handle_time_against_starter_and_pro, 0.95, 1.05),
    evidence.cost_to_serve_against_all > 1.6,
  );
}

export function healthcareIsHarder({ all, industry }: Cut): Claim {
  const own = industry['healthcare']!;
  const evidence = {
    issue_complexity_against_all: own.issue_complexity! / all.issue_complexity!,
    handle_time_against_all: own.handle_time! / all.handle_time!,
    handling_efficiency_against_all: own.handling_efficiency! / all.handling_efficiency!,
    touches_per_ticket_against_all: own.touches_per_ticket! / all.touches_per_ticket!,
  };
  return claim(
    'healthcare_raises_harder_tickets',
    'Healthcare asks about topics that take longer for everybody; its tickets are handled as efficiently as others.',
    evidence,
    evidence.issue_complexity_against_all > 1.2,
    evidence.handle_time_against_all > 1.18,
    isBetween(evidence.handling_efficiency_against_all, 0.95, 1.05),
    isBetween(evidence.touches_per_ticket_against_all, 0.95, 1.05),
  );
}

export function fintechIsUnhappy(industry: BySegment): Claim {
  const points = (key: string) => 100 * industry[key]!.csat!;
  const others = Object.keys(industry).filter((key) => key !== 'fintech' && key !== 'unknown');
  const evidence = {
    software_minus_fintech_points: points('software') - points('fintech'),
    least_other_minus_fintech_points: Math.min(...others.map(points)) - points('fintech'),
    widest_gap_without_fintech_points: Math.max(...others.map(points)) - Math.min(...others.map(points)),
  };
  return claim(
    'fintech_is_unhappy',
    'CSAT of fintech is 22 points below software; without fintech no two industries are more than 10 points apart.',
    evidence,
    isBetween(evidence.software_minus_fintech_points, 21.5, 22.5),
    evidence.least_other_minus_fintech_points > 15,
    evidence.widest_gap_without_fintech_points < 6,
  );
}

export function firstResponseIsUniform({ all, arr_band }: Cut): Claim {
  const bands = knownSegments(arr_band);
  const widest = (of: (figures: Figures) => number) =>
    Math.max(...bands.map((band) => Math.abs(of(band) / of(all) - 1)));
  const evidence = {
    mean_seconds: all.first_response_time.mean!,
    widest_mean_deviation: widest((band) => band.first_response_time.mean!),
    widest_median_deviation: widest((band) => band.first_response_time.median!),
    widest_p90_deviation: widest((band) => band.first_response_time.p90!),
  };
  return claim(
    'first_response_is_uniform',
    'First response is the same in every ARR band, about 26 minutes, though standards should differ.',
    evidence,
    isBetween(evidence.mean_seconds, 25 * 60, 27 * 60),
    evidence.widest_mean_deviation < 0.06,
    evidence.widest_median_deviation < 0.06,
    evidence.widest_p90_deviation < 0.1,
  );
}
