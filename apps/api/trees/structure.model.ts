import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { TextProblem, StructureChange } from '@bough/application';
import type { Problem } from '@bough/domain';
import { TreeModel } from './tree.model.js';

@ObjectType('UserError', { description: 'What is wrong with what was asked for. All of it comes at once.' })
export class UserErrorModel {
  @Field({ description: 'To act on: VERSION_CONFLICT, NOT_FOUND, or the rule that would be broken.' })
  code!: string;
  @Field({ description: 'For people.' })
  message!: string;
  @Field(() => [String], { description: 'The argument at fault, or the place in the tree, by keys.' })
  path!: string[];
  @Field(() => Int, { nullable: true, description: 'In a definition, from 1.' })
  line!: number | null;
  @Field(() => Int, { nullable: true })
  column!: number | null;
}

@ObjectType('TreePayload')
export class TreePayload {
  @Field(() => TreeModel, { description: 'The tree that holds now.' })
  tree!: TreeModel;
  @Field(() => Int, { description: 'The version that holds now: the next expectedVersion.' })
  version!: number;
  @Field(() => [String], { description: 'A line per difference; after a dry run what would differ.' })
  changes!: readonly string[];
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

/** A problem as a user error; `path` names the argument at fault. */
export function userError({ code, message, path: place }: Problem, path = place.map(String)): UserErrorModel {
  return { code, message, path, line: null, column: null };
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
