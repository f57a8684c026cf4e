import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import {
  DRIVER_FAMILIES,
  HISTOGRAM_MEASURES,
  unitSymbol,
  type DriverFamily,
  type HistogramMeasure,
  type MetricUnit,
  type ModelMetric,
  type Polarity,
  type Scale,
  type ValueUnit,
} from '@bough/domain';
import { connectionOf } from '../graphql/connection.js';
import { namedEnum, wordEnum } from '../graphql/enums.js';
import { globalId } from '../graphql/ids.js';
import { NodeModel } from '../graphql/node.model.js';
import { CurrencyScalar, KeyScalar } from '../graphql/scalars.js';

export const UnitKindEnum = namedEnum<MetricUnit>('UnitKind', {
  count: 'COUNT',
  rate: 'RATE',
  ratio: 'RATIO',
  duration: 'DURATION',
  money: 'MONEY',
  score: 'SCORE',
});
export const PolarityEnum = namedEnum<Polarity>('Polarity', {
  higher: 'HIGHER',
  lower: 'LOWER',
  neutral: 'NEUTRAL',
});
export const DriverFamilyEnum = wordEnum('DriverFamily', DRIVER_FAMILIES);
export const DistributionEnum = wordEnum(
  'Distribution',
  HISTOGRAM_MEASURES,
  'Whose median and p90 stand beside the mean.',
);

@ObjectType('Scale', { description: 'The ends of the scale that people answered on.' })
export class ScaleModel implements Scale {
  @Field(() => Float)
  min!: number;
  @Field(() => Float)
  max!: number;
}

@ObjectType('Unit', {
  description: 'Canonical units: durations in seconds, ratios 0 to 1, money in major units of the currency.',
})
export class UnitModel {
  @Field(() => UnitKindEnum)
  kind!: MetricUnit;
  @Field({ description: 'Short name for display.' })
  symbol!: string;
  @Field(() => CurrencyScalar, { nullable: true })
  currency!: string | null;
  @Field(() => Float, { nullable: true, description: 'For a score whose scale is known: its low end.' })
  scaleMin!: number | null;
  @Field(() => Float, { nullable: true, description: 'For a score whose scale is known: its high end.' })
  scaleMax!: number | null;
  @Field(() => Int)
  defaultDecimals!: number;
}

@ObjectType('Metric', { implements: () => NodeModel, description: 'A formula over measures and other metrics.' })
export class MetricModel implements NodeModel {
  @Field(() => ID)
  id!: string;
  @Field(() => KeyScalar)
  key!: string;
  @Field()
  name!: string;
  @Field()
  description!: string;
  @Field(() => DriverFamilyEnum, { nullable: true })
  family!: DriverFamily | null;
  @Field(() => UnitModel)
  unit!: UnitModel;
  @Field(() => PolarityEnum)
  polarity!: Polarity;
  @Field(() => String, { nullable: true, description: 'Null for a metric that counts distinct customers.' })
  formula!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'An equal formula over other metrics, by which differences are explained.',
  })
  factors!: string | null;
  @Field(() => Int, { description: 'Days until a period stops moving.' })
  maturityDays!: number;
  @Field(() => Int, { description: 'With fewer events a value is shown but never compared.' })
  minimumSampleSize!: number;
  @Field({ description: 'Formula of the number of events behind a value.' })
  sample!: string;
  @Field(() => DistributionEnum, { nullable: true })
  quantiles!: HistogramMeasure | null;
  @Field(() => ScaleModel, { nullable: true, description: 'Of a score, where it is known.' })
  scale!: ScaleModel | null;
  @Field(() => [KeyScalar], { description: 'The measures that it comes down to.' })
  measures!: readonly string[];
}

@ObjectType()
export class MetricConnection extends connectionOf(MetricModel, 'Metric') {}

const units = new Map<string, UnitModel>();

/** The unit as a model; the scale is that of a score. Equal units share one model. */
export function unitModel(unit: ValueUnit, scale?: Scale): UnitModel {
  const key = `${unit.unit} ${currencyOf(unit)} ${scale?.min} ${scale?.max}`;
  let found = units.get(key);
  if (!found) units.set(key, (found = makeUnit(unit, scale)));
  return found;
}

function currencyOf(unit: ValueUnit): string | null {
  return unit.unit === 'money' ? unit.currency : null;
}

function makeUnit(unit: ValueUnit, scale: Scale | undefined): UnitModel {
  return {
    kind: unit.unit,
    symbol: unitSymbol(unit),
    currency: currencyOf(unit),
    scaleMin: scale?.min ?? null,
    scaleMax: scale?.max ?? null,
    defaultDecimals: { count: 0, duration: 0, ratio: 1, money: 2, rate: 2, score: 2 }[unit.unit],
  };
}

/** A metric as a model. */
export function metricModel(metric: ModelMetric, measures: readonly string[]): MetricModel {
  const { key, name, description, family, polarity, formula, sample, quantiles, maturity, minimumSample } = metric;
  return {
    id: globalId('met', key),
    key,
    name,
    description,
    family,
    unit: unitModel(metric, metric.scale),
    polarity,
    formula,
    factors: metric.factors ?? null,
    sample,
    quantiles,
    scale: metric.scale ?? null,
    maturityDays: maturity,
    minimumSampleSize: minimumSample,
    measures,
  };
}
