/** Plans as people write them: a YAML file, the flags of a command, the cells of a table; read into a wish. */
import {
  parseDay,
  problem,
  Refusal,
  type Day,
  type ExperimentArms,
  type ImpactDesign,
  type InterventionPlan,
  type Margin,
  type PlanWish,
  type Problem,
} from '@bough/domain';
import { readYaml, type YamlProblem, type PositionOf } from '../yaml/read-yaml.js';
import { PLAN_SCHEMA } from './plan-file.schema.js';

/** Days and sizes are texts, as in the file. */
export interface WrittenPlan {
  readonly title?: string;
  readonly hypothesis?: string;
  readonly node?: string;
  readonly design?: ImpactDesign;
  readonly treated?: readonly string[];
  readonly launch?: string;
  readonly waves?: readonly { readonly segments: readonly string[]; readonly launch: string }[];
  readonly controls?: readonly string[];
  readonly direction?: InterventionPlan['direction'];
  readonly predicted?: string | number;
  readonly margin?: string | number;
  readonly rollout_days?: number;
  readonly washout_days?: number;
  readonly weeks?: number;
  readonly follow_up_days?: number;
  readonly looks?: InterventionPlan['looks'];
  readonly guardrails?: readonly { readonly node: string; readonly margin?: string | number }[];
  readonly owner?: string;
  readonly finding?: number;
  readonly excluded?: readonly { readonly from: string; readonly to: string }[];
  readonly other_changes?: string;
  readonly arms?: ExperimentArms;
}

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

/** The finding is looked up by who knows the findings. */
export function wishOfPlan(written: WrittenPlan): ReadPlan {
  const problems: Problem[] = [];
  const day = (text: string, path: Problem['path']): Day => {
    const found = parseDay(text);
    if (found === null) problems.push(problem('NO_SUCH_DAY', path, `there is no ${text} in the calendar`));
    return found ?? 0;
  };
  const size = (given: string | number, path: Problem['path']): Margin => {
    const found = sizeOf(given);
    if (!found) problems.push(problem('NO_SUCH_SIZE', path, `"${given}" is no size; write 10%, 3pt or a number`));
    return found ?? { kind: 'relative', value: 0.1 };
  };
  const {
    node,
    launch,
    waves,
    predicted,
    margin,
    guardrails,
    excluded,
    rollout_days,
    washout_days,
    follow_up_days,
    other_changes,
    finding: _,
    ...same
  } = written;
  const wish: PlanWish = {
    ...same,
    ...(node !== undefined && { primary: pathOf(node) }),
    ...(launch !== undefined && { launch: day(launch, ['launch']) }),
    ...(waves && { waves: waves.map((wave, at) => ({ ...wave, launch: day(wave.launch, ['waves', at, 'launch']) })) }),
    ...(predicted !== undefined && sizeWished(size(predicted, ['predicted']))),
    ...(margin !== undefined && { margin: size(margin, ['margin']) }),
    ...(rollout_days !== undefined && { rolloutDays: rollout_days }),
    ...(washout_days !== undefined && { washoutDays: washout_days }),
    ...(follow_up_days !== undefined && { followUpDays: follow_up_days }),
    ...(guardrails && {
      guardrails: guardrails.map((each, at) => ({
        path: pathOf(each.node),
        ...(each.margin !== undefined && { margin: size(each.margin, ['guardrails', at, 'margin']) }),
      })),
    }),
    ...(excluded && {
      excluded: excluded.map(({ from, to }, at) => ({
        from: day(from, ['excluded', at, 'from']),
        to: day(to, ['excluded', at, 'to']) + 1,
      })),
    }),
    ...(other_changes !== undefined && { otherChanges: other_changes }),
  };
  return { wish, problems };
}

/** The plan has it in the kind of its margin. */
function sizeWished({ kind, value }: Margin): Pick<PlanWish, 'predicted' | 'predictedIn'> {
  return { predicted: value, predictedIn: kind };
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
export function rangeText(text: string): { readonly from: string; readonly to: string } {
  const [from, to = from, ...more] = text.split('..');
  if (more.length > 0 || !from)
    throw new Refusal('PERIOD_INVALID', `"${text}" is no range; write 2026-01-01..2026-01-06`);
  return { from, to: to! };
}

/** The root has no name that could be typed. */
function pathOf(node: string): string {
  return node === 'all' ? '' : node.replace(/^\/|\/$/g, '');
}
