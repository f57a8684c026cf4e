import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { TextProblem, StructureChange } from '@bough/application';
import type { ChangedParts, Problem } from '@bough/domain';
import { userError, UserErrorModel } from '../graphql/user-error.model.js';
import { MetricModel } from '../metrics/metric.model.js';
import { TreeModel, TreeNodeModel } from './tree.model.js';

@ObjectType('TreePayload')
export class TreePayload {
  @Field(() => TreeModel, { description: 'The tree that holds now.' })
  tree!: TreeModel;
  @Field(() => Int, { description: 'The version that holds now: the next expectedVersion.' })
  version!: number;
  @Field(() => [String], { description: 'A line per difference; after a dry run what would differ.' })
  changes!: readonly string[];
  @Field(() => [TreeNodeModel], {
    description:
      'Nodes that are new or changed, or whose metric is, in every branch; after a dry run those that there are.',
  })
  nodes!: TreeNodeModel[];
  @Field(() => [MetricModel], { description: 'Metrics that are new or changed; after a dry run those that there are.' })
  metrics!: MetricModel[];
  /** Not a field: what the fields of later steps are made of. */
  readonly changed!: ChangedParts;
  @Field(() => [UserErrorModel], { description: 'Empty unless nothing was changed.' })
  userErrors!: UserErrorModel[];
}

/** Names of fields in the domain, and their names in the inputs. */
const INPUT_NAMES: Readonly<Record<string, string>> = {
  lag: 'lagWeeks',
  maturity: 'maturityDays',
  minimum_sample: 'minimumSampleSize',
  at_most: 'high',
  at_least: 'low',
  from: 'start',
  to: 'endExclusive',
};

/** The problems of a change as user errors. */
export function userErrors({ problems }: Pick<StructureChange, 'problems'>): UserErrorModel[] {
  return problems.map((found) => userError(found, argumentPath(found)));
}

/** The problems of a YAML text as user errors, with line and column. */
export function textErrors(problems: readonly TextProblem[]): UserErrorModel[] {
  return problems.map((found) => ({ ...found, path: ['definition', ...found.path.map(String)] }));
}

/** The path of a problem in the names of the arguments; key and parent are arguments beside the input. */
function argumentPath({ path }: Problem): string[] {
  const [first, second] = path;
  if (first === 'node' && (second === 'key' || second === 'parent')) return [second];
  const isInput = first === 'node' || first === 'metric' || first === 'standard';
  return path.map((step) => (isInput ? (INPUT_NAMES[step] ?? String(step)) : String(step)));
}
