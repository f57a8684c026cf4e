/**
 * Which design of a launch could see the effect that matters, going by the workspace's own history: one segment, half of the segments, waves, or
 * half of the customers at random. On real data the design decided far more than any method did (decision 31).
 */
import { chanceToSee, planWaves, type PlannedWeeks } from '@bough/statistics';
import { UNKNOWN } from '../../segments/dimension.js';
import type { ArmHistory } from '../circumstances.js';
import { FEWEST_CUSTOMERS } from '../experiment-arms.js';
import type { InterventionPlan, Wave } from '../plan.js';
import { firstLaunch, treatedSegments } from '../plan-window.js';
import { resolvePlanMetric } from '../study/followed-metric.js';
import { marginOf } from '../study/plan-margin.js';
import type { Numbers } from '../study/plan-study.js';
import type { StudyMetric } from '../study/study-metric.js';
import { weighArms } from './arms-power.js';
import { canPlan, plannedBlocks } from './plan-power.js';

/** The designs that are held against each other. */
export const LAUNCH_DESIGNS = ['one_segment', 'half_of_segments', 'waves', 'half_of_customers'] as const;
export type LaunchDesign = (typeof LAUNCH_DESIGNS)[number];

/** Weeks after launch (in waves: after each launch) for which the chances are told. */
export const CHANCE_WEEKS = [2, 4, 8, 12] as const;
const DECIDING = 4;
const MOST_WAVES = 4;

/** `chance`: how often an effect as large as the margin would be seen, 0 to 1; `null` where the history does not say. */
export interface WeeksChance {
  readonly weeks: number;
  readonly chance: number | null;
}

export interface DesignChance {
  readonly design: LaunchDesign;
  readonly feasible: boolean;
  readonly chances: readonly WeeksChance[];
  /** Who would get the change, by segment id, wave by wave; for half of the customers: none. */
  readonly waves: readonly (readonly string[])[];
  /** What the design is here, or why it is not feasible. */
  readonly words: string;
}

/** All designs, the best that is feasible first. */
export interface DesignChances {
  readonly designs: readonly DesignChance[];
  /** What to do, in a sentence or two. */
  readonly advice: string;
}

/** `customers`: all customers in two random halves, in the weeks before launch, the fewest weeks first. `null` where nothing can be said. */
export function designChances(
  numbers: Numbers,
  plan: InterventionPlan,
  customers: readonly ArmHistory[],
): DesignChances | null {
  const metric = resolvePlanMetric(numbers, plan, plan.metric);
  const [first] = treatedSegments(plan);
  if (metric.kind === 'unsuitable' || first === undefined || firstLaunch(plan) === null) return null;
  const segments = segmentsBySize(numbers, first);
  const found = [
    oneSegment(numbers, plan, segments),
    halfOfSegments(numbers, plan, segments),
    inWaves(numbers, plan, metric, segments),
    // Both halves lag alike, so an experiment measures the metric as it is.
    halfOfCustomers(plan, { ...metric, form: metric.own }, customers),
  ];
  const rank = ({ feasible, chances }: DesignChance) => (feasible ? (decidingOf(chances)?.chance ?? 0) : -1);
  const designs = found.sort((a, b) => rank(b) - rank(a));
  return { designs, advice: adviceOf(plan, designs) };
}

/** The segments of the treated one's dimension, this one first, the others by their conversations. */
function segmentsBySize({ model, columns }: Numbers, first: string): string[] {
  const created = columns.daily.get('created');
  const sizeOf = (id: string) => {
    const start = model.positions.get(id)! * columns.days;
    return created?.subarray(start, start + columns.days).reduce((sum, each) => sum + each, 0) ?? 0;
  };
  const dimension = first.split('/')[0];
  const others = model.segments
    .filter(({ id, key, dimension: own }) => own === dimension && key !== UNKNOWN && id !== first)
    .map(({ id }) => ({ id, size: sizeOf(id) }))
    .filter(({ size }) => size > 0)
    .sort((a, b) => b.size - a.size);
  return [first, ...others.map(({ id }) => id)];
}

function oneSegment(numbers: Numbers, plan: InterventionPlan, [first, ...controls]: readonly string[]): DesignChance {
  const waves = [[first!]];
  if (controls.length === 0) return impossible('one_segment', 'there is no other segment to compare it with');
  const chances = CHANCE_WEEKS.map((weeks) => chanceOf(numbers, plan, { waves, controls, weeks }));
  return possible('one_segment', waves, chances, `${namesOf(numbers, [first!])} starts; the others are the controls`);
}

function namesOf({ model }: Numbers, segments: readonly string[]): string {
  return segments.map((id) => model.segments[model.positions.get(id)!]!.name).join(', ');
}

/** Every other one by size, so that both halves are alike. */
function halfOfSegments(numbers: Numbers, plan: InterventionPlan, segments: readonly string[]): DesignChance {
  const treated = segments.filter((_, index) => index % 2 === 0);
  const controls = segments.filter((_, index) => index % 2 === 1);
  if (segments.length < 4) return impossible('half_of_segments', `there are ${segments.length} segments, and half of at least four are needed`); // prettier-ignore
  const chances = CHANCE_WEEKS.map((weeks) => chanceOf(numbers, plan, { waves: [treated], controls, weeks }));
  return possible('half_of_segments', [treated], chances, `${namesOf(numbers, treated)} start; the others are the controls`); // prettier-ignore
}

/** All segments but the largest other one, in up to four waves, each over before the next starts. */
function inWaves(
  numbers: Numbers,
  plan: InterventionPlan,
  { maturity }: StudyMetric,
  [first, control, ...others]: readonly string[],
): DesignChance {
  const started = [first!, ...others];
  if (control === undefined || started.length < 2)
    return impossible('waves', 'waves need three segments: two that start after each other, and one that waits');
  const count = Math.min(MOST_WAVES, started.length);
  const waves = Array.from({ length: count }, (_, wave) => started.filter((__, index) => index % count === wave));
  const apart = (weeks: number) => plan.rolloutDays + plan.washoutDays + 7 * weeks + maturity;
  const chances = CHANCE_WEEKS.map((weeks) =>
    chanceOf(numbers, plan, { waves, controls: [control], weeks, apart: apart(weeks) }),
  );
  const long = Math.ceil((apart(DECIDING) * count) / 7);
  return possible('waves', waves, chances, `${count} waves, each over before the next starts: ${long} weeks in all with ${DECIDING} each; ${namesOf(numbers, [control])} waits`); // prettier-ignore
}

/** Two random halves of all customers meet the same weeks, so that only chance between customers is left. */
function halfOfCustomers(plan: InterventionPlan, metric: StudyMetric, customers: readonly ArmHistory[]): DesignChance {
  const drawn = (customers[0]?.arms ?? []).map((arm) => arm.customers);
  if (drawn.length < 2 || Math.min(...drawn) < FEWEST_CUSTOMERS)
    return impossible('half_of_customers', `fewer than ${2 * FEWEST_CUSTOMERS} customers are known`);
  const chances = CHANCE_WEEKS.map((weeks) => {
    const history = customers.find((each) => each.weeks === weeks);
    const planned = history ? weighArms(plan, metric, history) : null;
    return { weeks, chance: planned && chanceToSee(planned, planned.margin, 'arms') };
  });
  if (chances.every(({ chance }) => chance === null))
    return impossible('half_of_customers', `${metric.definition.name} is not known customer by customer, or no history says how much they differ`); // prettier-ignore
  return possible('half_of_customers', [], chances, `half of ${drawn[0]! + drawn[1]!} customers, drawn at random, get it: both halves meet the same weeks`); // prettier-ignore
}

/** A launch that is only thought of; `apart`: days from one wave to the next. */
interface ThoughtLaunch {
  readonly waves: readonly (readonly string[])[];
  readonly controls: readonly string[];
  readonly weeks: number;
  readonly apart?: number;
}

function chanceOf(
  numbers: Numbers,
  plan: InterventionPlan,
  { waves, controls, weeks, apart = 0 }: ThoughtLaunch,
): WeeksChance {
  const start = firstLaunch(plan)!;
  const thought: InterventionPlan = {
    ...plan,
    design: waves.length > 1 ? 'staged' : 'untreated_segments',
    waves: waves.map((segments, wave): Wave => ({ segments, launch: start + wave * apart })),
    controls,
    weeks,
  };
  const { launches, blocks } = plannedBlocks(numbers, thought);
  const margin = marginOf(thought, launches.map(({ study }) => study)); // prettier-ignore
  if (margin === null || !canPlan(blocks)) return { weeks, chance: null };
  const panels = blocks.map(({ panel }, wave) => ({ panel, most: launches[wave]!.most }));
  const [row] = planWaves(panels, margin, [weeks]) as [PlannedWeeks?];
  return { weeks, chance: row ? chanceToSee(row, margin) : null };
}

function possible(
  design: LaunchDesign,
  waves: DesignChance['waves'],
  chances: readonly WeeksChance[],
  words: string,
): DesignChance {
  const isKnown = chances.some(({ chance }) => chance !== null);
  const told = isKnown ? words : `${words}; the history is too short to say what it could see`;
  return { design, feasible: isKnown, chances, waves, words: told };
}

function impossible(design: LaunchDesign, words: string): DesignChance {
  return { design, feasible: false, chances: CHANCE_WEEKS.map((weeks) => ({ weeks, chance: null })), waves: [], words };
}

function decidingOf(chances: readonly WeeksChance[]): WeeksChance | undefined {
  return chances.find(({ weeks, chance }) => weeks === DECIDING && chance !== null) ?? chances.findLast(({ chance }) => chance !== null); // prettier-ignore
}

/** How a design is called in a sentence. */
export const DESIGN_NAMES: Readonly<Record<LaunchDesign, string>> = {
  one_segment: 'one segment',
  half_of_segments: 'half of the segments',
  waves: 'waves',
  half_of_customers: 'half of the customers at random',
};

function adviceOf({ controls, design }: InterventionPlan, designs: readonly DesignChance[]): string {
  const best = designs.find(({ feasible }) => feasible);
  const isAlone = controls.length === 0 && design === 'untreated_segments';
  if (!best)
    return 'No design can be compared here: there is no other segment and there are too few customers. Start later for some customers, or collect eight weeks of history first; a verdict from its own weeks alone is grade C and blind to what hits everybody';
  const told = decidingOf(best.chances)!;
  const chance = `about ${Math.round(100 * told.chance!)} of 100 cases with ${told.weeks} weeks`;
  const lead = `${upper(DESIGN_NAMES[best.design])} would see the effect that matters best: in ${chance} (${best.words})`;
  const none = isAlone ? '. This plan has nobody to compare with, so its verdict is grade C and blind to what hits everybody: choose this design in its place' : ''; // prettier-ignore
  return `${lead}${none}`;
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
