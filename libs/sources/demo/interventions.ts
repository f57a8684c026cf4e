/**
 * The demo's interventions, as the company's people recorded them: four that were registered before their launch, and one that
 * was recorded afterwards. Their true effects on the numbers are in `pilots.ts`.
 */
import { dayOf, type Day, type Instant, type InterventionPlan, type Margin } from '@bough/domain';
import { BERLIN } from './company.js';
import { ENTERPRISE_CLINIC, ENTERPRISE_DESK, ENTERPRISE_PAIRS, FREE_SEARCH, STARTER_REPLIES } from './pilots.js';

export interface DemoIntervention {
  readonly key: string;
  /** `owner` is the key of a person of `examples/demo/workspace.yml`. */
  readonly plan: InterventionPlan;
  /** When the plan was registered and when it was frozen; for the one recorded afterwards, both are after its launch. */
  readonly registeredAt: Instant;
  readonly startedAt: Instant;
}

const RELATIVE: Margin = { kind: 'relative', value: 0.1 };
const POINTS: Margin = { kind: 'points', value: 0.03 };

const USUAL = {
  design: 'untreated_segments',
  direction: 'down',
  margin: RELATIVE,
  rolloutDays: 0,
  washoutDays: 0,
  looks: 'end',
  guardrails: [],
  finding: null,
  excluded: [],
  otherChanges: null,
} as const satisfies Partial<InterventionPlan>;

const wave = (plan: string, { from }: { readonly from: Day }) => [{ segments: [`plan/${plan}`], launch: from }];
const controls = (...plans: string[]) => plans.map((plan) => `plan/${plan}`);
/** Nine in the morning of a day. */
const morning = (year: number, month: number, day: number): Instant =>
  BERLIN.startOf(dayOf(year, month, day)) + 9 * 3_600_000;

/**
 * Numbers 1 to 5: one that worked, one that did nothing, one that had a cost elsewhere, one that overlaps another, and one that
 * was recorded late.
 */
export const DEMO_INTERVENTIONS: readonly DemoIntervention[] = [
  {
    key: 'free_search',
    plan: {
      ...USUAL,
      title: 'Search and set-up guide in the free plan',
      hypothesis:
        'Free customers write three times as often as others, mostly about things that the help pages answer. A search field and a ' +
        'set-up guide inside the product for six weeks should save a fifth of their conversations.',
      primary: 'free/demand_intensity/contact_rate',
      metric: 'contact_rate',
      waves: wave('free', FREE_SEARCH),
      controls: controls('starter', 'pro'),
      predicted: 0.2,
      weeks: 6,
      owner: 'tom',
    },
    registeredAt: morning(2026, 3, 16),
    startedAt: morning(2026, 3, 27),
  },
  {
    key: 'starter_replies',
    plan: {
      ...USUAL,
      title: 'Suggested replies for starter conversations',
      hypothesis:
        'Suggested replies appear beside every starter conversation. Agents edit instead of typing, which should save 15 % of the time ' +
        'that a conversation takes them, without more messages back and forth.',
      primary: 'starter/cost_to_serve/agent_time_per_ticket',
      metric: 'handle_time',
      waves: wave('starter', STARTER_REPLIES),
      controls: controls('free', 'pro'),
      predicted: 0.15,
      weeks: 8,
      guardrails: [{ path: 'starter/handling_efficiency/touches_per_ticket', margin: RELATIVE }],
      owner: 'priya',
      otherChanges: 'The new tooling of 1 August, for all agents and all plans.',
    },
    registeredAt: morning(2026, 7, 20),
    startedAt: morning(2026, 7, 31),
  },
  {
    key: 'enterprise_desk',
    plan: {
      ...USUAL,
      title: 'Enterprise desk, staffed from the free queue',
      hypothesis:
        'Six senior agents leave the free queue and take enterprise conversations from the first reply to the end. Without hand-overs ' +
        'an enterprise conversation should be resolved a quarter sooner. Free customers should not wait noticeably longer.',
      primary: 'enterprise/handling_efficiency/resolution_time',
      metric: 'resolution_time',
      waves: wave('enterprise', ENTERPRISE_DESK),
      controls: controls('starter', 'pro'),
      predicted: 0.25,
      washoutDays: 7,
      weeks: 6,
      guardrails: [{ path: 'free/handling_efficiency/resolution_time', margin: RELATIVE }],
      owner: 'olga',
      otherChanges:
        'The pilot of search in the free plan ends the day before; it moved how often people write, not how long it takes.',
    },
    registeredAt: morning(2026, 4, 27),
    startedAt: morning(2026, 5, 8),
  },
  {
    key: 'enterprise_pairs',
    plan: {
      ...USUAL,
      title: 'Pairs on enterprise conversations',
      hypothesis:
        'A product specialist sits beside the agent on every enterprise conversation. Knowing the answer at once should save a seventh ' +
        'of the time that a conversation takes.',
      primary: 'enterprise/cost_to_serve/agent_time_per_ticket',
      metric: 'handle_time',
      waves: wave('enterprise', ENTERPRISE_PAIRS),
      controls: controls('starter', 'pro'),
      predicted: 0.15,
      weeks: 6,
      owner: 'olga',
      otherChanges: 'Suggested replies still run on starter, which is one of the plans compared with.',
    },
    registeredAt: morning(2026, 8, 24),
    startedAt: morning(2026, 9, 4),
  },
  {
    key: 'enterprise_clinic',
    plan: {
      ...USUAL,
      title: 'Weekly clinic with engineers for enterprise cases',
      hypothesis:
        'Engineers went through open enterprise cases with the agents every Monday in July, and it felt as if fewer of them were ' +
        'escalated. Written down in October, to see whether the numbers agree.',
      primary: 'enterprise/cost_to_serve/escalation',
      metric: 'escalation_rate',
      waves: wave('enterprise', ENTERPRISE_CLINIC),
      controls: controls('free', 'starter', 'pro'),
      predicted: null,
      margin: POINTS,
      weeks: 5,
      owner: 'olga',
    },
    registeredAt: morning(2026, 10, 5),
    startedAt: morning(2026, 10, 5),
  },
];
