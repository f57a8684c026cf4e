import { ArgsType, Field, Float, InputType, Int } from '@nestjs/graphql';
import type {
  DriverFamily,
  HistogramMeasure,
  MetricPatch,
  MetricUnit,
  NodePatch,
  Polarity,
  Scale,
  TemplateNode,
} from '@bough/domain';
import { namedEnum } from '../graphql/enums.js';
import { KeyScalar } from '../graphql/scalars.js';
import { DistributionEnum, DriverFamilyEnum, PolarityEnum, UnitKindEnum } from '../metrics/metric.model.js';

type TemplateEdge = TemplateNode['edge'];

const TemplateEdgeEnum = namedEnum<TemplateEdge>(
  'NodeEdge',
  { identity: 'IDENTITY', influence: 'INFLUENCE' },
  'How a node relates to the one above it.',
);

const text = (description?: string) => Field(() => String, { nullable: true, description });

@InputType({ description: 'What is left out stays as it is; null takes it away.' })
export class TreeNodeInput {
  @text()
  name?: string | null;
  @Field(() => KeyScalar, { nullable: true })
  metric?: string | null;
  @Field(() => TemplateEdgeEnum, { nullable: true })
  edge?: TemplateEdge | null;
  @text('The value of the node as a formula over the keys of its identity children.')
  identity?: string | null;
  @Field(() => DriverFamilyEnum, { nullable: true, description: 'Null: that of the node above.' })
  family?: DriverFamily | null;
  @text('Why the node has no data yet.')
  planned?: string | null;
  @text()
  note?: string | null;
  @Field(() => Int, { nullable: true, description: 'Weeks until an influence shows in the node above.' })
  lagWeeks?: number | null;
  @Field(() => PolarityEnum, { nullable: true, description: 'Null: as the metric says.' })
  target?: Polarity | null;
  @Field(() => [KeyScalar], { nullable: true, description: 'Segments whose branches alone have the node.' })
  only?: string[] | null;
  @Field(() => [KeyScalar], { nullable: true, description: 'Segments whose branches do without it.' })
  except?: string[] | null;
}

@InputType({ description: 'The ends of the scale that people answered on.' })
export class ScaleInput implements Scale {
  @Field(() => Float)
  min!: number;
  @Field(() => Float)
  max!: number;
}

@InputType({ description: 'What is left out stays as it is; null brings the default back.' })
export class MetricInput {
  @text()
  name?: string | null;
  @text()
  description?: string | null;
  @text('Needed for a new metric.')
  formula?: string | null;
  @Field(() => UnitKindEnum, { nullable: true })
  unit?: MetricUnit | null;
  @Field(() => PolarityEnum, { nullable: true })
  polarity?: Polarity | null;
  @Field(() => Int, { nullable: true })
  maturityDays?: number | null;
  @text('Formula of the number of events behind a value.')
  sample?: string | null;
  @Field(() => Int, { nullable: true })
  minimumSampleSize?: number | null;
  @Field(() => DriverFamilyEnum, { nullable: true })
  family?: DriverFamily | null;
  @Field(() => DistributionEnum, { nullable: true })
  quantiles?: HistogramMeasure | null;
  @text('An equal formula over other metrics, by which differences are explained.')
  factors?: string | null;
  @Field(() => ScaleInput, { nullable: true, description: 'Of a score.' })
  scale?: ScaleInput | null;
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

/** What an input changes of a node; what it leaves out stays as it is. */
export function nodePatch({ lagWeeks, ...same }: TreeNodeInput): NodePatch {
  return { ...same, lag: lagWeeks };
}

/** What an input changes of a metric; what it leaves out stays as it is. */
export function metricPatch(input: MetricInput): MetricPatch {
  const { maturityDays, minimumSampleSize, scale, ...same } = input;
  return {
    ...same,
    ...(scale !== undefined && { scale: scale && { min: scale.min, max: scale.max } }),
    maturity: maturityDays,
    minimumSample: minimumSampleSize,
  };
}
