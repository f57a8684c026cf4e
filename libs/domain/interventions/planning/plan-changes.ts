/** What differs between two states of a plan, a line each, as people read it. */
import { dayText } from '../../shared/day.js';
import type { Period } from '../../rollups/period.js';
import { sameArms } from '../experiment-arms.js';
import type { ExperimentArms, Guardrail, InterventionPlan, Margin, Wave } from '../plan.js';

/** Every field that a plan has, and how its value reads. */
const READS: { readonly [Field in keyof InterventionPlan]: (value: InterventionPlan[Field]) => string } = {
  title: quoted,
  hypothesis: quoted,
  primary: (path) => path || 'the root',
  metric: String,
  design: (design) => design.replaceAll('_', ' '),
  waves: (waves) => waves.map(waveText).join('; ') || 'none',
  controls: listed,
  direction: String,
  predicted: (value) => (value === null ? 'the direction only' : String(value)),
  margin: sizeText,
  rolloutDays: String,
  washoutDays: String,
  weeks: String,
  followUpDays: (days) => (days === undefined ? 'none' : `${days} days`),
  looks: (looks) => (looks === 'end' ? 'at the end' : 'every week'),
  guardrails: (guardrails) => listed(guardrails.map(guardrailText)),
  owner: String,
  finding: (id) => id ?? 'none',
  excluded: (periods) => listed(periods.map(periodText)),
  otherChanges: (text) => (text ? quoted(text) : 'nothing'),
  arms: armsText,
};

const NAMES: Readonly<Record<keyof InterventionPlan, string>> = {
  title: 'title',
  hypothesis: 'hypothesis',
  primary: 'node',
  metric: 'metric',
  design: 'design',
  waves: 'treated',
  controls: 'controls',
  direction: 'direction',
  predicted: 'predicted effect',
  margin: 'margin',
  rolloutDays: 'rollout days',
  washoutDays: 'washout days',
  weeks: 'weeks',
  followUpDays: 'follow-up',
  looks: 'looks',
  guardrails: 'guardrails',
  owner: 'owner',
  finding: 'finding',
  excluded: 'excluded days',
  otherChanges: 'what else changes',
  arms: 'customers drawn',
};

export const PLAN_FIELDS = Object.keys(NAMES) as (keyof InterventionPlan)[];

export interface PlanChange {
  readonly field: keyof InterventionPlan;
  readonly before: string;
  readonly after: string;
  /** `weeks: 4 → 6`. */
  readonly text: string;
}

/** In the order of a plan's fields; empty for plans that say the same. `nameOf` puts a name in the place of a person's id. */
export function planChanges(
  before: InterventionPlan,
  after: InterventionPlan,
  nameOf: (person: string) => string = (id) => id,
): PlanChange[] {
  return PLAN_FIELDS.flatMap((field) => {
    const was = planText(before, field, nameOf);
    const isOther = field === 'arms' && !sameArms(before.arms, after.arms);
    // As many as before, but others.
    const is = `${planText(after, field, nameOf)}${isOther && before.arms && after.arms ? ', other customers' : ''}`;
    return was === is ? [] : [{ field, before: was, after: is, text: `${NAMES[field]}: ${was} → ${is}` }];
  });
}

/** One field of a plan as people read it. */
export function planText(
  plan: InterventionPlan,
  field: keyof InterventionPlan,
  nameOf: (person: string) => string = (id) => id,
): string {
  if (field === 'predicted' && plan.predicted !== null)
    return sizeText({ kind: plan.margin.kind, value: plan.predicted });
  if (field === 'owner') return plan.owner === '' ? 'nobody' : nameOf(plan.owner);
  return (READS[field] as (value: unknown) => string)(plan[field]);
}

/** `10 %`, `3 points` of a share, `600` in the unit of the metric: no share moves by 100 points and more. */
export function sizeText({ kind, value }: Margin): string {
  if (kind === 'relative') return `${round(100 * value)} %`;
  return value < 1 ? `${round(100 * value)} points` : `${round(value)} in the unit of the metric`;
}

function guardrailText({ path, margin }: Guardrail): string {
  return `${path || 'the root'} within ${sizeText(margin)}`;
}

function armsText(arms: ExperimentArms | undefined): string {
  return arms ? `${arms.treated.length} treated, ${arms.control.length} control` : 'none';
}

function waveText({ segments, launch }: Wave): string {
  return `${listed(segments)} from ${dayText(launch)}`;
}

/** Periods are half-open; people name the last day. */
function periodText({ from, to }: Period): string {
  return to === from + 1 ? dayText(from) : `${dayText(from)} to ${dayText(to - 1)}`;
}

function listed(items: readonly string[]): string {
  return [...items].sort().join(', ') || 'none';
}

function quoted(text: string): string {
  return `"${text}"`;
}

function round(value: number): number {
  return Number(value.toPrecision(6));
}
