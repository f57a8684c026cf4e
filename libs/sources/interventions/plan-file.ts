/** Plans as people write them: a YAML file, the flags of a command, the cells of a table; read into a wish. */
import {
  parseDay,
  PLAN_FIELDS,
  problem,
  Refusal,
  WRITTEN_FIELDS,
  type Day,
  type ExperimentArms,
  type Margin,
  type PlanFieldKind,
  type PlanWish,
  type Problem,
  type WrittenFieldName,
} from '@bough/domain';
import { readYaml } from '../yaml/read-yaml.js';
import type { PositionOf, YamlProblem } from '../yaml/yaml-problem.js';
import { PLAN_SCHEMA } from './plan-file.schema.js';

/** What a value of each kind is in a file: days and sizes are texts. A choice is one of the words of its field. */
interface WrittenValues extends Readonly<Record<PlanFieldKind, unknown>> {
  readonly text: string;
  readonly node: string;
  readonly person: string;
  readonly segments: readonly string[];
  readonly day: string;
  readonly size: string | number;
  readonly count: number;
  readonly finding: number;
  readonly waves: readonly { readonly segments: readonly string[]; readonly launch: string }[];
  readonly guardrails: readonly { readonly node: string; readonly margin?: string | number }[];
  readonly ranges: readonly { readonly from: string; readonly to: string }[];
  readonly arms: ExperimentArms;
}

type Rows = typeof PLAN_FIELDS;

/** A plan file, its keys and values by the table of fields. */
export type WrittenPlan = {
  readonly [Field in WrittenFieldName as Rows[Field]['written']]?: Rows[Field] extends {
    readonly choices: readonly (infer Choice)[];
  }
    ? Choice
    : WrittenValues[Rows[Field]['kind']];
};

export interface PlanFile {
  /** `null` when it cannot be read. */
  readonly plan: WrittenPlan | null;
  readonly problems: readonly YamlProblem[];
  readonly positionOf: PositionOf;
}

export function readPlanFile(text: string): PlanFile {
  const { value, problems, positionOf } = readYaml<WrittenPlan>(text, PLAN_SCHEMA);
  return { plan: value, problems, positionOf };
}

export interface ReadPlan {
  readonly wish: PlanWish;
  /** Places are fields of the written plan. */
  readonly problems: readonly Problem[];
}

/** Reads what somebody wrote. The finding is left out, since its number must be looked up. */
export function wishOfPlan(written: WrittenPlan): ReadPlan {
  const problems: Problem[] = [];
  const entries = WRITTEN_FIELDS.flatMap(({ field, written: name, kind }) => {
    const value = written[name];
    if (value === undefined || kind === 'finding') return [];
    const read = READERS[kind] as Reader<unknown> | undefined;
    return [[field, read ? read(value, [name], problems) : value] as const];
  });
  const { predicted, ...said } = Object.fromEntries(entries) as Omit<PlanWish, 'predicted'> & {
    readonly predicted?: Margin;
  };
  // A plan keeps the size alone, in the kind of its margin.
  return { wish: { ...said, ...(predicted && { predicted: predicted.value, predictedIn: predicted.kind }) }, problems };
}

/** From what is written at a place to what a wish has; what is wrong is added to the problems. */
type Reader<Value> = (value: Value, place: Problem['path'], problems: Problem[]) => unknown;

/** How each kind is read; the others are kept as they are written. */
const READERS: { readonly [Kind in PlanFieldKind]?: Reader<WrittenValues[Kind]> } = {
  node: pathOf,
  day: readDay,
  size: readSize,
  waves: (waves, place, problems) =>
    waves.map((wave, at) => ({ ...wave, launch: readDay(wave.launch, [...place, at, 'launch'], problems) })),
  guardrails: (guardrails, place, problems) =>
    guardrails.map(({ node, margin }, at) => ({
      path: pathOf(node),
      ...(margin !== undefined && { margin: readSize(margin, [...place, at, 'margin'], problems) }),
    })),
  ranges: (ranges, place, problems) =>
    ranges.map(({ from, to }, at) => ({
      from: readDay(from, [...place, at, 'from'], problems),
      to: readDay(to, [...place, at, 'to'], problems) + 1,
    })),
};

function readDay(text: string, place: Problem['path'], problems: Problem[]): Day {
  const found = parseDay(text);
  if (found === null) problems.push(problem('NO_SUCH_DAY', place, `there is no ${text} in the calendar`));
  return found ?? 0;
}

function readSize(text: string | number, place: Problem['path'], problems: Problem[]): Margin {
  const found = sizeOf(text);
  if (!found) problems.push(problem('NO_SUCH_SIZE', place, `"${text}" is no size; write 10%, 3pt or a number`));
  return found ?? { kind: 'relative', value: 0.1 };
}

/** `10%` → 10 % of the value; `3pt` → 0.03 of a share; `0.2` → points of the metric. */
export function sizeOf(given: string | number): Margin | null {
  const match = /^(\d+(?:\.\d+)?)\s*(%|pt|points?)?$/.exec(String(given).trim());
  if (!match) return null;
  const value = Number(match[1]);
  if (match[2] === '%') return { kind: 'relative', value: value / 100 };
  return { kind: 'points', value: match[2] === undefined ? value : value / 100 };
}

/** `2026-01-01..2026-01-06`, the last day included, or one day. */
export function parseDayRange(text: string): { readonly from: string; readonly to: string } {
  const [from, to = from, ...more] = text.split('..');
  if (more.length > 0 || !from)
    throw new Refusal('PERIOD_INVALID', `"${text}" is no range; write 2026-01-01..2026-01-06`);
  return { from, to: to! };
}

/** The path of a node; the root, which has no name that could be typed, is `all`. */
function pathOf(node: string): string {
  return node === 'all' ? '' : node.replace(/^\/|\/$/g, '');
}
