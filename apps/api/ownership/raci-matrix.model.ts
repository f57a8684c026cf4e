import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { RaciRole, RaciRowKind } from '@bough/domain';
import { PageInfo } from '../graphql/connection.js';
import { namedEnum } from '../graphql/enums.js';
import { DateTimeScalar, KeyScalar } from '../graphql/scalars.js';
import { SegmentModel } from '../segments/dimension.model.js';
import { TreeNodeModel } from '../trees/tree.model.js';
import { PartyUnion, RaciRoleEnum, type PersonModel, type TeamModel } from './ownership.model.js';
import { AssignmentModel } from './role.model.js';

const RaciRowKindEnum = namedEnum<RaciRowKind>(
  'RaciRowKind',
  { root: 'ROOT', slot: 'SLOT', branch: 'BRANCH', node: 'NODE', segment: 'SEGMENT' },
  {
    SLOT: 'A node of the template, in every branch at once.',
    BRANCH: 'The head of a branch.',
    SEGMENT: 'Of another dimension than the tree’s.',
  },
);

@ArgsType()
export class RaciMatrixArgs {
  @Field(() => DateTimeScalar, { nullable: true, description: 'As it was or will be then; left out: now.' })
  at?: Date | null;
  @Field(() => [KeyScalar], { nullable: true, description: 'Template keys; left out: every node of the template.' })
  rows?: string[] | null;
  @Field(() => [KeyScalar], {
    nullable: true,
    description: 'Segments of the tree whose branches are shown node by node; left out: a row per branch.',
  })
  segments?: string[] | null;
  @Field(() => Int, { defaultValue: 100, description: 'Rows; at most 200.' })
  first!: number;
  @Field(() => String, { nullable: true })
  after?: string | null;
}

@ObjectType('RaciRow')
export class RaciRowModel {
  @Field(() => RaciRowKindEnum)
  kind!: RaciRowKind;
  @Field({ description: 'What is assigned in this row: as in RaciSetInput.target.' })
  target!: string;
  @Field()
  name!: string;
  @Field(() => Int)
  depth!: number;
  @Field(() => TreeNodeModel, { nullable: true, description: 'Of a root, a branch and a node.' })
  node!: TreeNodeModel | null;
  @Field(() => SegmentModel, { nullable: true, description: 'Of another dimension than the tree’s.' })
  segment!: SegmentModel | null;
}

@ObjectType('RaciCell')
export class RaciCellModel {
  @Field({ description: 'The target of its row.' })
  target!: string;
  @Field(() => ID)
  partyId!: string;
  @Field(() => RaciRoleEnum)
  role!: RaciRole;
  @Field({ description: 'It is assigned further up.' })
  inherited!: boolean;
  @Field(() => AssignmentModel, { description: 'What gives the role, with its target and its dates.' })
  assignment!: AssignmentModel;
}

@ObjectType('RaciMatrix')
export class RaciMatrixModel {
  @Field(() => [RaciRowModel], { description: 'The root, the template, the branches, segments of other dimensions.' })
  rows!: RaciRowModel[];
  @Field(() => [PartyUnion], { description: 'Those in the cells.' })
  parties!: (PersonModel | TeamModel)[];
  @Field(() => [RaciCellModel], { description: 'Of these rows; only cells that are not empty.' })
  cells!: RaciCellModel[];
  @Field(() => Int, { description: 'Of rows, on all pages.' })
  totalCount!: number;
  @Field(() => PageInfo)
  pageInfo!: PageInfo;
}
