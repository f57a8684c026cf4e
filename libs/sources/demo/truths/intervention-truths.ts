/**
 * The effects of the planted interventions in the rows: twelve weeks before the launch against the weeks that are assessed, for
 * the treated plan and its control plans. These are plain ratios of sums; whether they are more than chance is for Bough to say.
 */
import type { Day } from '@bough/domain';
import { DEMO_INTERVENTIONS, type DemoIntervention } from '../interventions.js';
import { totalOf, type Figures, type DemoPeriod } from './figures.js';

export interface Moved {
  readonly node: string;
  /** The naive before/after comparison of the treated plan alone. */
  readonly naive_change: number;
  /** The change of the controls together, in the same time. */
  readonly controls_change: number;
  /** Treated ÷ controls. */
  readonly before_against_controls: number;
  readonly after_against_controls: number;
  /** What remains after the change of the controls is taken out. */
  readonly effect: number;
}

interface InterventionTruth {
  readonly title: string;
  readonly launch: string;
  /** The first day after the assessed period, which begins at the launch. */
  readonly until: string;
  readonly registered: string;
  readonly primary: Moved;
  readonly guardrails: readonly Moved[];
}

type Plans = Readonly<Record<string, Figures>>;

export type InterventionTruths = Readonly<Record<string, InterventionTruth>>;

type Summed =
  | 'created'
  | 'customer_days'
  | 'resolution_seconds'
  | 'handle_seconds'
  | 'touches'
  | 'resolved'
  | 'escalated_replied'
  | 'replied';

/** Numerator and denominator by the node's own key. */
const FORMS: Readonly<Record<string, readonly [Summed, Summed]>> = {
  contact_rate: ['created', 'customer_days'],
  resolution_time: ['resolution_seconds', 'resolved'],
  agent_time_per_ticket: ['handle_seconds', 'resolved'],
  touches_per_ticket: ['touches', 'resolved'],
  escalation: ['escalated_replied', 'replied'],
};

const WEEKS_BEFORE = 12;
const WEEK = 7;

export function interventionTruths(plansIn: (window: DemoPeriod) => Plans): InterventionTruths {
  return Object.fromEntries(DEMO_INTERVENTIONS.map((planted) => [planted.key, truthOf(planted, plansIn)]));
}

function truthOf({ plan, registeredAt }: DemoIntervention, plansIn: (window: DemoPeriod) => Plans): InterventionTruth {
  const { launch } = plan.waves[0]!;
  const settled = launch + plan.rolloutDays + plan.washoutDays;
  const until = settled + plan.weeks * WEEK;
  const before = plansIn({ from: launch - WEEKS_BEFORE * WEEK, to: launch });
  const after = plansIn({ from: settled, to: until });
  const moved = (path: string) => movedAt(path, plan.controls, before, after);
  return {
    title: plan.title,
    launch: dayText(launch),
    until: dayText(until),
    registered: new Date(registeredAt).toISOString().slice(0, 10),
    primary: moved(plan.primary),
    guardrails: plan.guardrails.map(({ path }) => moved(path)),
  };
}

function movedAt(path: string, controls: readonly string[], before: Plans, after: Plans): Moved {
  const keys = path.split('/');
  const form = FORMS[keys.at(-1)!]!;
  const others = controls.map((segment) => segment.split('/')[1]!);
  const value = (segments: Plans, members: readonly string[]) =>
    rateOf(
      members.map((key) => segments[key]!),
      form,
    );
  const [treatedBefore, treatedAfter] = [value(before, [keys[0]!]), value(after, [keys[0]!])];
  const [controlsBefore, controlsAfter] = [value(before, others), value(after, others)];
  return {
    node: path,
    naive_change: treatedAfter / treatedBefore - 1,
    controls_change: controlsAfter / controlsBefore - 1,
    before_against_controls: treatedBefore / controlsBefore,
    after_against_controls: treatedAfter / controlsAfter,
    effect: treatedAfter / controlsAfter / (treatedBefore / controlsBefore) - 1,
  };
}

function rateOf(segments: readonly Figures[], [numerator, denominator]: readonly [Summed, Summed]): number {
  const total = (of: Summed) => totalOf(segments.map((figures) => figures[of]));
  return total(numerator) / total(denominator);
}

function dayText(day: Day): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
