import { Field, Float, ObjectType } from '@nestjs/graphql';
import { CONTRAST_RULES, CONTRAST_STATES, PATTERN_RULES } from '@bough/domain';
import { wordEnum } from '../graphql/enums.js';
import { PeriodModel } from '../rollups/period.model.js';
import { EvidenceModel } from './finding.model.js';

const ContrastStateEnum = wordEnum('ContrastState', CONTRAST_STATES);
const ContrastRuleEnum = wordEnum('ContrastRule', [...CONTRAST_RULES, ...PATTERN_RULES]);
const ContrastKindEnum = wordEnum('ContrastKind', ['contrast', 'pattern']);

@ObjectType('ContrastCase', { description: 'One comparison that a rule made, judged on customers.' })
class ContrastCaseModel {
  @Field(() => String, { nullable: true, description: 'plan/enterprise; null: all segments of the dimension.' })
  segment!: string | null;
  @Field()
  dimension!: string;
  @Field()
  metric!: string;
  @Field(() => ContrastStateEnum)
  state!: string;
  @Field()
  title!: string;
  @Field()
  words!: string;
  @Field(() => Float, { nullable: true, description: 'One-sided: of so large a difference by chance.' })
  pValue!: number | null;
  @Field(() => Float, { nullable: true })
  value!: number | null;
  @Field(() => Float, { nullable: true, description: 'What it was compared with.' })
  baseline!: number | null;
  @Field(() => Float, { nullable: true, description: 'From where on it is a warning; null: nothing makes it one.' })
  threshold!: number | null;
  @Field(() => [EvidenceModel])
  evidence!: readonly EvidenceModel[];
}

@ObjectType('ContrastParameter')
class ContrastParameterModel {
  @Field()
  name!: string;
  @Field(() => Float)
  value!: number;
}

@ObjectType('Contrast', { description: 'A comparison that matters in support, or a pattern that diagnoses.' })
export class ContrastModel {
  @Field(() => ContrastKindEnum)
  kind!: string;
  @Field(() => ContrastRuleEnum)
  rule!: string;
  @Field()
  name!: string;
  @Field(() => ContrastStateEnum, { description: 'The worst of its cases.' })
  state!: string;
  @Field({ description: 'One to three sentences for a manager.' })
  words!: string;
  @Field(() => PeriodModel)
  period!: PeriodModel;
  @Field(() => [ContrastCaseModel], { description: 'Every comparison that was made, also the healthy ones.' })
  cases!: readonly ContrastCaseModel[];
  @Field(() => [ContrastParameterModel], { description: 'What it goes by, as the workspace or the default says.' })
  parameters!: readonly ContrastParameterModel[];
  @Field(() => [String], { description: 'What nobody had said and was therefore assumed.' })
  assumptions!: readonly string[];
}
