import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { unitSymbol, type ModelMetric, type Scale, type ValueUnit } from '@bough/domain';
import { connectionOf } from '../graphql/connection.js';
import { globalId } from '../graphql/ids.js';
import { NodeModel } from '../graphql/node.model.js';
import { CurrencyScalar, KeyScalar } from '../graphql/scalars.js';

export enum UnitKind {
  COUNT = 'COUNT',
  RATE = 'RATE',
  RATIO = 'RATIO',
  DURATION = 'DURATION',
  CURRENCY = 'CURRENCY',
  SCORE = 'SCORE',
}
export enum GoodDirection {
  HIGHER = 'HIGHER',
  LOWER = 'LOWER',
  NEUTRAL = 'NEUTRAL',
}
export enum DriverFamilyEnum {
  DEMAND_INTENSITY = 'DEMAND_INTENSITY',
  HANDLING_EFFICIENCY = 'HANDLING_EFFICIENCY',
  COST = 'COST',
  EXPERIENCE = 'EXPERIENCE',
}
registerEnumType(UnitKind, { name: 'UnitKind' });
registerEnumType(GoodDirection, { name: 'GoodDirection' });
registerEnumType(DriverFamilyEnum, { name: 'DriverFamily' });

@ObjectType('Unit', {
  description: 'Canonical units: durations in seconds, ratios 0 to 1, money in major units of the currency.',
})
export class UnitModel {
  @Field(() => UnitKind)
  kind!: UnitKind;
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
  driver!: DriverFamilyEnum | null;
  @Field(() => UnitModel)
  unit!: UnitModel;
  @Field(() => GoodDirection)
  goodDirection!: GoodDirection;
  @Field(() => String, { nullable: true, description: 'Null for a metric that counts distinct customers.' })
  formula!: string | null;
  @Field(() => Int, { description: 'Days until a period stops moving.' })
  maturityDays!: number;
  @Field(() => Int, { description: 'With fewer events a value is shown but never compared.' })
  minimumSampleSize!: number;
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
    kind: unit.unit === 'money' ? UnitKind.CURRENCY : (unit.unit.toUpperCase() as UnitKind),
    symbol: unitSymbol(unit),
    currency: currencyOf(unit),
    scaleMin: scale?.min ?? null,
    scaleMax: scale?.max ?? null,
    defaultDecimals: { count: 0, duration: 0, ratio: 1, money: 2, rate: 2, score: 2 }[unit.unit],
  };
}

export function metricModel(metric: ModelMetric, measures: readonly string[]): MetricModel {
  const { key, name, description, family, polarity, formula, maturity, minimumSample } = metric;
  return {
    id: globalId('met', key),
    key,
    name,
    description,
    driver: family && (family.toUpperCase() as DriverFamilyEnum),
    unit: unitModel(metric, metric.scale),
    goodDirection: polarity.toUpperCase() as GoodDirection,
    formula,
    maturityDays: maturity,
    minimumSampleSize: minimumSample,
    measures,
  };
}
