import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { segmentId, UNKNOWN, type Dimension, type Segment } from '@bough/domain';
import { connectionOf } from '../graphql/connection.js';
import { globalId } from '../graphql/ids.js';
import { NodeModel } from '../graphql/node.model.js';
import { KeyScalar } from '../graphql/scalars.js';

@ObjectType('SegmentDimension', {
  implements: () => NodeModel,
  description: 'A way to cut customers into disjoint segments that together are all of them.',
})
export class DimensionModel implements NodeModel {
  @Field(() => ID)
  id!: string;
  @Field(() => KeyScalar)
  key!: string;
  @Field()
  name!: string;
  @Field(() => String, { nullable: true })
  description!: string | null;
  @Field({ description: 'The decision that this cut informs: staffing, SLA, outreach.' })
  decision!: string;
  @Field({ description: 'The customer attribute that the segments are made of.' })
  attribute!: string;
}

@ObjectType('Segment', { implements: () => NodeModel })
export class SegmentModel implements NodeModel {
  @Field(() => ID)
  id!: string;
  @Field(() => KeyScalar)
  key!: string;
  @Field()
  name!: string;
  @Field(() => Int, { description: 'Place among the segments of its dimension; Unknown is the last.' })
  rank!: number;
  @Field(() => Float, {
    nullable: true,
    description:
      'What its customers are worth, as the workspace declares it: the higher, the more. Null: not declared.',
  })
  declaredRank!: number | null;
  @Field({ description: 'True for the segment of customers without a label.' })
  isUnknown!: boolean;
  @Field(() => [String], { description: 'Attribute values that map here.' })
  sourceValues!: readonly string[];
  @Field(() => Float, { name: 'start', nullable: true, description: 'Lower end of a numeric band, included.' })
  from!: number | null;
  @Field(() => Float, {
    name: 'endExclusive',
    nullable: true,
    description: 'Upper end of a numeric band, not included.',
  })
  to!: number | null;
  /** The id of the segment in the columns: `plan/pro`. */
  columnId!: string;
  dimensionKey!: string;
}

@ObjectType()
export class DimensionConnection extends connectionOf(DimensionModel, 'SegmentDimension') {}
@ObjectType()
export class SegmentConnection extends connectionOf(SegmentModel, 'Segment') {}

/** A dimension as a model. */
export function dimensionModel({ key, name, description, decision, attribute }: Dimension): DimensionModel {
  return { id: globalId('dim', key), key, name, description: description ?? null, decision, attribute };
}

/** The segments of a dimension in order, `Unknown` last. */
export function segmentModels({ key: dimensionKey, segments }: Dimension): SegmentModel[] {
  const all: Segment[] = [...segments, { key: UNKNOWN, name: 'Unknown' }];
  return all.map(({ key, name, values = [], from, to, rank: declaredRank }, rank) => ({
    id: globalId('seg', dimensionKey, key),
    key,
    name,
    rank,
    declaredRank: declaredRank ?? null,
    isUnknown: key === UNKNOWN,
    sourceValues: values,
    from: from ?? null,
    to: to ?? null,
    columnId: segmentId(dimensionKey, key),
    dimensionKey,
  }));
}

const made = new WeakMap<Dimension, ReadonlyMap<string, SegmentModel>>();

/** The same by their keys; made once, as every node of a tree asks for its segment. */
export function segmentsByKey(dimension: Dimension): ReadonlyMap<string, SegmentModel> {
  let found = made.get(dimension);
  if (!found) made.set(dimension, (found = new Map(segmentModels(dimension).map((segment) => [segment.key, segment]))));
  return found;
}
