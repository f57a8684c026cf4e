/**
 * A plan as one text that is equal for equal plans: keys in order, and values without an order sorted. The hash of a frozen plan is made of
 * this text and of what the names in the plan meant (formulas, segments).
 */
import { BUSINESS_HOURS, type Measure } from '../../rollups/measures.js';
import type { Model } from '../../trees/model-of-workspace.js';
import { polarityAt } from './plan-nodes.js';
import type { ExperimentArms, Guardrail, InterventionPlan, Wave } from '../plan.js';
import { WRITTEN_FIELDS, type PlanFieldKind } from '../plan-fields.js';
import type { Period } from '../../rollups/period.js';
import type { ReadingMeasure } from '../../metrics/reading-measure.js';

/** Equal for plans that say the same, in whatever order they list segments, waves, guardrails, days and customers. */
export function canonicalPlan(plan: InterventionPlan): string {
  const entries = Object.entries(plan).map(([field, value]) => [field, withoutOrder(KINDS.get(field), value)]);
  return canonical(Object.fromEntries(entries));
}

const KINDS: ReadonlyMap<string, PlanFieldKind> = new Map(WRITTEN_FIELDS.map(({ field, kind }) => [field, kind]));

/** Values whose order says nothing, sorted. */
const SORTED = {
  segments: (segments: readonly string[]) => [...segments].sort(),
  waves: (waves: readonly Wave[]) =>
    sorted(
      waves.map((wave) => ({ ...wave, segments: [...wave.segments].sort() })),
      waveKey,
    ),
  guardrails: (guardrails: readonly Guardrail[]) => sorted(guardrails, ({ path }) => path),
  ranges: (ranges: readonly Period[]) => sorted(ranges, ({ from, to }) => `${pad(from)} ${pad(to)}`),
  arms: (arms: ExperimentArms) => ({ treated: [...arms.treated].sort(), control: [...arms.control].sort() }),
};

function withoutOrder(kind: PlanFieldKind | undefined, value: unknown): unknown {
  if (value === undefined || kind === undefined || !(kind in SORTED)) return value;
  return (SORTED[kind as keyof typeof SORTED] as (value: unknown) => unknown)(value);
}

/**
 * What the names in a plan mean: the formula, sample and unit of its metric and of every metric that this is computed from, the
 * same for its guardrails, which side is better where, which customers its segments hold, and on which days and in which hours things
 * are counted. A line each.
 */
export function planDefinition(model: Model, plan: InterventionPlan): string {
  const shown = [plan.metric, ...plan.guardrails.map(({ path }) => model.nodesByPath.get(path)?.metric ?? '')];
  const metrics = new Set(shown.flatMap((key) => [key, ...(model.usesOf.get(key) ?? [])]));
  const lines = [...metrics].sort().flatMap((key) => {
    const metric = model.metrics.get(key);
    return metric
      ? [`${key} = ${metric.formula ?? 'distinct customers'}; sample ${metric.sample}; ${metric.unit}`]
      : [];
  });
  lines.push(...readingLines(model, plan, [...metrics].sort()));
  const named = [...plan.waves.flatMap(({ segments }) => segments), ...plan.controls];
  const dimensions = new Set(named.map((segment) => segment.split('/')[0]!));
  for (const { key, attribute, segments } of model.workspace.dimensions)
    if (dimensions.has(key))
      lines.push(`${key} = ${attribute}: ${canonical(segments.map(({ name: _, ...rest }) => rest))}`);
  return [...lines, ...clockLines(model, [...metrics])].join('\n');
}

/** Days are those of the time zone; opening hours matter to what is measured in them. The list of known holidays may grow, so it is left out. */
function clockLines({ workspace, measuresOf, measures }: Model, metrics: readonly string[]): string[] {
  const used = metrics.flatMap((key) => measuresOf.get(key) ?? []);
  const isTimed = used.some((key) => requiredBy(measures.get(key)).includes(BUSINESS_HOURS));
  const { timeZone, businessHours } = workspace;
  const hours = businessHours && {
    ...businessHours,
    holidays: businessHours.holidays && { ...businessHours.holidays, days: [] },
  };
  return [`time zone = ${timeZone}`, ...(isTimed ? [`business hours = ${canonical(hours)}`] : [])];
}

function requiredBy(measure: Measure | ReadingMeasure | undefined): readonly string[] {
  return measure && 'requires' in measure ? measure.requires : [];
}

/** The better side at the nodes of the plan, and what decides when and how a metric is read. */
function readingLines(model: Model, plan: InterventionPlan, metrics: readonly string[]): string[] {
  const nodes = [plan.primary, ...plan.guardrails.map(({ path }) => path)].flatMap(
    (path) => model.nodesByPath.get(path) ?? [],
  );
  const usesStandard = metrics.some((key) => model.measuresOf.get(key)?.includes('standard_seconds'));
  const { referencePeriod } = model.workspace;
  return [
    ...nodes.map(
      (node) => `the better side at ${node.path || 'the root'} = ${node.metric}, ${polarityAt(model, node)}`,
    ),
    ...metrics.map((key) => `the maturity of ${key} = ${model.metrics.get(key)?.maturity} days`),
    ...(usesStandard ? [`the reference period = ${canonical(referencePeriod)}`] : []),
  ];
}

/** The text of which the hash of a revision is made. */
export function hashInput(plan: InterventionPlan, definition: string): string {
  return `${canonicalPlan(plan)}\n${definition}`;
}

/** JSON with the keys of every object in order. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  const inOrder = entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${inOrder.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`;
}

function waveKey({ launch, segments }: Wave): string {
  return `${pad(launch)} ${segments.join(' ')}`;
}

/** So that days sort as text. No plan has days before 1970. */
function pad(day: number): string {
  return String(day).padStart(6, '0');
}

function sorted<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  return [...items].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
