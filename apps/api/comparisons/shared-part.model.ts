/** A part of two sides that have shares. */
import { Field, Float, ObjectType } from '@nestjs/graphql';
import type { SegmentPart } from '@bough/domain';
import { namedEnum } from '../graphql/enums.js';
import { FigureModel } from '../metrics/figure.model.js';

const SegmentStatusEnum = namedEnum<SegmentPart['status']>('SegmentStatus', { kept: 'KEPT', new: 'NEW', gone: 'GONE' });

/** What segments and kinds of conversations have in common when a difference is split by them. */
@ObjectType({ isAbstract: true })
export abstract class SharedPartModel {
  @Field(() => SegmentStatusEnum)
  status!: SegmentPart['status'];
  @Field(() => FigureModel, { nullable: true })
  before!: FigureModel | null;
  @Field(() => FigureModel, { nullable: true })
  after!: FigureModel | null;
  @Field(() => Float, { description: 'Of the denominator.' })
  shareBefore!: number;
  @Field(() => Float)
  shareAfter!: number;
}
