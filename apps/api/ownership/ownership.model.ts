import { createUnionType, Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { RaciRole } from '@bough/domain';
import { namedEnum } from '../graphql/enums.js';
import { NodeModel } from '../graphql/node.model.js';
import { DateTimeScalar } from '../graphql/scalars.js';
import { TreeNodeModel } from '../trees/tree.model.js';

export enum CoverageStatus {
  DIRECT = 'DIRECT',
  INHERITED = 'INHERITED',
  COVERED = 'COVERED',
  ESCALATED = 'ESCALATED',
  STOPPED = 'STOPPED',
  UNAVAILABLE = 'UNAVAILABLE',
  UNOWNED = 'UNOWNED',
}
export enum OwnershipStepEnum {
  PASSED_OVER = 'PASSED_OVER',
  ASSIGNED = 'ASSIGNED',
  INHERITED = 'INHERITED',
  COVERED = 'COVERED',
  STOPPED = 'STOPPED',
  UNOWNED = 'UNOWNED',
}
registerEnumType(CoverageStatus, {
  name: 'CoverageStatus',
  valuesMap: {
    DIRECT: { description: 'Somebody is assigned to the node or its slot.' },
    INHERITED: { description: 'Somebody further up answers for it.' },
    COVERED: { description: 'Who answers for it is away, and another acts.' },
    ESCALATED: { description: 'Whoever is nearest is not there; it went up the path.' },
    STOPPED: { description: 'Deliberately nobody, until a date.' },
    UNAVAILABLE: { description: 'None of those who are assigned is there.' },
    UNOWNED: { description: 'Nobody is assigned, here or further up.' },
  },
});
export const RaciRoleEnum = namedEnum<RaciRole>('RaciRole', {
  A: 'ACCOUNTABLE',
  R: 'RESPONSIBLE',
  C: 'CONSULTED',
  I: 'INFORMED',
});
registerEnumType(OwnershipStepEnum, { name: 'OwnershipStepKind' });

@ObjectType('Person', { implements: () => [NodeModel] })
export class PersonModel implements NodeModel {
  @Field(() => ID)
  id!: string;
  @Field({ description: 'As files and commands name them.' })
  key!: string;
  @Field()
  name!: string;
  @Field()
  active!: boolean;
  @Field(() => [String], { description: 'What help desks call the person.' })
  agentNames!: readonly string[];
  /** Not a field: "email" is, for those who may read it. */
  address!: string | null;
}

@ObjectType('Team', { implements: () => [NodeModel] })
export class TeamModel implements NodeModel {
  @Field(() => ID)
  id!: string;
  @Field()
  key!: string;
  @Field()
  name!: string;
  @Field(() => PersonModel, { nullable: true, description: 'The one person who answers when the team is asked.' })
  lead!: PersonModel | null;
  @Field(() => [PersonModel])
  members!: PersonModel[];
}

export const PartyUnion = createUnionType({
  name: 'Party',
  types: () => [PersonModel, TeamModel] as const,
  resolveType: (value: PersonModel | TeamModel) => ('members' in value ? TeamModel : PersonModel),
});

@ObjectType('OwnershipStep', { description: 'One link of the explanation, in order.' })
export class OwnershipStepModel {
  @Field(() => OwnershipStepEnum)
  kind!: OwnershipStepEnum;
  @Field()
  text!: string;
}

@ObjectType('EffectiveOwner', { description: 'Who acts now: always one active person.' })
export class EffectiveOwnerModel {
  @Field(() => PersonModel)
  person!: PersonModel;
  @Field(() => PersonModel, { description: 'Who is Accountable; another than "person" while somebody covers.' })
  holder!: PersonModel;
  @Field({ description: 'True while another acts for the holder.' })
  acting!: boolean;
  @Field({ description: 'True when the node or its slot is assigned, not a node further up.' })
  direct!: boolean;
  @Field(() => TreeNodeModel, { nullable: true, description: 'The node of the path where the assignment was found.' })
  from!: TreeNodeModel | null;
  @Field({
    description:
      'What is assigned: the key of a node, */ and a templateKey for the node of every branch, or segment: and a segment of another dimension.',
  })
  target!: string;
  @Field(() => DateTimeScalar)
  since!: Date;
  @Field({ description: 'Name of who assigned it.' })
  assignedBy!: string;
}

@ObjectType('NodeOwnership')
export class NodeOwnershipModel {
  @Field(() => DateTimeScalar)
  at!: Date;
  @Field(() => CoverageStatus)
  status!: CoverageStatus;
  @Field({ description: 'One line: Accountable: Ana, inherited from Enterprise; Ben acts for Ana until 3 March 2027' })
  text!: string;
  @Field(() => [OwnershipStepModel])
  steps!: OwnershipStepModel[];
  @Field(() => EffectiveOwnerModel, { nullable: true, description: 'Null for a gap; "text" says why.' })
  accountable!: EffectiveOwnerModel | null;
  @Field(() => [PartyUnion], { description: 'Of the nearest level that has any.' })
  responsible!: (PersonModel | TeamModel)[];
  @Field(() => [PartyUnion], { description: 'Of the whole path.' })
  consulted!: (PersonModel | TeamModel)[];
  @Field(() => [PartyUnion], { description: 'Of the whole path.' })
  informed!: (PersonModel | TeamModel)[];
}

@ObjectType('BranchCoverage')
export class BranchCoverageModel {
  @Field({ description: 'Key of the segment.' })
  segment!: string;
  @Field(() => Int)
  nodes!: number;
  @Field(() => Int, { description: 'Nodes that one active person answers for.' })
  effective!: number;
  @Field(() => Int, { description: 'Of them: assigned to the node or its slot.' })
  direct!: number;
  @Field(() => Int, { description: 'Of them: assigned somewhere below the root.' })
  belowRoot!: number;
  @Field(() => Float, { description: 'Conversations of the segment over all days.' })
  volume!: number;
}

@ObjectType('SegmentCoverage', { description: 'Of a dimension whose segments are no branches of the tree.' })
export class SegmentCoverageModel {
  @Field({ description: 'Key of the dimension.' })
  dimension!: string;
  @Field(() => Int, { description: 'Its segments, Unknown among them.' })
  segments!: number;
  @Field(() => Int, { description: 'Segments that one active person answers for.' })
  effective!: number;
  @Field(() => Int, { description: 'Of them: assigned to the segment itself.' })
  direct!: number;
}

@ObjectType('OwnershipCoverage')
export class OwnershipCoverageModel {
  @Field(() => DateTimeScalar)
  at!: Date;
  @Field(() => Int)
  nodes!: number;
  @Field(() => Int)
  effective!: number;
  @Field(() => Int)
  direct!: number;
  @Field(() => Int)
  belowRoot!: number;
  @Field(() => Float, {
    nullable: true,
    description: 'Share of all conversations under nodes with an owner below the root; null without conversations.',
  })
  volumeCovered!: number | null;
  @Field(() => [BranchCoverageModel])
  branches!: BranchCoverageModel[];
  @Field(() => [SegmentCoverageModel])
  segmentCoverage!: SegmentCoverageModel[];
  /** All nodes that nobody answers for; the field of this name gives the first ones. */
  uncovered!: readonly TreeNodeModel[];
}

@ObjectType('PersonLoad')
export class PersonLoadModel {
  @Field(() => PersonModel)
  person!: PersonModel;
  @Field(() => [String], { description: 'What they are assigned to as Accountable.' })
  targets!: readonly string[];
  @Field(() => Int, { description: 'Nodes that this comes to.' })
  nodes!: number;
  @Field(() => Int, { description: 'Segments of other dimensions that they are assigned to as Accountable.' })
  segments!: number;
  @Field(() => Int, { description: 'Nodes that they act for because somebody is away.' })
  acting!: number;
  @Field({ description: 'More than five assignments.' })
  overLimit!: boolean;
}
