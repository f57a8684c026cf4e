/** What stands beside the effect: checks, guardrails, other segments, the way up the tree. */
import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import type {
  AssessedGuardrail,
  InterimAnalysis,
  AssessedPart,
  AssessmentCheck,
  AssessmentReason,
  CarriedEffect,
  OtherSegment,
  SecondOpinion,
  Worth,
} from '@bough/domain';
import { CurrencyScalar } from '../graphql/scalars.js';
import { NaiveModel, RangedModel } from './effect.model.js';
import {
  CarriedOutcomeEnum,
  CheckStatusEnum,
  GuardrailOutcomeEnum,
  OpinionMethodEnum,
  OtherOutcomeEnum,
  OtherRoleEnum,
} from './intervention-enums.js';

const optional = { nullable: true };

@ObjectType('ImpactReason')
export class ReasonModel implements AssessmentReason {
  @Field()
  code!: string;
  @Field({ description: 'For people.' })
  words!: string;
}

@ObjectType('ImpactCheck')
export class CheckModel implements AssessmentCheck {
  @Field()
  code!: string;
  @Field(() => CheckStatusEnum)
  status!: AssessmentCheck['status'];
  @Field()
  words!: string;
}

@ObjectType('ImpactLook', { description: 'One of those that were planned; z must exceed the bound, either way.' })
export class LookModel implements InterimAnalysis {
  @Field(() => Int)
  week!: number;
  @Field(() => Float)
  bound!: number;
  @Field(() => Float, { ...optional, description: 'Null: not yet.' })
  z!: number | null;
  @Field()
  crossed!: boolean;
}

@ObjectType('SecondOpinion', { description: 'Another method, with other assumptions. It never changes the verdict.' })
export class OpinionModel implements SecondOpinion {
  @Field(() => OpinionMethodEnum)
  method!: SecondOpinion['method'];
  @Field(() => Float)
  p!: number;
  @Field(() => Float, optional)
  estimate!: number | null;
  @Field(() => Float, optional)
  low95!: number | null;
  @Field(() => Float, optional)
  high95!: number | null;
  @Field()
  agrees!: boolean;
  @Field()
  words!: string;
}

@ObjectType('ImpactPart', { description: 'One treated segment alone.' })
export class PartModel implements AssessedPart {
  @Field({ description: 'plan/enterprise' })
  segment!: string;
  @Field()
  name!: string;
  @Field(() => RangedModel, optional)
  estimate!: RangedModel | null;
  @Field(() => RangedModel, optional)
  relative!: RangedModel | null;
  @Field(() => Float, { ...optional, description: 'Drawn towards the other treated segments.' })
  shrunk!: number | null;
  @Field(() => Float, { ...optional, description: 'p-value that knows how many were looked at (Holm).' })
  holm!: number | null;
  @Field(() => ReasonModel, optional)
  reason!: ReasonModel | null;
}

@ObjectType('GuardrailResult')
export class GuardrailResultModel implements AssessedGuardrail {
  @Field({ name: 'nodeKey', description: 'Key of the node.' })
  path!: string;
  @Field()
  name!: string;
  @Field()
  metric!: string;
  @Field(() => GuardrailOutcomeEnum)
  outcome!: AssessedGuardrail['outcome'];
  @Field(() => RangedModel, optional)
  estimate!: RangedModel | null;
  @Field(() => RangedModel, optional)
  relative!: RangedModel | null;
  @Field()
  words!: string;
}

@ObjectType('OtherSegment', { description: 'One that was not treated, against the others that were not.' })
export class OtherSegmentModel implements OtherSegment {
  @Field()
  segment!: string;
  @Field()
  name!: string;
  @Field(() => OtherRoleEnum)
  role!: OtherSegment['role'];
  @Field(() => OtherOutcomeEnum)
  outcome!: OtherSegment['outcome'];
  @Field(() => RangedModel, optional)
  estimate!: RangedModel | null;
  @Field(() => RangedModel, optional)
  relative!: RangedModel | null;
  @Field(() => NaiveModel, optional)
  naive!: NaiveModel | null;
}

@ObjectType('CarriedRange')
export class CarriedRangeModel {
  @Field(() => Float)
  value!: number;
  @Field(() => Float)
  low95!: number;
  @Field(() => Float)
  high95!: number;
}

@ObjectType('CarriedEffect', { description: 'A node above: what it should have done, and what it did.' })
export class CarriedModel implements CarriedEffect {
  @Field({ name: 'nodeKey', description: 'Key of the node.' })
  path!: string;
  @Field()
  name!: string;
  @Field()
  metric!: string;
  @Field(() => String, { description: 'count, rate, ratio, duration, money or score' })
  unit!: CarriedEffect['unit'];
  @Field(() => Float, optional)
  without!: number | null;
  @Field(() => CarriedRangeModel, { ...optional, description: 'What the formulas say; null: none leads there.' })
  predicted!: CarriedRangeModel | null;
  @Field(() => CarriedRangeModel, { ...optional, description: 'Against the controls.' })
  measured!: CarriedRangeModel | null;
  @Field(() => CarriedOutcomeEnum)
  outcome!: CarriedEffect['outcome'];
  @Field()
  words!: string;
}

@ObjectType('Worth', { description: 'Money saved, or below zero spent, per 30 days.' })
export class WorthModel implements Worth {
  @Field(() => Float)
  perMonth!: number;
  @Field(() => Float)
  low95!: number;
  @Field(() => Float)
  high95!: number;
  @Field(() => CurrencyScalar)
  currency!: string;
  @Field({ description: 'From what it was computed.' })
  words!: string;
}
