/**
 * The company of the demo, which sells software to businesses on four plans. The truths in its numbers are planted here, in
 * `topics.ts`, `timeline.ts` and `pilots.ts`; `examples/demo/TRUTHS.md` lists what the product must find.
 */
import { dayOf, timeZone, type Day } from '@bough/domain';
import type { Weights } from './random.js';

export const BERLIN = timeZone('Europe/Berlin');
/** 400 days. */
export const FIRST_DAY: Day = dayOf(2025, 9, 27);
/** The first day after the period. Nothing is known at or after its first instant. */
export const END_DAY: Day = dayOf(2026, 11, 1);
export const END_INSTANT = BERLIN.startOf(END_DAY);

export type Plan = 'free' | 'starter' | 'pro' | 'enterprise';

interface PlanProfile {
  /** The number of customers that begin on this plan. */
  readonly customers: number;
  /** Conversations per customer and day: free writes three times as often as starter and pro. */
  readonly contactsPerDay: number;
  /** Agent replies per conversation that an agent handles: enterprise takes twice as many. */
  readonly touches: number;
  /** Effort per reply against the standard of the topic. */
  readonly effort: number;
  /** The share of customers that leave within the period. */
  readonly churn: number;
  readonly escalated: number;
  /** Annual recurring revenue: median, spread and limits. */
  readonly arr: { readonly median: number; readonly sigma: number; readonly low: number; readonly high: number };
  readonly sizes: Weights;
}

export const PLANS: Readonly<Record<Plan, PlanProfile>> = {
  free: {
    customers: 215,
    contactsPerDay: 0.0995,
    touches: 2.3,
    effort: 1,
    churn: 0.16,
    escalated: 0.045,
    arr: { median: 0, sigma: 0, low: 0, high: 0 },
    sizes: { '1-10': 0.7, '11-50': 0.3 },
  },
  starter: {
    customers: 560,
    contactsPerDay: 0.0313,
    touches: 2.3,
    effort: 1,
    churn: 0.1,
    escalated: 0.05,
    arr: { median: 5500, sigma: 0.55, low: 1200, high: 24_000 },
    sizes: { '1-10': 0.3, '11-50': 0.5, '51-200': 0.2 },
  },
  pro: {
    customers: 490,
    contactsPerDay: 0.0323,
    touches: 2.35,
    effort: 1,
    churn: 0.07,
    escalated: 0.055,
    arr: { median: 38_000, sigma: 0.5, low: 10_000, high: 109_000 },
    sizes: { '11-50': 0.25, '51-200': 0.5, '201-1000': 0.25 },
  },
  enterprise: {
    customers: 235,
    contactsPerDay: 0.0335,
    touches: 5.1,
    effort: 1.15,
    churn: 0.035,
    escalated: 0.1,
    arr: { median: 155_000, sigma: 0.45, low: 60_000, high: 600_000 },
    sizes: { '51-200': 0.1, '201-1000': 0.45, '1000+': 0.45 },
  },
};

export const INDUSTRIES: Weights = {
  software: 24,
  ecommerce: 20,
  fintech: 16,
  healthcare: 15,
  manufacturing: 14,
  education: 11,
};

/** The share of ratings of 4 or 5: fintech is 22 points below software, and the others are close together. */
export const SATISFIED: Weights = {
  software: 0.86,
  ecommerce: 0.84,
  fintech: 0.64,
  healthcare: 0.82,
  manufacturing: 0.83,
  education: 0.85,
};

export const REGIONS: Weights = {
  dach: 38,
  nordics: 14,
  benelux: 13,
  uk_ireland: 15,
  southern_europe: 9,
  north_america: 11,
};
