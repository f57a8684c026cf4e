import { Args, Context, Field, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { VersionSummary } from '@bough/application';
import { treeChangeText, type TreeChange } from '@bough/domain';
import { checkFirst } from '../graphql/connection.js';
import { RequestContext } from '../graphql/context.js';
import { namedEnum } from '../graphql/enums.js';
import { DateTimeScalar } from '../graphql/scalars.js';

const MOST_VERSIONS = 200;

const TreeChangeKindEnum = namedEnum<TreeChange['kind']>(
  'TreeChangeKind',
  { tree: 'TREE', node: 'NODE', metric: 'METRIC', standard: 'STANDARD', event: 'EVENT' },
  'What a change is about.',
);

@ObjectType('TreeVersion', { description: 'A version of the workspace; the tree has the same numbers.' })
export class TreeVersionModel implements VersionSummary {
  @Field(() => Int)
  version!: number;
  @Field(() => DateTimeScalar)
  appliedAt!: Date;
  @Field(() => [String], { description: 'What it changed of the version before, a line per difference.' })
  changes!: readonly string[];
}

@ObjectType('TreeChange')
export class TreeChangeModel {
  @Field(() => TreeChangeKindEnum)
  kind!: TreeChange['kind'];
  @Field({ description: 'The path of a node below its segment, the key of a metric; empty for the whole.' })
  key!: string;
  @Field({ description: 'added, removed, changed or reordered.' })
  change!: string;
  @Field(() => String, { nullable: true, description: 'What of it changed.' })
  field!: string | null;
  @Field(() => String, { nullable: true })
  from!: string | null;
  @Field(() => String, { nullable: true })
  to!: string | null;
  @Field({ description: 'The change as a line for people.' })
  text!: string;
}

@Resolver()
export class VersionResolver {
  @Query(() => [TreeVersionModel], { description: 'The newest versions, the newest first; 1 to 200.' })
  treeVersions(
    @Context() { useCases }: RequestContext,
    @Args('first', { type: () => Int, defaultValue: 20 }) first: number,
  ): Promise<VersionSummary[]> {
    checkFirst(first, MOST_VERSIONS);
    return useCases.workspace.listVersions(first);
  }

  @Query(() => [TreeChangeModel], { description: 'What differs between the structures of two versions.' })
  async treeDiff(
    @Context() { useCases }: RequestContext,
    @Args('from', { type: () => Int }) from: number,
    @Args('to', { type: () => Int }) to: number,
  ): Promise<TreeChangeModel[]> {
    return (await useCases.workspace.compare(from, to)).map(changeModel);
  }
}

function changeModel(change: TreeChange): TreeChangeModel {
  return { ...change, text: treeChangeText(change) };
}
