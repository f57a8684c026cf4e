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
} from '@bough/domain';
import { FigureModel } from '../metrics/figure.model.js';
import { FigureRangeModel, NaiveModel, RangedModel } from './effect.model.js';
import {
  CarriedOutcomeEnum,
  CheckStatusEnum,
  GuardrailOutcomeEnum,
  OpinionMethodEnum,
  OtherOutcomeEnum,
  OtherRoleEnum,
} from './intervention-enums.js';

const optional = { nullable: true };
const SHARE = 'As a share of what would have been; null for points.';

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
export class PartModel implements Record<keyof AssessedPart, unknown> {
  @Field({ description: 'plan/enterprise' })
  segment!: string;
  @Field()
  name!: string;
  @Field(() => RangedModel, optional)
  estimate!: RangedModel | null;
  @Field(() => FigureRangeModel, { ...optional, description: SHARE })
  relative!: FigureRangeModel | null;
  @Field(() => Float, { ...optional, description: 'Drawn towards the other treated segments.' })
  shrunk!: number | null;
  @Field(() => Float, { ...optional, description: 'p-value that knows how many were looked at (Holm).' })
  holm!: number | null;
  @Field(() => ReasonModel, optional)
  reason!: ReasonModel | null;
}

@ObjectType('GuardrailResult')
export class GuardrailResultModel implements Record<keyof AssessedGuardrail, unknown> {
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
  @Field(() => FigureRangeModel, { ...optional, description: SHARE })
  relative!: FigureRangeModel | null;
  @Field()
  words!: string;
}

@ObjectType('OtherSegment', { description: 'One that was not treated, against the others that were not.' })
export class OtherSegmentModel implements Record<keyof OtherSegment, unknown> {
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
  @Field(() => FigureRangeModel, { ...optional, description: SHARE })
  relative!: FigureRangeModel | null;
  @Field(() => NaiveModel, optional)
  naive!: NaiveModel | null;
}

@ObjectType('CarriedEffect', { description: 'A node above: what it should have done, and what it did.' })
export class CarriedModel implements Record<Exclude<keyof CarriedEffect, 'unit'>, unknown> {
  @Field({ name: 'nodeKey', description: 'Key of the node.' })
  path!: string;
  @Field()
  name!: string;
  @Field()
  metric!: string;
  @Field(() => FigureModel, { ...optional, description: 'What it would have been without the effect.' })
  without!: FigureModel | null;
  @Field(() => FigureRangeModel, {
    ...optional,
    description: 'What the effect adds by the formulas; null: none leads there.',
  })
  predicted!: FigureRangeModel | null;
  @Field(() => FigureRangeModel, { ...optional, description: 'What it did against the controls.' })
  measured!: FigureRangeModel | null;
  @Field(() => CarriedOutcomeEnum)
  outcome!: CarriedEffect['outcome'];
  @Field()
  words!: string;
}

@ObjectType('Worth', { description: 'Money saved, or below zero spent, per 30 days.' })
export class WorthModel implements Record<'perMonth' | 'words', unknown> {
  @Field(() => FigureRangeModel)
  perMonth!: FigureRangeModel;
  @Field({ description: 'From what it was computed.' })
  words!: string;
}
