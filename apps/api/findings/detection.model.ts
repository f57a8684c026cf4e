import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { DateScalar } from '../graphql/scalars.js';
import { PeriodModel } from '../rollups/period.model.js';
import { FindingKindEnum, SeverityEnum } from './finding-enums.js';
import { EvidenceModel, TouchedModel } from './finding.model.js';

@ObjectType('Signal', { description: 'Something that stands out. A new cause becomes a finding when it is raised.' })
class SignalModel {
  @Field(() => FindingKindEnum)
  kind!: string;
  @Field()
  rule!: string;
  @Field({ description: 'Equal for the same cause whenever it is seen.' })
  cause!: string;
  @Field({ name: 'nodeKey', description: 'Key of the node that it is about; empty: the root.' })
  path!: string;
  @Field(() => String, { nullable: true, description: 'plan/enterprise' })
  segment!: string | null;
  @Field(() => String, { nullable: true })
  metric!: string | null;
  @Field(() => PeriodModel, { description: 'What was looked at.' })
  period!: PeriodModel;
  @Field(() => SeverityEnum)
  severity!: string;
  @Field()
  title!: string;
  @Field()
  words!: string;
  @Field(() => [EvidenceModel])
  evidence!: readonly EvidenceModel[];
  @Field(() => TouchedModel)
  touched!: TouchedModel;
  @Field(() => Float, { nullable: true, description: 'What was expected.' })
  baseline!: number | null;
  @Field(() => Float, { nullable: true, description: 'From where on it counts.' })
  threshold!: number | null;
  @Field(() => Int)
  watched!: number;
  @Field(() => [String], { description: 'Causes of what it explains; they are no findings of their own.' })
  consequences!: readonly string[];
}

@ObjectType('Detection', { description: 'Everything that one look at the data notices. Nothing is stored.' })
export class DetectionModel {
  @Field(() => DateScalar, { description: 'The first day that was not looked at.' })
  asOf!: number;
  @Field(() => Int, { description: 'How many nodes, segments and rules were tested.' })
  watched!: number;
  @Field(() => Float, { description: 'How many of the signals chance alone would give, at most.' })
  expectedByChance!: number;
  @Field(() => [SignalModel], { description: 'The most severe first.' })
  signals!: readonly SignalModel[];
}
