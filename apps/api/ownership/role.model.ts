/** Assignments and covers with their dates, and who answered for a node from when to when. */
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { RaciRole } from '@bough/domain';
import { DateTimeScalar } from '../graphql/scalars.js';
import { SegmentModel } from '../segments/dimension.model.js';
import { TreeNodeModel } from '../trees/tree.model.js';
import {
  CoverageStatus,
  EffectiveOwnerModel,
  PartyUnion,
  PersonModel,
  RaciRoleEnum,
  type TeamModel,
} from './ownership.model.js';

const END = { nullable: true, description: 'The first instant that is out; null: no end yet.' } as const;

@ObjectType('Assignment', { description: 'A role of a person or a team, from when to when. See RaciEndInput.' })
export class AssignmentModel {
  @Field(() => ID)
  id!: string;
  @Field({
    description:
      'What it is for: the key of a node, */ and a templateKey for the node of every branch, or segment: and a segment of another dimension.',
  })
  target!: string;
  @Field({ description: 'The same for people.' })
  targetName!: string;
  @Field(() => TreeNodeModel, { nullable: true, description: 'Null for a slot, a segment, or a node that has gone.' })
  node!: TreeNodeModel | null;
  @Field(() => String, { nullable: true, description: 'Of a slot: the templateKey of its nodes.' })
  templateKey!: string | null;
  @Field(() => SegmentModel, { nullable: true, description: 'Of another dimension than the tree’s.' })
  segment!: SegmentModel | null;
  @Field(() => RaciRoleEnum)
  role!: RaciRole;
  @Field(() => PartyUnion, { nullable: true, description: 'Null: deliberately nobody is Accountable.' })
  party!: PersonModel | TeamModel | null;
  @Field(() => DateTimeScalar)
  start!: Date;
  @Field(() => DateTimeScalar, END)
  endExclusive!: Date | null;
  @Field({ description: 'It holds now.' })
  active!: boolean;
  @Field(() => String, { nullable: true })
  reason!: string | null;
  @Field({ description: 'Name of who assigned it.' })
  assignedBy!: string;
  @Field({ description: 'Name of who last changed it, such as its end.' })
  recordedBy!: string;
  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  recordedAt!: Date;
}

@ObjectType('Delegation', { description: 'Somebody is away, and another acts for them. See delegationEnd.' })
export class DelegationModel {
  @Field(() => ID)
  id!: string;
  @Field(() => PersonModel, { description: 'Who is away.' })
  from!: PersonModel;
  @Field(() => PersonModel, { nullable: true, description: 'Who acts; null: nobody, and it goes up the path.' })
  to!: PersonModel | null;
  @Field({ description: 'Key of the node where it holds, and below; or segment: and a segment; empty: everywhere.' })
  scope!: string;
  @Field({ description: 'The same for people.' })
  scopeName!: string;
  @Field(() => TreeNodeModel, { nullable: true, description: 'Of the scope; null for a segment and for everywhere.' })
  node!: TreeNodeModel | null;
  @Field(() => SegmentModel, { nullable: true })
  segment!: SegmentModel | null;
  @Field(() => DateTimeScalar)
  start!: Date;
  @Field(() => DateTimeScalar, END)
  endExclusive!: Date | null;
  @Field({ description: 'It holds now.' })
  active!: boolean;
  @Field(() => String, { nullable: true })
  reason!: string | null;
  @Field({ description: 'Name of who entered it.' })
  assignedBy!: string;
  @Field({ description: 'Name of who last changed it, such as its end.' })
  recordedBy!: string;
  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  recordedAt!: Date;
}

@ObjectType('OwnerPeriod', { description: 'Who answered for a node in a time.' })
export class OwnerPeriodModel {
  @Field(() => DateTimeScalar)
  start!: Date;
  @Field(() => DateTimeScalar, END)
  endExclusive!: Date | null;
  @Field(() => CoverageStatus)
  status!: CoverageStatus;
  @Field({ description: 'One line, as in NodeOwnership.text.' })
  text!: string;
  @Field(() => EffectiveOwnerModel, { nullable: true, description: 'Null for a gap.' })
  owner!: EffectiveOwnerModel | null;
  @Field(() => String, { nullable: true, description: 'Name of who decided that it begins; null: somebody left.' })
  changedBy!: string | null;
  @Field(() => String, { nullable: true, description: 'Why, where it was said.' })
  reason!: string | null;
}

@ObjectType('OwnershipGap', {
  description: 'A node that nobody answers for, with everything below that is a gap with it.',
})
export class OwnershipGapModel {
  @Field(() => TreeNodeModel, { description: 'The topmost of them.' })
  node!: TreeNodeModel;
  @Field(() => CoverageStatus)
  status!: CoverageStatus;
  @Field({ description: 'Why, for people.' })
  text!: string;
  @Field(() => Int, { description: 'Nodes, itself and those below it.' })
  nodes!: number;
  @Field(() => Float, { description: 'Conversations of its segment over all days.' })
  volume!: number;
}
