import { ArgsType, Field, InputType, Int, registerEnumType } from '@nestjs/graphql';
import type { DriverFamily, HistogramMeasure, MetricPatch, MetricUnit, NodePatch, Polarity } from '@bough/domain';
import { KeyScalar } from '../graphql/scalars.js';
import { DriverFamilyEnum, GoodDirection, UnitKind } from '../metrics/metric.model.js';

export enum NodeEdge {
  IDENTITY = 'IDENTITY',
  INFLUENCE = 'INFLUENCE',
}
export enum Distribution {
  FIRST_RESPONSE = 'FIRST_RESPONSE',
  RESOLUTION = 'RESOLUTION',
  FIRST_RESPONSE_BUSINESS = 'FIRST_RESPONSE_BUSINESS',
  RESOLUTION_BUSINESS = 'RESOLUTION_BUSINESS',
}
registerEnumType(NodeEdge, { name: 'NodeEdge', description: 'How a node relates to the one above it.' });
registerEnumType(Distribution, { name: 'Distribution', description: 'Whose median and p90 stand beside the mean.' });

const text = (description?: string) => Field(() => String, { nullable: true, description });

@InputType({ description: 'What is left out stays as it is; null takes it away.' })
export class TreeNodeInput {
  @text()
  name?: string | null;
  @Field(() => KeyScalar, { nullable: true })
  metric?: string | null;
  @Field(() => NodeEdge, { nullable: true })
  edge?: NodeEdge | null;
  @text('The value of the node as a formula over the keys of its identity children.')
  identity?: string | null;
  @Field(() => DriverFamilyEnum, { nullable: true, description: 'Null: that of the node above.' })
  driver?: DriverFamilyEnum | null;
  @text('Why the node has no data yet.')
  planned?: string | null;
  @text()
  note?: string | null;
  @Field(() => Int, { nullable: true, description: 'Weeks until an influence shows in the node above.' })
  lagWeeks?: number | null;
  @Field(() => GoodDirection, { nullable: true, description: 'Null: as the metric says.' })
  target?: GoodDirection | null;
  @Field(() => [KeyScalar], { nullable: true, description: 'Segments whose branches alone have the node.' })
  only?: string[] | null;
  @Field(() => [KeyScalar], { nullable: true, description: 'Segments whose branches do without it.' })
  except?: string[] | null;
}

@InputType({ description: 'What is left out stays as it is; null brings the default back.' })
export class MetricInput {
  @text()
  name?: string | null;
  @text()
  description?: string | null;
  @text('Needed for a new metric.')
  formula?: string | null;
  @Field(() => UnitKind, { nullable: true })
  unit?: UnitKind | null;
  @Field(() => GoodDirection, { nullable: true })
  goodDirection?: GoodDirection | null;
  @Field(() => Int, { nullable: true })
  maturityDays?: number | null;
  @text('Formula of the number of events behind a value.')
  sample?: string | null;
  @Field(() => Int, { nullable: true })
  minimumSampleSize?: number | null;
  @Field(() => DriverFamilyEnum, { nullable: true })
  driver?: DriverFamilyEnum | null;
  @Field(() => Distribution, { nullable: true })
  quantiles?: Distribution | null;
}

@ArgsType()
export class LockArgs {
  @Field(() => Int, { description: 'MetricTree.version as it was read; another one now is a VERSION_CONFLICT.' })
  expectedVersion!: number;
  @Field(() => Boolean, { defaultValue: false, description: 'Say what would change, change nothing.' })
  dryRun!: boolean;
}

@ArgsType()
export class KeyedArgs extends LockArgs {
  @Field(() => KeyScalar)
  key!: string;
}

@ArgsType()
export class NodeArgs extends KeyedArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'The identity of the node above from now on: a term that comes or goes and its formula are only sound together.',
  })
  parentIdentity?: string | null;
}

const lower = <To extends string>(value: string | null | undefined) => value?.toLowerCase() as To | undefined;
/** `null` stays `null`, and what was left out stays out. */
const lowerOrNull = <To extends string>(value: string | null | undefined) => (value === null ? null : lower<To>(value));

export function nodePatch({ driver, lagWeeks, edge, target, ...same }: TreeNodeInput): NodePatch {
  const [family, direction] = [lowerOrNull<DriverFamily>(driver), lowerOrNull<Polarity>(target)];
  return { ...same, family, lag: lagWeeks, edge: lowerOrNull<'identity' | 'influence'>(edge), target: direction };
}

export function metricPatch(input: MetricInput): MetricPatch {
  const { driver, unit, goodDirection, maturityDays, minimumSampleSize, quantiles, ...same } = input;
  return {
    ...same,
    family: lowerOrNull<DriverFamily>(driver),
    unit: unit === UnitKind.CURRENCY ? 'money' : lowerOrNull<MetricUnit>(unit),
    polarity: lowerOrNull<Polarity>(goodDirection),
    maturity: maturityDays,
    minimumSample: minimumSampleSize,
    quantiles: lowerOrNull<HistogramMeasure>(quantiles),
  };
}
