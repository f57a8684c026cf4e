/** What is planted at a time can be found by the statistics: the bets come out as they were meant to, and one day stands out. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { dayOf, DEFAULT_TEMPLATE, type Day } from '@bough/domain';
import {
  COUNT_SCALE,
  guardrail,
  assessDay,
  assessWeeks,
  LEAST_A_DAY,
  logMargin,
  measureImpact,
  stabilisedCount,
  type Impact,
} from '@bough/statistics';
import { BERLIN, END_DAY, FIRST_DAY } from './company.js';
import { generateDemo } from './generate-demo.js';
import { DEMO_INTERVENTIONS, type DemoIntervention } from './interventions.js';
import { conversationRows, customerRows } from './truths/demo-rows.js';
import { byCustomer, segmentsOn } from './truths/segments.js';

const DAYS = END_DAY - FIRST_DAY;
const MEASURES = [
  'created',
  'resolved',
  'replied',
  'escalated',
  'touches',
  'handle',
  'resolution',
  'customers',
] as const;
type Measure = (typeof MEASURES)[number];

const daily = dailySeries();
const planted = (key: string) => DEMO_INTERVENTIONS.find((each) => each.key === key)!;

/** By plan and, as `all`, together. */
function dailySeries(): Record<string, Record<Measure, Float64Array>> {
  const none = () =>
    Object.fromEntries(MEASURES.map((m) => [m, new Float64Array(DAYS)])) as Record<Measure, Float64Array>;
  const keys = ['all', 'free', 'starter', 'pro', 'enterprise', 'unknown'];
  const series = Object.fromEntries(keys.map((key) => [key, none()]));
  const files = generateDemo();
  const customers = byCustomer(customerRows(files));
  const add = (plan: string, measure: Measure, day: Day | null, value = 1) => {
    if (day === null || day < FIRST_DAY || day >= END_DAY) return;
    for (const key of [plan, 'all']) series[key]![measure][day - FIRST_DAY]! += value;
  };
  for (const row of conversationRows(files)) {
    const { plan } = segmentsOn(customers.get(row.customer), row.createdDay);
    add(plan, 'created', row.createdDay);
    add(plan, 'replied', row.isReplied ? row.createdDay : null);
    add(plan, 'escalated', row.isEscalated ? row.createdDay : null);
    add(plan, 'resolved', row.resolvedDay);
    add(plan, 'touches', row.resolvedDay, row.touches);
    add(plan, 'handle', row.resolvedDay, row.handleSeconds);
    add(plan, 'resolution', row.resolvedDay, row.resolution ?? 0);
  }
  for (const history of customers.values())
    for (let day = Math.max(FIRST_DAY, history[0]!.from); day < Math.min(END_DAY, history[0]!.to); day++)
      add(segmentsOn(history, day).plan, 'customers', day);
  return series;
}

const FORMS: Record<string, readonly [Measure, Measure]> = {
  contact_rate: ['created', 'customers'],
  resolution_time: ['resolution', 'resolved'],
  agent_time_per_ticket: ['handle', 'resolved'],
  touches_per_ticket: ['touches', 'resolved'],
  escalation: ['escalated', 'replied'],
};

function impactOf({ plan }: DemoIntervention, path = plan.primary): Impact {
  const [numerator, denominator] = FORMS[path.split('/').at(-1)!]!;
  const members = [path.split('/')[0]!, ...plan.controls.map((segment) => segment.split('/')[1]!)];
  const impact = measureImpact({
    segments: members.map((key) => ({ numerators: daily[key]![numerator], denominators: daily[key]![denominator] })),
    perWeek: 7,
    launch: plan.waves[0]!.launch - FIRST_DAY,
    paused: plan.rolloutDays + plan.washoutDays,
    weeks: plan.weeks,
    treated: [0],
    controls: plan.controls.map((_, index) => index + 1),
    ...(plan.margin.kind === 'points'
      ? { scale: 'points', margin: plan.margin.value }
      : { scale: 'log', margin: MARGIN }),
    better: 'lower',
    registered: true,
    overlapping: false,
  });
  if (impact.kind === 'none') throw new Error(impact.reason);
  return impact;
}

const MARGIN = logMargin(0.1);

describe('the bets', () => {
  it('sees that search worked, with the best evidence', () => {
    expect(impactOf(planted('free_search'))).toMatchObject({
      grade: 'A',
      verdict: { outcome: 'improved', belowMargin: false, failed: [] },
    });
  });

  it('sees that the desk helped enterprise and cost free customers more than the margin', () => {
    const desk = planted('enterprise_desk');
    expect(impactOf(desk)).toMatchObject({ grade: 'A', verdict: { outcome: 'improved', belowMargin: false } });
    const { effect } = impactOf(desk, desk.plan.guardrails[0]!.path);
    expect(guardrail(effect, 'lower', MARGIN)).toBe('breached');
  });

  it('rules out that suggested replies matter, where before and after look much better', () => {
    const replies = planted('starter_replies');
    const impact = impactOf(replies);
    expect(impact).toMatchObject({ grade: 'A', verdict: { outcome: 'no_change', failed: [] } });
    expect(impact.naive!.relative).toBeLessThan(-0.15);
    expect(guardrail(impactOf(replies, replies.plan.guardrails[0]!.path).effect, 'lower', MARGIN)).toBe('safe');
  });

  it('could judge the others, were they not confounded or late', () => {
    for (const key of ['enterprise_pairs', 'enterprise_clinic'])
      expect(impactOf(planted(key)).verdict.failed).toEqual([]);
  });
});

describe('their plans', () => {
  const until = ({ plan }: DemoIntervention) =>
    plan.waves[0]!.launch + plan.rolloutDays + plan.washoutDays + 7 * plan.weeks;

  it('are of people and nodes that are there, with half a year before and an end within the period', () => {
    const { people } = parse(readFileSync('examples/demo/workspace.yml', 'utf8')) as { people: { key: string }[] };
    for (const each of DEMO_INTERVENTIONS) {
      const { owner, waves, primary, metric } = each.plan;
      expect(people.map(({ key }) => key)).toContain(owner);
      expect(DEFAULT_TEMPLATE.find(({ key }) => key === primary.split('/').at(-1))).toMatchObject({ metric });
      expect(waves[0]!.launch - FIRST_DAY).toBeGreaterThanOrEqual(26 * 7);
      expect(until(each)).toBeLessThanOrEqual(END_DAY);
    }
  });

  it('are registered and frozen before their launch, but for the one after the fact', () => {
    const late = DEMO_INTERVENTIONS.filter(({ plan, startedAt }) => startedAt >= BERLIN.startOf(plan.waves[0]!.launch));
    expect(late.map(({ key }) => key)).toEqual(['enterprise_clinic']);
    for (const { registeredAt, startedAt } of DEMO_INTERVENTIONS) expect(registeredAt).toBeLessThanOrEqual(startedAt);
  });

  it('touch the treated plan or the controls of another one in the same time only once', () => {
    const disturbed = DEMO_INTERVENTIONS.filter((each) => {
      const own = [...each.plan.waves[0]!.segments, ...each.plan.controls];
      return DEMO_INTERVENTIONS.some(
        (other) =>
          other !== each &&
          own.includes(other.plan.waves[0]!.segments[0]!) &&
          other.plan.waves[0]!.launch < until(each) &&
          each.plan.waves[0]!.launch < until(other),
      );
    });
    expect(disturbed.map(({ key }) => key)).toEqual(['enterprise_pairs']);
  });
});

describe('October 2026', () => {
  const october = Array.from({ length: 31 }, (_, index) => dayOf(2026, 10, 1) + index - FIRST_DAY);
  const ends = [...october, DAYS];
  const keys = Object.keys(daily);

  it('has one day out of the ordinary: that of the outage', () => {
    const spikes = keys.flatMap((key) =>
      october.flatMap((day) => {
        if (!isWatchedByDay(daily[key]!.created, day)) return [];
        const judged = assessDay(daily[key]!.created.slice(0, day + 1).map(stabilisedCount), COUNT_SCALE);
        return judged.kind === 'judged' && judged.isSpike ? [[key, day + FIRST_DAY]] : [];
      }),
    );
    expect(spikes).toEqual([['all', dayOf(2026, 10, 28)]]);
  });

  it('has no drift of what is written, in any plan, on whatever day one looks', () => {
    const drifts = keys.flatMap((key) =>
      ends.flatMap((end) => {
        const judged = assessWeeks(weeksUntil(daily[key]!.created, end));
        return judged.kind === 'judged' && judged.direction !== 'none' ? [[key, end, judged.level]] : [];
      }),
    );
    expect(drifts).toEqual([]);
  });
});

/** Whether the middling day of the eight weeks before `day` has enough conversations for single days to be watched. */
function isWatchedByDay(counts: Float64Array, day: number): boolean {
  const before = counts.slice(day - 56, day).sort();
  return before[before.length / 2]! >= LEAST_A_DAY;
}

/** Logarithms of whole weeks that end before a day, oldest first. */
function weeksUntil(counts: Float64Array, end: number): number[] {
  const weeks = Math.floor(end / 7);
  return Array.from({ length: weeks }, (_, week) => {
    const from = end - 7 * (weeks - week);
    return Math.log(counts.slice(from, from + 7).reduce((a, b) => a + b, 0) + 0.5);
  });
}
