import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import type { DriverFamily, NodeFilter, NodeKind } from '@bough/domain';
import { KeyScalar } from '../graphql/scalars.js';
import { DriverFamilyEnum } from '../metrics/metric.model.js';
import { NODE_NAME } from './named-node.js';
import { NodeKindEnum } from './tree.model.js';

@InputType()
export class TreeNodeFilter {
  @Field(() => [NodeKindEnum], { nullable: true })
  kinds?: NodeKind[];
  @Field(() => [DriverFamilyEnum], { nullable: true })
  families?: DriverFamily[];
  @Field(() => [KeyScalar], { nullable: true, description: "Keys of segments of the tree's dimension." })
  segments?: string[];
  @Field(() => String, { nullable: true, description: 'Part of the name or of the key.' })
  search?: string;
}

@ArgsType()
export class SliceArgs {
  @Field(() => ID, { nullable: true, description: `Where the slice begins; left out: the root. ${NODE_NAME}` })
  node?: string;
  @Field(() => Int, { defaultValue: 2, description: 'Levels below its first node to open.' })
  maxDepth!: number;
  @Field(() => [ID], { nullable: true, description: 'Ids or keys of nodes that are open although they lie deeper.' })
  expand?: string[];
  @Field(() => [ID], { nullable: true, description: 'Ids or keys of nodes that stay closed.' })
  collapse?: string[];
  @Field(() => TreeNodeFilter, { nullable: true, description: 'Keeps matching nodes and all of their ancestors.' })
  filter?: TreeNodeFilter;
  @Field(() => Int, { defaultValue: 200, description: '1 to 2,000.' })
  first!: number;
  @Field(() => String, { nullable: true })
  after?: string;
}

/** The filter of the domain. */
export function nodeFilter({ kinds, families, segments, search }: TreeNodeFilter): NodeFilter {
  return { kinds, families, segments, search };
}
