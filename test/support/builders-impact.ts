/** Numbers of a made-up workspace, as interventions are judged by: segments of one dimension, day by day, without a database. */
import { modelOf, type DataState, type Dimension, type InterventionPlan, type VersionedNumbers } from '@bough/domain';
import { supportDays } from './builders-launch.js';
import { day, workspace } from './builders.js';

export const FIRST_DAY = day('2025-01-06'); // a Monday
const NAMES = ['one', 'two', 'three', 'four', 'five', 'six'];

export const TIERS: Dimension = {
  key: 'tier',
  name: 'Tier',
  decision: 'staffing',
  attribute: 'tier',
  segments: NAMES.map((key) => ({ key, name: key.charAt(0).toUpperCase() + key.slice(1), values: [key] })),
};

/** Daily values by measure, for each of the segments in their order. */
export type Daily = Readonly<Record<string, readonly ArrayLike<number>[]>>;

/** All other measures are 0; all segments together are the sum. */
export function numbersOf(daily: Daily, days: number): VersionedNumbers {
  const model = modelOf(workspace({ dimensions: [TIERS] }));
  const keys = [...new Set([...model.measures.keys()])];
  const columns = keys.map((key) => {
    const column = new Float64Array(model.segments.length * days);
    if (key === 'days') column.fill(1);
    for (const [index, values] of (daily[key] ?? []).entries())
      for (let d = 0; d < days; d++) {
        column[(index + 1) * days + d] = values[d]!;
        column[d]! += values[d]!;
      }
    return [key, column] as const;
  });
  const to = FIRST_DAY + days;
  const months = Array.from({ length: 40 }, (_, i) => Date.UTC(2025, i, 1) / 86_400_000);
  const state: DataState = {
    range: { from: FIRST_DAY, to },
    carried: new Set(),
    costMonths: new Set(months),
    today: to,
  };
  const segments = model.segments.map(({ id }) => id);
  return {
    model,
    state,
    workspaceVersion: 1,
    dataVersion: 1,
    columns: { segments, firstDay: FIRST_DAY, days, daily: new Map(columns), opening: new Map(), prefix: new Map() },
  };
}

/** Made-up support of six segments: `touches` per resolved conversation fall by `effect` in the first from `launch` on. */
export function supportNumbers(seed: number, days: number, launch: number, effect: number): VersionedNumbers {
  return touchedNumbers(supportDays(seed, days, launch, effect), days);
}

/** The same with an effect in the first segments, each from its own launch on. */
export function wavesNumbers(
  seed: number,
  days: number,
  launches: readonly number[],
  effect: number,
): VersionedNumbers {
  const made = supportDays(seed, days).map(({ numerators, denominators }, segment) => ({
    numerators: numerators.map((x, day) => (day >= (launches[segment] ?? Infinity) ? x * (1 - effect) : x)),
    denominators,
  }));
  return touchedNumbers(made, days);
}

function touchedNumbers(made: ReturnType<typeof supportDays>, days: number): VersionedNumbers {
  const touches = made.map(({ numerators }) => numerators);
  const resolved = made.map(({ denominators }) => denominators.map((each) => each / 10));
  const handled = touches.map((each) => each.map((count) => count * 600));
  const cost = handled.map((each) => each.map((seconds) => seconds / 60));
  const customers = made.map(({ denominators }) => denominators);
  const times = { handle_seconds: handled, standard_seconds: handled };
  return numbersOf({ touches, resolved, created: resolved, ...times, cost, customer_days: customers }, days);
}

/** The first segment is treated, the others are left alone; four weeks are judged. */
export function planOf(given: Partial<InterventionPlan> & { readonly launch?: number } = {}): InterventionPlan {
  const { launch = FIRST_DAY + 182, ...rest } = given;
  return {
    title: 'Macros',
    hypothesis: 'Macros save touches',
    primary: 'one/handling_efficiency/touches_per_ticket',
    metric: 'touches_per_ticket',
    design: 'untreated_segments',
    waves: [{ segments: ['tier/one'], launch }],
    controls: ['tier/two', 'tier/three', 'tier/four', 'tier/five', 'tier/six'],
    direction: 'down',
    predicted: 0.15,
    margin: { kind: 'relative', value: 0.1 },
    rolloutDays: 0,
    washoutDays: 0,
    weeks: 4,
    looks: 'end',
    guardrails: [],
    owner: 'person',
    finding: null,
    excluded: [],
    otherChanges: null,
    ...rest,
  };
}
