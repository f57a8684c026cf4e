import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Finding } from '@bough/domain';
import { connectionOf } from '../graphql/connection.js';
import { NodeModel } from '../graphql/node.model.js';
import { DateScalar, DateTimeScalar } from '../graphql/scalars.js';
import { PersonModel } from '../ownership/ownership.model.js';
import { PeriodModel } from '../rollups/period.model.js';
import { TreeNodeModel } from '../trees/tree.model.js';
import {
  DismissReasonEnum,
  FindingEventEnum,
  FindingKindEnum,
  FindingMoveEnum,
  FindingStatusEnum,
  ResolutionEnum,
  RoutingCauseEnum,
  SeverityEnum,
  WorkReasonEnum,
} from './finding-enums.js';

@ObjectType('Evidence')
export class EvidenceModel {
  @Field()
  label!: string;
  @Field({ description: 'As people read it.' })
  text!: string;
  @Field(() => Float, { nullable: true })
  value!: number | null;
  @Field(() => String, { nullable: true })
  metric!: string | null;
  @Field(() => String, { nullable: true, description: 'plan/enterprise' })
  segment!: string | null;
}

@ObjectType('Touched', { description: 'Whom and what it touches.' })
export class TouchedModel {
  @Field(() => Float)
  customers!: number;
  @Field(() => Float, { description: 'Per 30 days.' })
  conversations!: number;
  @Field(() => Float, { nullable: true, description: 'Per 30 days; null where no money can be told.' })
  money!: number | null;
}

@ObjectType('FindingRouting', { description: 'Where a finding landed at one moment, and why there.' })
export class FindingRoutingModel {
  @Field(() => DateTimeScalar)
  at!: Date;
  @Field(() => RoutingCauseEnum)
  cause!: string;
  @Field(() => PersonModel, { nullable: true, description: 'Who is to act; null: nobody answers, here or further up.' })
  person!: PersonModel | null;
  @Field(() => PersonModel, { nullable: true, description: 'Who is Accountable, where another acts for them.' })
  onBehalfOf!: PersonModel | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Where the Accountable was found: key of a node, */ and a templateKey, or segment: and a segment. Null: nobody.',
  })
  level!: string | null;
  @Field()
  text!: string;
  @Field(() => [String], { description: 'How it came to that: who and what was passed on the way.' })
  steps!: readonly string[];
}

@ObjectType('FindingEvent', { description: 'What happened to it, comments among it.' })
export class FindingEventModel {
  @Field(() => DateTimeScalar)
  at!: Date;
  @Field(() => FindingEventEnum)
  kind!: string;
  @Field({ description: 'Name of who did it.' })
  actor!: string;
  @Field()
  text!: string;
}

@ObjectType('FindingSighting', { description: 'What was seen in the data up to a day.' })
export class FindingSightingModel {
  @Field(() => DateScalar, { description: 'The first day that was not looked at.' })
  asOf!: number;
  @Field(() => DateTimeScalar)
  seenAt!: Date;
  @Field(() => SeverityEnum)
  severity!: string;
  @Field()
  words!: string;
  @Field(() => [EvidenceModel])
  evidence!: readonly EvidenceModel[];
}

@ObjectType('RefusedMove')
export class RefusedMoveModel {
  @Field(() => FindingMoveEnum)
  move!: string;
  @Field({ description: 'FINDING_MOVE_ILLEGAL: not in this status. FORBIDDEN, UNAUTHENTICATED: not you.' })
  code!: string;
  @Field({ description: 'Why, for people.' })
  reason!: string;
}

@ObjectType('DismissalPreview')
export class DismissalPreviewModel {
  @Field(() => Int)
  quietDays!: number;
  @Field(() => DateTimeScalar)
  quietUntil!: Date;
  @Field(() => Int, { description: 'How often it was seen in as many days before now.' })
  sightings!: number;
  @Field(() => [SeverityEnum], { description: 'Seen as severe as one of these, it opens again at once.' })
  wakesAt!: readonly string[];
  @Field({ description: 'The same for people.' })
  text!: string;
}

@ObjectType('Finding', { implements: () => NodeModel, description: 'What needs attention, and whose it is.' })
export class FindingModel implements NodeModel {
  /** What the fields are made of. */
  readonly finding!: Finding;

  @Field(() => ID)
  id!: string;
  @Field(() => Int, { description: 'As people name it.' })
  number!: number;
  @Field(() => Int, { description: 'Grows with every change; mutations take it as expectedVersion.' })
  version!: number;
  @Field(() => FindingKindEnum)
  kind!: string;
  @Field({ description: 'Which rule of its kind: resolution_inversion, rising.' })
  rule!: string;
  @Field({ description: 'Equal for the same cause whenever it is seen; it is raised once.' })
  cause!: string;
  @Field(() => SeverityEnum)
  severity!: string;
  @Field(() => FindingStatusEnum)
  status!: string;
  @Field()
  title!: string;
  @Field({ description: 'What, against what, how sure, and what to look at first.' })
  words!: string;
  @Field(() => TreeNodeModel, { nullable: true, description: 'Null when the tree has no such node any more.' })
  node!: TreeNodeModel | null;
  @Field({ name: 'nodeKey', description: 'Key of the node.' })
  path!: string;
  @Field(() => String, { nullable: true, description: 'plan/enterprise; null: no one segment.' })
  segment!: string | null;
  @Field(() => String, { nullable: true })
  metric!: string | null;
  @Field(() => PeriodModel)
  period!: PeriodModel;
  @Field(() => [EvidenceModel], { description: 'Of the newest sighting.' })
  evidence!: readonly EvidenceModel[];
  @Field(() => TouchedModel)
  touched!: TouchedModel;
  @Field(() => Float, { nullable: true })
  baseline!: number | null;
  @Field(() => Float, { nullable: true, description: 'From where on it counts.' })
  threshold!: number | null;
  @Field(() => Int, { description: 'Nodes, segments or rules that were watched along with it.' })
  watched!: number;
  @Field(() => [String], { description: 'Nodes further up that show the same for this reason.' })
  consequences!: readonly string[];
  @Field(() => Int, { description: 'Days of data on which it was seen.' })
  occurrences!: number;
  @Field(() => DateTimeScalar)
  firstSeenAt!: Date;
  @Field(() => DateTimeScalar)
  lastSeenAt!: Date;
  @Field(() => [FindingRoutingModel], { description: 'Oldest first.' })
  routing!: FindingRoutingModel[];
  @Field(() => PersonModel, { nullable: true, description: 'Where it landed last; null: on nobody.' })
  routedTo!: PersonModel | null;
  @Field(() => PersonModel, { nullable: true, description: 'Who is Accountable, where routedTo acts for them.' })
  onBehalfOf!: PersonModel | null;
  @Field(() => [PersonModel], { description: 'Who gets a copy.' })
  informed!: PersonModel[];
  @Field(() => PersonModel, { nullable: true, description: 'Who has taken it, or was given it.' })
  assignee!: PersonModel | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'After that it goes up the path.' })
  acknowledgeBy!: Date | null;
  @Field()
  overdue!: boolean;
  @Field(() => DateTimeScalar, { nullable: true })
  snoozedUntil!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true })
  acknowledgedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true })
  startedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was resolved or dismissed.' })
  closedAt!: Date | null;
  @Field(() => ResolutionEnum, { nullable: true })
  resolution!: string | null;
  @Field(() => DismissReasonEnum, { nullable: true })
  dismissReason!: string | null;
  @Field(() => String, { nullable: true })
  note!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'A dismissed cause is quiet until then.' })
  quietUntil!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'The first look since that did not see it.' })
  recoveredAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'From then on a look decides whether it is gone.' })
  verifyAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Since then the cause is free for another finding.' })
  settledAt!: Date | null;
}

@ObjectType()
export class FindingConnection extends connectionOf(FindingModel, 'Finding') {}

@ObjectType('WorkItem', { description: 'One thing to do. It goes when its cause goes.' })
export class WorkItemModel {
  @Field(() => WorkReasonEnum)
  reason!: string;
  @Field()
  title!: string;
  @Field(() => FindingModel, { nullable: true })
  finding!: FindingModel | null;
  @Field(() => TreeNodeModel, { nullable: true })
  node!: TreeNodeModel | null;
  @Field(() => PersonModel, { nullable: true, description: 'Who is Accountable, where you act for them.' })
  onBehalfOf!: PersonModel | null;
  @Field(() => DateTimeScalar, { nullable: true })
  dueAt!: Date | null;
  @Field()
  overdue!: boolean;
  /** The later step that knows bets puts one in its place. */
  betId!: string | null;
}
